"""The pictures that people looked at are what is printed today."""

from PIL import Image, ImageChops

from tests.slips.every_label import FOLDER, pictures

# A renderer of another version may set the edge of a letter one dot aside.
_SAME = 0.004


def test_that_every_label_and_list_looks_as_it_was_seen() -> None:
    changed = []
    for name, now in pictures():
        with Image.open(FOLDER / name) as kept:
            seen = kept.convert("1")
        differs = (
            ImageChops.logical_xor(seen, now).histogram()[255] if seen.size == now.size else 1e9
        )
        if differs > _SAME * now.width * now.height:
            changed.append(name)

    assert changed == [], "look at them, then run python -m tests.slips.every_label"

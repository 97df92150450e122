"""Real photos of real packs: what zxing-cpp reads, we read, and nothing where nothing is."""

import pytest

from tests.campaigns.photos import NOTHING, PHOTOS, folders, is_in, seen_in
from ui.readers.picture import codes_by_child

GOAL = 0.95
absent = pytest.mark.skipif(not PHOTOS.is_dir(), reason=f"no photos beside the house: {PHOTOS}")


@absent
def test_that_what_can_be_read_is_read() -> None:
    every = [one for folder in folders(PHOTOS) for one in seen_in(folder) if one.plain]

    missed = {one.file: one.missed for one in every if one.missed}

    assert len(every) > 200
    assert len(missed) <= (1 - GOAL) * len(every), missed


@absent
def test_that_the_truth_is_read_on_every_photo_of_a_pack() -> None:
    photos = list(seen_in(PHOTOS / "datakick_photos"))

    assert [one.file for one in photos if not is_in(one.truth, one.ours)] == []


@absent
def test_that_nothing_is_read_where_nothing_is() -> None:
    assert [one for one in seen_in(PHOTOS / "zxing_cpp" / NOTHING) if one.ours] == []


@absent
def test_that_a_photo_is_read_the_whole_way() -> None:
    photo = next((PHOTOS / "datakick_photos").glob("*.jpg"))

    assert is_in(photo.name.split("_")[0], codes_by_child(photo.read_bytes()))

"""Draw every kind of slip in five languages, and one on each paper, as a printer puts them down.

python -m tests.slips.every_slip

writes docs/pictures/slips and the words that tests/slips/test_every_slip.py compares. Look at them.
"""

from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped] # it has no types
from PIL import Image, ImageDraw

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.printing.look import Dress, Look
from returns_station.adapters.printing.pdf import draw
from returns_station.adapters.speech import speech
from returns_station.adapters.wording import Wording
from returns_station.slip import Slip, SlipKind
from tests.slips.kinds import every_kind
from tests.slips.told import all_words

_HOUSE: Final = Path(__file__).parents[2]
_PICTURES: Final = _HOUSE / "docs" / "pictures" / "slips"
_WORDS: Final = Path(__file__).parent / "words"
_COLOUR: Final = "#1e6b45"
_WORDING: Final = Wording("Tusen tack, {name}!", "Välkommen åter till {shop}.")
_HALF: Final = 127
_FEW: Final = 12  # colours of a picture that is in colour
_HEAD: Final = """# Slips

Every kind of slip in five languages on 80 mm, as a printer of 203 dots to the inch puts it down; a
refund on every paper; and one with a shop's own logo, colour and words.
`python -m tests.slips.every_slip` draws them anew.

"""


def shot(slip: Slip, paper: Paper, dress: Dress | None = None) -> Image.Image:
    """The first page in dots of the printer."""
    pdf = draw(slip, paper, speech(slip.language), dress)
    picture: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=203 / 72).to_pil()
    return picture


def _keep(picture: Image.Image, name: str, *, colours: int = 0) -> str:
    """Write a picture, in black and white alone or in a few colours."""
    if colours:
        small = picture.reduce(2).quantize(colours, dither=Image.Dither.NONE)
    else:
        grey = picture.convert("L")
        small = grey.point(lambda dot: 255 * (dot > _HALF)).convert("1")
    small.save(_PICTURES / f"{name}.png", optimize=True)
    return f"{name}.png"


def _logo(folder: Path) -> Path:
    """A made-up shop's mark: a hill with a sun."""
    mark = Image.new("RGBA", (360, 160), (0, 0, 0, 0))
    pen = ImageDraw.Draw(mark)
    pen.ellipse((150, 10, 250, 110), fill="#e0a526")
    pen.polygon(((10, 150), (120, 40), (200, 120), (260, 70), (350, 150)), fill=_COLOUR)
    mark.save(folder / "logo.png")
    return folder / "logo.png"


def _kinds() -> list[str]:
    rows = []
    for kind in SlipKind:
        files = [
            _keep(shot(every_kind(language)[kind], Paper.ROLL_80), f"{kind}-{language}")
            for language in LANGUAGES
        ]
        links = " ".join(f"[{file[-6:-4]}]({file})" for file in files)
        rows.append(f"**{kind}** {links}\n\n![{kind}]({kind}-sv.png)\n")
    return rows


def _papers(refund: Slip) -> list[str]:
    rows = []
    for paper in Paper:
        large = paper in {Paper.A4, Paper.A5}
        name = _keep(shot(refund, paper), f"on-{paper}", colours=8 if large else 0)
        rows.append(f"**on {paper}**\n\n![{paper}]({name})\n")
    return rows


def _own(refund: Slip, folder: Path) -> list[str]:
    dress = Dress(Look(_logo(folder), _COLOUR), {"sv": _WORDING})
    roll = _keep(shot(refund, Paper.ROLL_80, dress), "own-roll80")
    sheet = _keep(shot(refund, Paper.A5, dress), "own-a5", colours=_FEW)
    return [f"**the shop's own**\n\n![roll]({roll})\n\n![sheet]({sheet})\n"]


def main() -> None:
    """Draw all, and keep the words that the test compares."""
    import tempfile

    _PICTURES.mkdir(parents=True, exist_ok=True)
    _WORDS.mkdir(exist_ok=True)
    refund = every_kind("sv")[SlipKind.REFUND]
    with tempfile.TemporaryDirectory() as folder:
        rows = [*_kinds(), *_papers(refund), *_own(refund, Path(folder))]
    (_PICTURES / "README.md").write_text(_HEAD + "\n".join(rows), "utf-8")
    for name, words in all_words().items():
        (_WORDS / name).write_text(words, "utf-8")
    size = sum(file.stat().st_size for file in _PICTURES.iterdir())
    print(f"{len(rows)} rows, {size // 1024} KB in {_PICTURES}")  # noqa: T201 - a program for people


if __name__ == "__main__":
    main()

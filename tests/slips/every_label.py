"""Every label and list as a picture, dot by dot as a printer of 203 dots to the inch makes it.

Run `python -m tests.slips.every_label [FOLDER]`; the folder is docs/pictures/labels.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from PIL.Image import Image

from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.printing.pdf import pages_of
from returns_station.adapters.speech import speech
from returns_station.label import Label
from returns_station.listing import Listing
from tests.slips.labelled import a_day, a_manifest, a_parcel, a_put_away
from tests.slips.laid import rendered

FOLDER: Final = Path(__file__).parents[2] / "docs" / "pictures" / "labels"
LANGUAGES: Final = ("sv", "en", "nb", "da", "fi")
MADE: Final[dict[str, Callable[[str], Label | Listing]]] = {
    "put-away": a_put_away,
    "parcel": a_parcel,
    "manifest": lambda language: a_manifest(language, 7),
    "day": a_day,
    "day-empty": lambda language: a_day(language, empty=True),
}
# Each on the paper it is made for in all languages, on the others in one.
PAPERS: Final = {
    "put-away": (Paper.LABEL_100X60, (Paper.LABEL_4X6, Paper.ROLL_80, Paper.ROLL_58)),
    "parcel": (Paper.LABEL_4X6, (Paper.LABEL_100X60, Paper.A6, Paper.ROLL_80, Paper.A5)),
    "manifest": (Paper.A5, (Paper.A4, Paper.ROLL_80, Paper.ROLL_58)),
    "day": (Paper.A5, (Paper.A4, Paper.ROLL_80, Paper.ROLL_58)),
    "day-empty": (Paper.A5, ()),
}
_SAYS: Final = """\
As a printer of 203 dots to the inch puts them down; of a list its first page.
`python -m tests.slips.every_label` draws them anew.
"""


def pictures() -> Iterator[tuple[str, Image]]:
    """Each picture with its name; of a list the first page."""
    for name, (own, others) in PAPERS.items():
        shown = [(own, language) for language in LANGUAGES]
        for paper, language in (*shown, *((other, LANGUAGES[0]) for other in others)):
            pages = pages_of(MADE[name](language), paper, speech(language))
            yield f"{name}-{paper}-{language}.png", rendered(pages[:1], language)[0]


def main(folder: Path) -> None:
    """Make them all."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = ["# Labels and lists\n\n", _SAYS]
    for name, picture in pictures():
        picture.save(folder / name, optimize=True)
        shown.append(f"\n![{name.removesuffix('.png')}]({name})\n")
    (folder / "README.md").write_text("".join(shown), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)

"""The faces slips are set in: the letters each has, their widths, and who steps in for the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import groupby
from typing import Final

from reportlab.pdfbase.pdfmetrics import registerFont

from returns_station.adapters.printing.drawing import Face
from returns_station.adapters.printing.press import PressFont

_UNKNOWN: Final = "?"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that one face can set; the width is in ems."""

    text: str
    face: Face
    width: float


@cache
def letters(face: Face) -> dict[str, float]:
    """Every letter of a face with its width in ems; afterwards the face is ready to draw with."""
    with as_file(files("assets") / "fonts" / f"{face}.ttf") as path:
        font = PressFont(face.value, str(path))
    registerFont(font)
    return {chr(code): width / 1000 for code, width in font.face.charWidths.items()}


def runs(text: str, face: Face) -> tuple[Run, ...]:
    """The text cut where another face must step in; letters that no face has become one "?"."""
    own = letters(face)
    if own.keys() >= set(text):
        return (Run(text, face, sum(map(own.__getitem__, text))),) if text else ()
    return tuple(_stand_ins(text, face))


def settable(text: str, face: Face = Face.WORK) -> str:
    """The text as it comes out on paper: each stretch of letters that no face has is one "?"."""
    return "".join(run.text for run in runs(text, face))


def width(text: str, face: Face, size: float) -> float:
    """How wide the text is when set."""
    return size * sum(run.width for run in runs(text, face))


def _stand_ins(text: str, face: Face) -> Iterator[Run]:
    chain = (face, Face.OTHER, Face.WORK)

    def who_has(letter: str) -> Face | None:
        return next((one for one in chain if letter in letters(one)), None)

    for one, stretch in groupby(text, who_has):
        part = "".join(stretch) if one else _UNKNOWN
        known = letters(one or face)
        yield Run(part, one or face, sum(map(known.__getitem__, part)))

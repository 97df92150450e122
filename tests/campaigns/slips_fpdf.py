"""The same slip written by fpdf2: our words and their places, its faces, rectangles and file."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from fpdf import FPDF

from returns_station.adapters.printing.drawing import (
    DOTS_PER_INCH,
    Box,
    Face,
    Item,
    Paper,
    Patches,
    Rule,
    Shape,
    Text,
)
from returns_station.adapters.printing.look import Dress
from returns_station.adapters.printing.pdf import pages_of
from returns_station.adapters.speech import Speech
from returns_station.slip import Slip

_POINTS: Final = 72 / DOTS_PER_INCH
_FONTS: Final = Path(str(files("assets") / "fonts"))


def fpdf_slip(slip: Slip, voice: Speech, dress: Dress) -> bytes:
    """A slip on 80 mm as fpdf2 writes it, in dots of a printer."""
    (page,) = pages_of(slip, Paper.ROLL_80, voice, dress)
    pdf = FPDF(unit=_POINTS, format=(page.width, page.height))
    pdf.set_auto_page_break(auto=False)
    pdf.set_lang("sv-SE")
    for face in (Face.STRONG, Face.WORK, Face.VOICE):
        pdf.add_font(face.value, fname=_FONTS / f"{face}.ttf")
    pdf.add_page()
    for down, block in page.blocks:
        for item in block.items:
            _put(pdf, item, down)
    return bytes(pdf.output())


def _put(pdf: FPDF, item: Item, down: float) -> None:
    match item:
        case Text():
            pdf.set_font(item.face.value, size=item.size * _POINTS)
            pdf.text(item.x, down + item.y, item.text)
        case Patches():
            for left, top, wide, high in item.patches:
                pdf.rect(item.x + left, down + item.y + top, wide, high, style="F")
        case Box():
            pdf.rect(item.x, down + item.y, item.width, item.height)
        case Rule():
            pdf.line(item.x, down + item.y, item.x + item.width, down + item.y)
        case Shape():
            points = [(item.x + across, down + item.y + below) for across, below in item.points]
            pdf.polygon(points, style="F")
        case _:
            raise AssertionError(item)

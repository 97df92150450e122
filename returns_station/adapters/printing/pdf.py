"""A slip as PDF: its pages drawn with letters and rectangles alone; nothing in it can run."""

import io
import math
from threading import Lock
from typing import TYPE_CHECKING, Final, assert_never

from returns_station.adapters.printing.drawing import (
    BLACK,
    DOTS_PER_INCH,
    Box,
    Face,
    Item,
    Page,
    Paper,
    Patches,
    Picture,
    Rule,
    Shape,
    Text,
    in_dots,
    whole_dots,
)
from returns_station.adapters.speech import LOCALES, Speech, speech
from returns_station.desk.ports import Printed
from returns_station.label import Label
from returns_station.listing import Listing
from returns_station.slip import Slip

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from returns_station.adapters.printing.look import Dress
    from returns_station.adapters.printing.tagging import Tags

__all__ = ["Paper", "draw"]

_VERSION: Final = 1, 5  # structure, its order by keys, and the title in the window's frame
_POINTS: Final = 72 / DOTS_PER_INCH
# A face keeps its place in its file while it is read: one slip is drawn at a time.
_PRESS: Final = Lock()


def draw(
    printed: Printed,
    paper: Paper,
    speech: Speech,
    dress: "Dress | None" = None,
    dpi: int = DOTS_PER_INCH,
) -> bytes:
    """A slip, label or list as a PDF file on this paper, said in this voice.

    `dress` is what of a slip is the shop's own: its look, its words, how long it is. Codes lie on
    whole dots of a printer of `dpi` to the inch.
    """
    pages = pages_of(printed, paper, speech, dress)
    return bound(pages, _title(printed, speech), speech.language, dpi)


def _title(printed: Printed, speech: Speech) -> str:
    """What the file calls itself."""
    match printed:
        case Slip():
            return speech("slip.title", number=printed.number)
        case Label():
            from returns_station.adapters.printing.label_words import label_title  # lazy: as below

            return label_title(printed, speech)
        case Listing():
            return speech("listing.file", title=printed.title, number=printed.number)
        case _:
            assert_never(printed)


def bound(pages: tuple[Page, ...], title: str, language: str, dpi: int = DOTS_PER_INCH) -> bytes:
    """Any pages as one PDF file."""
    with _PRESS:
        return _written(pages, title, language, dpi)


def pages_of(
    printed: Printed, paper: Paper, speech: Speech, dress: "Dress | None" = None
) -> tuple[Page, ...]:
    """What lies where on each page."""
    match printed:
        case Slip():
            return _slip_pages(printed, paper, speech, dress)
        case Label():
            from returns_station.adapters.printing.label_page import label_pages  # lazy: as below

            return label_pages(printed, paper, speech)
        case Listing():
            from returns_station.adapters.printing.list_page import list_pages  # lazy: as below

            return list_pages(printed, paper, speech)
        case _:
            assert_never(printed)


def _slip_pages(
    slip: Slip, paper: Paper, speech: Speech, dress: "Dress | None"
) -> tuple[Page, ...]:
    from returns_station.adapters.printing.look import PLAIN  # lazy: reportlab costs 150 ms
    from returns_station.adapters.printing.measures_roll import ROLLS
    from returns_station.adapters.printing.measures_sheet import SHEETS
    from returns_station.adapters.printing.roll import roll
    from returns_station.adapters.printing.sheet import sheets
    from returns_station.adapters.printing.words import headings, words_of

    dressed = dress or PLAIN
    words = words_of(slip, speech, dressed.words(speech.language))
    if paper in ROLLS:
        return roll(words, slip.number, ROLLS[paper], dressed)
    return sheets(words, headings(slip, speech), slip.number, speech, SHEETS[paper], dressed)


def _written(pages: tuple[Page, ...], title: str, language: str, dpi: int) -> bytes:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    from returns_station.adapters.printing.faces import letters
    from returns_station.adapters.printing.tagging import Tags

    letters(Face.WORK)  # makes it known; a canvas wants a face to begin with
    rl_config.useA85 = 0  # binary streams: a fifth smaller, and no time spent on making them text
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pageCompression=1,
        pdfVersion=_VERSION,
        lang=LOCALES[language].replace("_", "-"),
        initialFontName=Face.WORK.value,  # type: ignore[arg-type] # its types say float
    )
    canvas.setTitle(title)
    tags = Tags(canvas, lambda text: speech(language)("slip.code_says", text=text))
    for page in pages:
        _draw_page(canvas, page, dpi, tags)
    tags.finish()
    canvas.save()
    return file.getvalue()


def _draw_page(canvas: "Canvas", page: Page, dpi: int, tags: "Tags") -> None:
    tags.begin_page()
    canvas.setPageSize((_points(page.width, dpi), _points(page.height, dpi)))
    canvas.scale(_POINTS, _POINTS)
    height = whole_dots(page.height, dpi) * DOTS_PER_INCH / dpi
    for down, block in page.blocks:
        for item in block.items:
            tags.mark(item)
            _put(canvas, item, height - down, dpi)
        tags.end_block()
    canvas.showPage()


def _points(length: int, dpi: int) -> float:
    """A length in points, a hair short: a renderer that rounds up would blur the bars."""
    return math.floor(whole_dots(length, dpi) * 72 / dpi * 1000 - 0.5) / 1000


def _put(canvas: "Canvas", item: Item, top: float, dpi: int) -> None:
    """Draw one thing; PDF counts upwards, a page reads downwards."""
    match item:
        case Text():
            _put_text(canvas, item, top)
        case Rule():
            _stroke_with(canvas, item.grey, item.colour)
            canvas.setLineWidth(item.thickness)
            canvas.setDash(list(item.dash))
            canvas.line(item.x, top - item.y, item.x + item.width, top - item.y)
        case Box():
            _put_box(canvas, item, top)
        case Patches():
            _fill_patches(canvas, item, top, dpi)
        case Shape():
            canvas.setFillGray(item.grey)
            path = canvas.beginPath()
            for nr, (across, down) in enumerate(item.points):
                go = path.lineTo if nr else path.moveTo
                go(item.x + across, top - item.y - down)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)
        case Picture():
            _put_picture(canvas, item, top)
        case _:
            assert_never(item)


def _fill_with(canvas: "Canvas", grey: float, colour: str) -> None:
    canvas.setFillColor(colour) if colour else canvas.setFillGray(grey)


def _stroke_with(canvas: "Canvas", grey: float, colour: str) -> None:
    canvas.setStrokeColor(colour) if colour else canvas.setStrokeGray(grey)


def _put_picture(canvas: "Canvas", item: Picture, top: float) -> None:
    from reportlab.lib.utils import ImageReader  # lazy: as above

    drawn = ImageReader(io.BytesIO(item.png))
    canvas.drawImage(drawn, item.x, top - item.y - item.height, item.width, item.height)


def _put_text(canvas: "Canvas", item: Text, top: float) -> None:
    from returns_station.adapters.printing.faces import runs  # lazy: as above

    _fill_with(canvas, item.grey, item.colour)
    x, cut = item.x, runs(item.text, item.face)
    for nr, run in enumerate(cut, start=1):
        canvas.setFont(run.face.value, item.size)
        # Nobody sees the blank at the end, and who has it read out hears two words and not one.
        canvas.drawString(x, top - item.y, f"{run.text} " if nr == len(cut) else run.text)
        x += run.width * item.size


def _put_box(canvas: "Canvas", item: Box, top: float) -> None:
    """A frame keeps its line inside its edges."""
    half = item.thickness / 2
    _fill_with(canvas, BLACK, item.colour)
    _stroke_with(canvas, BLACK, item.colour)
    canvas.setLineWidth(item.thickness)
    canvas.setDash([])
    canvas.roundRect(
        item.x + half,
        top - item.y - item.height + half,
        item.width - item.thickness,
        item.height - item.thickness,
        item.corner,
        stroke=1 if item.thickness else 0,
        fill=0 if item.thickness else 1,
    )


def _fill_patches(canvas: "Canvas", item: Patches, top: float, dpi: int) -> None:
    """All patches as one path of whole dots of the printer."""
    canvas.setFillGray(BLACK)
    scale = DOTS_PER_INCH / dpi
    ops = [
        f"{left} {-down - height} {width} {height} re"
        for left, down, width, height in in_dots(item, -top, dpi)
    ]
    canvas.addLiteral("\n".join((f"q {scale:.6f} 0 0 {scale:.6f} 0 0 cm", *ops, "f Q")))

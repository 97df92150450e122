"""What a screen reader finds in a PDF file, asked of another library than the one that wrote it."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # as above


@dataclass(frozen=True, slots=True)
class Element:
    """A part of the file: its kind, what it says instead of letters, and the marks of its parts."""

    kind: str
    alt: str
    marks: tuple[int, ...]


def elements(pdf: bytes) -> list[list[Element]]:
    """The elements of each page in reading order, from the document down."""
    return [list(_on(page)) for page in pypdfium2.PdfDocument(pdf)]


def marks(pdf: bytes) -> list[list[int]]:
    """The marks of all that is drawn on each page, -1 for what is not marked at all."""
    return [
        [pdfium.FPDFPageObj_GetMarkedContentID(one.raw) for one in page.get_objects()]
        for page in pypdfium2.PdfDocument(pdf)
    ]


def texts(pdf: bytes) -> list[str]:
    """What is said on the first page, piece by piece as it stands in the file."""
    page = pypdfium2.PdfDocument(pdf)[0]
    letters = page.get_textpage()
    pieces = [one for one in page.get_objects() if one.type == pdfium.FPDF_PAGEOBJ_TEXT]
    return [_text(_piece, (one.raw, letters.raw)) for one in pieces]


def _piece(one: Any, held: Any, length: int) -> int:  # noqa: ANN401 - it has no types
    piece, letters = one
    units = ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)) if held else None
    return int(pdfium.FPDFTextObj_GetText(piece, letters, units, length))


def _on(page: Any) -> Iterator[Element]:  # noqa: ANN401 - it has no types
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    for nr in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        yield from _below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, nr))
    pdfium.FPDF_StructTree_Close(tree)


def _below(one: Any) -> Iterator[Element]:  # noqa: ANN401 - it has no types
    count = pdfium.FPDF_StructElement_GetMarkedContentIdCount(one)
    ids = (pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(one, nr) for nr in range(count))
    kind = _text(pdfium.FPDF_StructElement_GetType, one)
    yield Element(kind, _text(pdfium.FPDF_StructElement_GetAltText, one), tuple(ids))
    for nr in range(pdfium.FPDF_StructElement_CountChildren(one)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(one, nr)
        if child:
            yield from _below(child)


def _text(ask: Any, one: Any) -> str:  # noqa: ANN401 - it has no types
    """A text of this library: first how long it is, then its letters."""
    length = ask(one, None, 0)
    held = ctypes.create_string_buffer(length)
    ask(one, held, length)
    return held.raw.decode("utf-16-le").rstrip("\0")

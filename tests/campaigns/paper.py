"""Slips on paper, read back as a scanner reads them."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # it has no types
import zxingcpp

from returns_station.adapters.printing import pdf
from returns_station.adapters.speech import speech
from returns_station.slip import Slip


def on_roll(slip: Slip) -> bytes:
    """A slip as a document of an 80 mm roll."""
    return pdf.draw(slip, pdf.Paper.ROLL_80, speech(slip.language))


def whole(file: Path) -> bool:
    """Whether a file is a document from its first byte to its last."""
    content = file.read_bytes()
    return content.startswith(b"%PDF") and content.rstrip().endswith(b"%%EOF")


def both_codes_say(paper: bytes, number: str) -> bool:
    """Whether bars and square both give this number on every page, at 203 dpi.

    The square may hold more than the number: the station's signature.
    """
    return all(
        {
            (one.format.name, one.text[: len(number)])
            for one in zxingcpp.read_barcodes(page)
            if one.text == number or one.format.name == "QRCode"
        }
        == {("Code128", number), ("QRCode", number)}
        for page in (
            page.render(scale=203 / 72, grayscale=True).to_pil()
            for page in pypdfium2.PdfDocument(paper)
        )
    )

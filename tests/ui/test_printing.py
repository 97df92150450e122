"""Pages that Qt hands to a printer: their size, their codes, and a printer that is not there."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest
import zxingcpp
from PySide6.QtWidgets import QApplication

from returns_station.adapters.printing import painted
from returns_station.adapters.printing.drawing import Page, Paper
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.adapters.printing.pdf import pages_of
from returns_station.adapters.printing.system import PrinterUnknownError
from returns_station.adapters.speech import speech
from tests.returns_station.adapters.printing.slips import a_refund
from tests.returns_station.adapters.printing.two_labels import PUT_AWAY
from ui.printing import print_pages, write_pages

POINTS = 72 / 203


@pytest.fixture
def painting() -> Iterator[list[tuple[tuple[Page, ...], str, str]]]:
    """Pages are painted, and go no further."""
    came: list[tuple[tuple[Page, ...], str, str]] = []
    painted.print_by(lambda pages, printer, title: came.append((pages, printer, title)))
    yield came
    painted._KNOWN.clear()  # noqa: SLF001 - no house goes back to IPP


@pytest.mark.parametrize("paper", (Paper.ROLL_80, Paper.A4, Paper.LABEL_100X60))
def test_that_pages_come_out_in_their_own_size_and_scan(
    paper: Paper, qapp: QApplication, tmp_path: Path
) -> None:
    del qapp
    printed = PUT_AWAY if paper is Paper.LABEL_100X60 else a_refund(lines=5)
    pages, file = pages_of(printed, paper, speech("sv")), tmp_path / "slip.pdf"

    write_pages(pages, file, "RS")

    came = pypdfium2.PdfDocument(file)
    assert [size for page in came for size in page.get_size()] == pytest.approx(
        [side * POINTS for page in pages for side in (page.width, page.height)], abs=1
    )
    codes = [
        code.text
        for page in came
        for code in zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil())
    ]
    assert set(codes) == {"RS0000447161" if printed is PUT_AWAY else "RS000004273"}


def test_that_a_printer_that_is_not_there_gets_nothing(qapp: QApplication) -> None:
    del qapp
    with pytest.raises(PrinterUnknownError):
        print_pages((), "Nowhere", "RS")


def test_that_a_queue_is_painted_on_where_the_system_has_no_other_way(
    painting: list[tuple[tuple[Page, ...], str, str]],
) -> None:
    SlipPaper("roll80").deliver(a_refund(), "printer:EPSON TM-T20")

    assert painting == [
        (pages_of(a_refund(), Paper.ROLL_80, speech("sv")), "EPSON TM-T20", "RS000004273")
    ]

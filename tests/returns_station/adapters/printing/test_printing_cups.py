"""Through CUPS to a printer: the pages that come out are the pages that went in."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest

from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.printing.ipp import Attributes, Tag
from returns_station.adapters.printing.media import media_for
from returns_station.adapters.printing.pdf import draw
from returns_station.adapters.printing.system import print_pdf, printers
from returns_station.adapters.speech import speech
from tests.returns_station.adapters.printing.print_system import (
    NO_CUPS,
    QUEUE,
    ROLL,
    a_print_system,
    a_sink,
)
from tests.returns_station.adapters.printing.printers import (
    WILLING,
    a_real_printer,
    until,
)
from tests.returns_station.adapters.printing.slips import a_refund, an_exchange

needs_cups = pytest.mark.skipif(bool(NO_CUPS), reason=f"no print system here: {NO_CUPS}")


def words(pdf: bytes) -> list[str]:
    """What each page says."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def sizes(pdf: bytes) -> list[float]:
    """Each page's width and height in points; print systems count in whole ones."""
    return [side for page in pypdfium2.PdfDocument(pdf) for side in page.get_size()]


@needs_cups
def test_that_a_sheet_comes_out_of_the_print_system_as_it_went_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = [draw(slip, Paper.A4, speech("sv")) for slip in (a_refund(lines=40), an_exchange())]

    with a_real_printer(tmp_path) as real, a_print_system(tmp_path, real.uri) as server:
        monkeypatch.setenv("CUPS_SERVER", server)
        known = printers()
        for nr, pdf in enumerate(sent):
            print_pdf(pdf, QUEUE, f"RS{nr}", WILLING)
        came = real.came_out()

    assert known == (QUEUE,)
    assert list(map(words, came)) == list(map(words, sent))
    for one, other in zip(came, sent, strict=True):
        assert sizes(one) == pytest.approx(sizes(other), abs=1)


@needs_cups
def test_that_a_roll_is_cut_where_the_slip_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = [draw(a_refund(lines=lines), Paper.ROLL_80, speech("sv")) for lines in (1, 9)]

    with a_sink() as sink, a_print_system(tmp_path, sink.uri, ROLL) as server:
        monkeypatch.setenv("CUPS_SERVER", server)
        for nr, pdf in enumerate(sent):
            print_pdf(pdf, QUEUE, f"RS{nr}", WILLING)
        until(lambda: len(sink.came) == len(sent))

    assert list(map(words, sink.came)) == list(map(words, sent))
    for one, other in zip(sink.came, sent, strict=True):
        assert sizes(one) == pytest.approx(sizes(other), abs=1)


@pytest.mark.parametrize(
    ("papers", "asked"),
    (
        (("na_letter_8.5x11in", "iso_a4_210x297mm"), ""),
        (("custom_min_48x20mm", "custom_max_80.1x3000mm"), "custom_slip_80.08x{high:.2f}mm"),
        (("custom_min_4x4in", "custom_max_9x30in"), ""),
        (("om_roll_80x297mm", "om_roll_80x60mm", "om_roll_80x200mm"), "om_roll_80x200mm"),
        (("none at all",), ""),
    ),
)
def test_that_only_paper_is_asked_for_that_the_printer_told_of(
    papers: tuple[str, ...], asked: str
) -> None:
    pdf = draw(a_refund(), Paper.ROLL_80, speech("sv"))
    told: Attributes = {"media-supported": papers, "print-scaling-supported": ("auto", "none")}

    wishes = media_for(pdf, told)

    high = pypdfium2.PdfDocument(pdf)[0].get_height() * 25.4 / 72
    media = [value for _, name, value in wishes if name == "media"]
    assert (Tag.KEYWORD, "print-scaling", "none") in wishes
    assert media == [asked.format(high=high)] * bool(asked)

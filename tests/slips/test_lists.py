"""Lists: every row on its page with its code, headings again on each, on any paper."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.adapters.printing.drawing import Page, Paper
from returns_station.adapters.printing.faces import settable
from returns_station.adapters.printing.pdf import pages_of
from returns_station.adapters.printing.plain import plain
from returns_station.adapters.speech import speech
from returns_station.listing import Listing
from returns_station.scan.slips import slip_number
from tests.slips.labelled import a_day, a_manifest
from tests.slips.laid import codes_on, crowded, meetings, outside, rendered, texts
from tests.slips.test_labels import HOSTILE, letters

SHEETS = (Paper.A4, Paper.A5)
ROLLS = (Paper.ROLL_80, Paper.ROLL_58)


def pages(listing: Listing, paper: Paper) -> tuple[Page, ...]:
    return pages_of(listing, paper, speech(listing.language))


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", ("en", "sv", "nb", "fi", "da"))
def test_that_lists_lie_on_their_pages_in_every_language(language: str, paper: Paper) -> None:
    laid = [
        page
        for listing in (a_manifest(language), a_day(language), a_day(language, empty=True))
        for page in pages(listing, paper)
    ]

    assert [item for page in laid for item in outside(page)] == []
    assert [pair for page in laid for pair in meetings(page)] == []
    assert [pair for page in laid for pair in crowded(page)] == []


@pytest.mark.parametrize("paper", (*SHEETS, *ROLLS))
def test_that_two_hundred_stops_are_all_there_in_order(paper: Paper) -> None:
    listing = a_manifest(stops=200)

    laid = pages(listing, paper)

    numbers = [text for text in texts(laid) if text.startswith("RS ")]
    printed = [row.code.printed for part in listing.parts for row in part.rows if row.code]
    assert numbers == printed
    assert [item for page in laid for item in outside(page)] == []
    if paper in ROLLS:
        assert len(laid) == 1
        return
    for nr, page in enumerate(laid, start=1):
        said = texts((page,))
        assert f"{nr} av {len(laid)}" in said
        assert "Stoppen i ordning" in said


def test_that_each_stops_code_and_the_lists_own_are_read() -> None:
    first, *_ = rendered(pages(a_manifest(stops=4), Paper.A4))

    bars = {("Code128", slip_number(4471 + nr)) for nr in range(4)}
    assert codes_on(first) == bars | {("QRCode", "R-2026-1126-2")}


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("text", HOSTILE)
def test_that_no_row_is_lost_or_leaves_its_page(text: str, paper: Paper) -> None:
    for listing in (a_manifest(stops=3, text=text), a_day(text=text)):
        laid = pages(listing, paper)

        whole = letters(*map(settable, texts(laid)))
        assert letters(settable(plain(text))) <= whole
        assert [item for page in laid for item in outside(page)] == []
        assert [pair for page in laid for pair in meetings(page)] == []


@settings(max_examples=40, deadline=None)
@given(
    text=st.text(st.characters(codec=None), max_size=200),
    stops=st.integers(0, 9),
    paper=st.sampled_from(Paper),
)
def test_that_nothing_leaves_a_list_and_nothing_meets(text: str, stops: int, paper: Paper) -> None:
    laid = pages(a_manifest(stops=stops, text=text), paper)

    assert [item for page in laid for item in outside(page)] == []
    assert [pair for page in laid for pair in meetings(page)] == []


@pytest.mark.parametrize("paper", (*SHEETS, *ROLLS))
def test_that_empty_parts_say_so(paper: Paper) -> None:
    day = " ".join(texts(pages(a_day(empty=True), paper)))
    round_ = " ".join(texts(pages(a_manifest(stops=0), paper)))

    for said in ("Inga returer den här dagen.", "Inga pengar gick tillbaka.", "Ingen moms."):
        assert said in day
    assert "Inga stopp i dag." in round_

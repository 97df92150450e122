"""Goods handed in, and goods to be fetched: what is promised, by when, and no sum as if paid."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from db.slips import slip_body, slip_from_body
from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.printing.words import headings, words_of
from returns_station.adapters.speech import speech
from returns_station.slip import Slip, SlipKind
from returns_station.slip_writing import Piece, goods_received, pickup_confirmation
from tests.builders import SHOP, kronor

ZONE = ZoneInfo("Europe/Stockholm")
MADE_AT = datetime(2026, 11, 26, 14, 32, tzinfo=ZONE)
JUMPER = Piece("Stickad tröja Fjäll", "M, dimblå")
LOOK_BY = date(2026, 11, 30)


def handed_in(*pieces: Piece, look_by: date | None = LOOK_BY, language: str = "sv") -> Slip:
    """Goods that Elin handed in."""
    return goods_received(
        number="RS000004273",
        shop=SHOP,
        language=language,
        made_at=MADE_AT,
        served_by="Maja",
        desk="Disk 2",
        pieces=pieces,
        look_by=look_by,
        name="Elin",
        sale_number="2041-1187",
    )


def to_fetch(language: str = "sv") -> Slip:
    """A jumper that is fetched on Tuesday."""
    return pickup_confirmation(
        number="RS000004273",
        shop=SHOP,
        language=language,
        made_at=MADE_AT,
        served_by="Maja",
        desk="Disk 2",
        begins=datetime(2026, 12, 1, 18, 0, tzinfo=ZONE),
        ends=datetime(2026, 12, 1, 20, 0, tzinfo=ZONE),
        pieces=(JUMPER,),
        address="Ringgatan 4, Uppsala",
        back=kronor(499),
        back_by=date(2026, 12, 9),
        name="Elin",
        sale_number="2041-1187",
    )


def test_that_goods_handed_in_are_named_and_a_day_is_promised() -> None:
    words = words_of(handed_in(JUMPER), speech("sv"))

    assert words.lead == (
        "Dina varor är här hos oss. Vi tittar på dem och hör av oss senast måndag 30 november."
    )
    assert [line.title for group in words.groups for line in group.lines] == [JUMPER.title]
    assert words.total.amount == ""


def test_that_an_unopened_parcel_is_said_to_be_one() -> None:
    words = words_of(handed_in(), speech("sv"))

    assert "oöppnat" in words.lead
    assert words.groups == ()


def test_that_goods_that_were_settled_before_they_came_ask_for_nothing_more() -> None:
    words = words_of(handed_in(JUMPER, look_by=None), speech("sv"))

    assert words.lead.endswith("Du behöver inte göra något mer.")
    assert words.steps == ()


def test_that_a_pickup_says_when_where_and_what_follows() -> None:
    words = words_of(to_fetch(), speech("sv"))

    assert words.lead == "Vi hämtar det hemma hos dig tisdag 1 december, mellan 18:00 och 20:00."
    assert [(step.by, step.what) for step in words.steps] == [
        ("", "Vi kommer till Ringgatan 4, Uppsala"),
        ("", "Inget att skriva ut, inget att slå in"),
        ("Senast ons 9 dec", "499\N{NO-BREAK SPACE}kr tillbaka, när varorna är här"),
        ("", "Passar en annan tid bättre? Visa lappen eller säg numret"),
    ]
    assert words.total.amount == ""


def test_that_neither_has_a_line_for_the_till() -> None:
    said = [words_of(slip, speech("sv")) for slip in (handed_in(JUMPER), to_fetch())]

    assert [(words.till, words.till_is_blank) for words in said] == [("", False)] * 2
    assert [words.mark for words in said] == ["EJ KVITTO"] * 2


def test_that_a_sheet_heads_the_goods_by_what_happens_to_them() -> None:
    assert headings(handed_in(JUMPER), speech("sv")).handed_back == "Mottaget"
    assert headings(to_fetch(), speech("sv")).handed_back == "Hämtas"


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_language_says_both_in_words_of_its_own(language: str) -> None:
    for slip in (handed_in(JUMPER), handed_in(), to_fetch()):
        words = words_of(replace(slip, language=language), speech(language))
        said = [words.thanks, words.lead, *(step.what for step in words.steps)]
        assert not [text for text in said if "{" in text or "slip." in text]


def test_that_the_shelf_gives_them_back_as_they_were() -> None:
    for slip in (handed_in(JUMPER), to_fetch()):
        assert slip_from_body(slip_body(slip)) == slip
        assert slip.kind in {SlipKind.GOODS_RECEIVED, SlipKind.PICKUP}

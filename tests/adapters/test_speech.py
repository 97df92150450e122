"""What is said, in each language: sums, days, counts, and what happens without a text."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from returns_station.adapters.catalogue import Entry, read
from returns_station.adapters.speech import Speech
from returns_station.money import Money
from returns_station.phrase import Phrase

MONDAY = date(2027, 1, 11)
AT = datetime(2026, 11, 12, 14, 32, tzinfo=timezone(timedelta(hours=1)))
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "sum_", "short"),
    (
        ("sv", "1 299,50 kr", "499 kr"),
        ("en", "1,299.50 kr", "499 kr"),
        ("nb", "1 299,50 SEK", "499 SEK"),
        ("fi", "1 299,50 SEK", "499 SEK"),
        ("da", "1.299,50 SEK", "499 SEK"),
    ),
)
def test_that_a_sum_keeps_its_decimals_and_a_sentence_drops_those_that_are_nought(
    language: str, sum_: str, short: str
) -> None:
    speech = Speech(language)

    said = speech.money(Money(129950, "SEK")), speech.money(Money(49900, "SEK"), exact=False)

    assert said == (sum_.replace(" ", NBSP), short.replace(" ", NBSP))


def test_that_a_sentence_never_rounds_money() -> None:
    assert Speech("sv").money(Money(129950, "SEK"), exact=False) == f"1{NBSP}299,50{NBSP}kr"


def test_that_euros_stand_where_the_reader_expects_them() -> None:
    amount = Money(-129950, "EUR")

    said = [Speech(language).money(amount) for language in ("en", "fi")]

    assert said == ["-€1,299.50", f"-1{NBSP}299,50{NBSP}€"]


@pytest.mark.parametrize(
    ("language", "full", "short"),
    (
        ("sv", "måndag 11 januari 2027", "mån 11 jan"),
        ("en", "Monday 11 January 2027", "Mon 11 Jan"),
        ("nb", "mandag 11. januar 2027", "man. 11. jan"),
        ("fi", "ma 11.1.2027", "ma 11.1."),
        ("da", "mandag 11. januar 2027", "man. 11. jan"),
    ),
)
def test_that_a_day_is_told_with_its_weekday(language: str, full: str, short: str) -> None:
    speech = Speech(language)

    assert (speech.day(MONDAY), speech.day(MONDAY, "short")) == (full, short)


def test_that_a_time_is_read_in_its_own_zone() -> None:
    assert (Speech("sv").time(AT), Speech("fi").time(AT)) == ("14:32", "14.32")
    assert Speech("en").moment(AT) == "Thursday 12 November 14:32"


def test_that_each_kind_of_argument_is_said_as_its_placeholder_asks() -> None:
    text = "{amount} {amount:sum} {day:short} {at:time} {rate} {name} {things}"
    args = {"amount": Money(500, "SEK"), "day": MONDAY, "at": AT, "rate": Decimal("25.5")}
    words = {"name": "{name} Å", "things": ("en", "två", Phrase("tre"))}

    said = Speech("sv").fill(text, args | words)

    assert said == f"5{NBSP}kr 5,00{NBSP}kr mån 11 jan 14:32 25,5 {{name}} Å en, två och tre"


def test_that_one_thing_and_many_are_said_differently() -> None:
    found = read(
        'msgid "a.days"\nmsgid_plural "a.days"\nmsgstr[0] "en \\"dag\\""\nmsgstr[1] "dagar"\n'
    )

    assert found == {"a.days": Entry(('en "dag"', "dagar"))}
    assert [found["a.days"].form(count) for count in (0, 1, 2)] == ["dagar", 'en "dag"', "dagar"]


def test_that_a_shop_goes_on_when_a_text_or_a_language_is_missing() -> None:
    assert Speech("sv")("no.such_key") == "no.such_key"
    assert Speech("xx")("crash.happened").startswith("Something went wrong")

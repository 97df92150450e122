"""Which offered time she means: clear words alone count."""

from datetime import date

import pytest

from returns_station.dialogue.choosing import chosen
from returns_station.pickup.slot import Span

MONDAY = Span(date(2026, 11, 30), 540, 720)
TUESDAY = Span(date(2026, 12, 1), 540, 720)
EVENING = Span(date(2026, 12, 1), 1020, 1200)
OFFERED = {1: MONDAY, 2: TUESDAY}


@pytest.mark.parametrize(
    ("words", "meant"),
    (
        ("2", 2),
        (" 1. ", 1),
        ("Nr 2, tack!", 2),
        ("Ja gärna 1", 1),
        ("På tisdag", 2),
        ("maanantai kiitos", 1),
        ("Tirsdag passer bra", 2),
    ),
)
def test_that_a_clear_answer_is_understood(words: str, meant: int) -> None:
    assert chosen(words, OFFERED) == meant


@pytest.mark.parametrize(
    "words",
    (
        "",
        "3",
        "0",
        "12",
        "1 eller 2",
        "inte 2",
        "2 men inte före tio",
        "onsdag",
        "måndag eller tisdag",
        "tack",
        "Jag vill ha pengarna tillbaka",
        "²",
        "1 " * 50,
    ),
)
def test_that_whatever_is_not_clear_goes_to_a_person(words: str) -> None:
    assert chosen(words, OFFERED) is None


def test_that_a_day_of_which_two_times_were_offered_means_neither() -> None:
    assert chosen("tisdag", {1: TUESDAY, 2: EVENING}) is None
    assert chosen("2", {1: TUESDAY, 2: EVENING}) == 2

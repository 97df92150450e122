"""The clock of the right of withdrawal: what starts it, what stops it, and what it says of both."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from returns_station.adapters.law.book import law_for
from returns_station.phrase import Phrase
from returns_station.policy.clock import Clock, received_on, withdrawal_clock
from returns_station.sale import Sale
from tests.builders import BOUGHT_ON, a_claim, a_line, a_sale
from tests.returns_station.policy.promises import CAME_ON, a_web_sale

RECEIVED = Phrase("fact.received", {"day": CAME_ON})


def clock(sale: Sale, days_old: int = 5) -> Clock:
    """The clock of a sale, of which she tells after so many days."""
    return withdrawal_clock(sale, a_claim(days_old=days_old), law_for(sale))


def test_that_it_runs_for_fourteen_days_from_the_last_piece() -> None:
    late = replace(a_line("2"), received_on=(CAME_ON - timedelta(1), CAME_ON))
    sale = replace(a_web_sale(), lines=(a_web_sale().lines[0], late))

    assert clock(sale) == Clock(date(2026, 11, 30), informed_in_time=True, facts=(RECEIVED,))


def test_that_it_has_not_started_while_a_piece_is_missing() -> None:
    sale = replace(a_web_sale(), lines=(*a_web_sale().lines, a_line("2")))

    for informed in (BOUGHT_ON, None):
        found = clock(replace(sale, informed_on=informed))
        nothing_yet = (Phrase("fact.not_received"),)
        assert found == Clock(None, informed_in_time=informed is not None, facts=nothing_yet)


def test_that_a_regular_delivery_starts_it_with_the_first_piece() -> None:
    sale = replace(a_web_sale(received=(CAME_ON, date(2026, 12, 16))), regular_delivery=True)

    found = clock(sale)

    assert found.last_day == date(2026, 11, 30)
    assert found.facts == (Phrase("fact.first_delivery", {"day": CAME_ON}),)
    assert clock(replace(sale, lines=(a_line(),))).last_day is None


def test_that_it_ends_on_the_next_working_day() -> None:
    sale = a_web_sale(received=(date(2026, 12, 10),))

    assert clock(sale).last_day == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("informed", "last", "fact"),
    (
        (CAME_ON, date(2026, 11, 30), None),
        (CAME_ON + timedelta(1), date(2026, 12, 1), "fact.informed_late"),
        (date(2027, 11, 16), date(2027, 11, 30), "fact.informed_late"),
        (date(2027, 11, 17), date(2027, 11, 30), "fact.informed_late"),
        (date(2027, 12, 24), date(2027, 11, 30), "fact.informed_late"),
        (None, date(2027, 11, 30), "fact.never_informed"),
    ),
)
def test_that_who_was_told_late_has_longer(
    informed: date | None, last: date, fact: str | None
) -> None:
    found = clock(replace(a_web_sale(), informed_on=informed))

    assert found.last_day == last
    assert found.informed_in_time is (fact is None)
    told = Phrase(fact, {"day": informed} if informed else {}) if fact else None
    assert found.facts == ((RECEIVED, told) if told else (RECEIVED,))


@pytest.mark.parametrize(("days_old", "came"), ((30, None), (31, BOUGHT_ON + timedelta(30))))
def test_that_goods_on_the_counter_came_within_thirty_days(
    days_old: int, came: date | None
) -> None:
    sale = a_web_sale(received=())
    here = a_claim(days_old=days_old)

    assert received_on(sale, sale.lines[0], here) == came
    assert received_on(sale, sale.lines[0], replace(here, goods_at_home=True)) is None


def test_that_goods_from_the_shop_came_when_they_were_bought() -> None:
    assert received_on(a_sale(), a_line(), a_claim()) == BOUGHT_ON

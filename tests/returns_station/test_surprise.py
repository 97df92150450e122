"""Small extras: our mistakes first, spread over the day and the desks, blind to who she is."""

from dataclasses import fields, replace
from datetime import date, time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as some

from returns_station.service.surprise import (
    Because,
    DaySoFar,
    NotNow,
    Plan,
    SurpriseKind,
    VisitSoFar,
    hindrance,
    kinds_now,
    thanks_room,
)

TODAY: Final = date(2026, 11, 26)
NOON: Final = time(12)
COSTS: Final = {
    SurpriseKind.LINE: 0,
    SurpriseKind.CARD: 2000,
    SurpriseKind.FLOWERS: 10000,
    SurpriseKind.VOUCHER: 5000,
}
PLAN: Final = Plan(40000, COSTS)
OURS: Final = VisitSoFar(whole=True, because=Because.MISTAKE)
HERS: Final = VisitSoFar(whole=True, because=Because.THANKS)


def test_that_who_she_is_and_what_she_paid_is_never_asked() -> None:
    asked = {field.name for field in (*fields(VisitSoFar), *fields(DaySoFar))}

    assert asked == {
        *("whole", "because", "given", "last"),
        *("spent", "thanks", "thanks_here", "visits", "visits_here"),
    }


def test_that_it_is_never_instead_of_what_she_came_for() -> None:
    assert hindrance(PLAN, replace(OURS, whole=False), TODAY) is NotNow.ANSWER_FIRST


@pytest.mark.parametrize(("last", "why"), (
    (date(2026, 9, 27), None), (date(2026, 9, 28), NotNow.LATELY), (TODAY, NotNow.LATELY),
))  # fmt: skip
def test_that_nobody_is_surprised_twice_within_the_shop_s_days(
    last: date, why: NotNow | None
) -> None:
    assert hindrance(PLAN, replace(HERS, last=last), TODAY) is why


def test_that_a_visit_gets_one() -> None:
    assert hindrance(PLAN, replace(OURS, given=True), TODAY) is NotNow.LATELY


def test_that_a_line_after_our_mistake_is_there_without_any_budget() -> None:
    assert kinds_now(Plan(), OURS, DaySoFar(), NOON) == ((SurpriseKind.LINE, 0),)
    assert kinds_now(Plan(), HERS, DaySoFar(), NOON) == ()


def test_that_our_mistake_may_have_what_thanks_may_not() -> None:
    spent = DaySoFar(spent=20000, thanks=20000, visits=9)

    assert kinds_now(PLAN, HERS, spent, time(17, 59)) == ()
    assert kinds_now(PLAN, OURS, spent, time(17, 59))[0] == (SurpriseKind.FLOWERS, 10000)


def test_that_the_finest_is_suggested_that_leaves_as_much_for_the_next_mistake() -> None:
    left_for_two = DaySoFar(spent=40000 - 12000)

    kinds = kinds_now(PLAN, OURS, left_for_two, NOON)

    assert kinds[0] == (SurpriseKind.VOUCHER, 5000)
    assert {kind for kind, _ in kinds} == set(SurpriseKind)


def test_that_thanks_begin_with_the_least() -> None:
    kinds = kinds_now(PLAN, HERS, DaySoFar(), NOON)

    # A line that costs nothing would be suggested to everybody.
    assert [kind for kind, _ in kinds] == [SurpriseKind.CARD, SurpriseKind.VOUCHER]


def test_that_a_desk_with_a_third_of_the_visits_gives_a_third_of_the_thanks() -> None:
    here = DaySoFar(spent=2500, thanks=2500, thanks_here=2500, visits=30, visits_here=10)

    assert thanks_room(PLAN, here, time(13)) == 10000 // 3 - 2500


@given(
    spent=some.integers(0, 60000),
    thanks=some.integers(0, 60000),
    here=some.integers(0, 60000),
    visits=some.integers(0, 400),
    at=some.times(),
    because=some.sampled_from(Because),
)
def test_that_nothing_is_suggested_that_the_day_has_not(
    spent: int, thanks: int, here: int, visits: int, at: time, because: Because
) -> None:
    day = DaySoFar(spent, min(thanks, spent), min(here, thanks, spent), visits, visits // 2)

    kinds = kinds_now(PLAN, replace(HERS, because=because), day, at)

    assert all(cost <= max(PLAN.daily - spent, 0) for _, cost in kinds)
    if because is Because.THANKS:
        assert all(cost <= max(PLAN.for_thanks - day.thanks, 0) for _, cost in kinds)


def test_that_each_hour_has_its_share_of_thanks() -> None:
    given, hours = 0, list[int]()
    for hour in range(10, 18):
        before = given
        for minute in range(0, 60, 5):
            day = DaySoFar(spent=given, thanks=given, thanks_here=given, visits=1, visits_here=1)
            kinds = kinds_now(PLAN, HERS, day, time(hour, minute))
            given += next((cost for kind, cost in kinds if kind is SurpriseKind.CARD), 0)
        hours.append(given - before)

    assert given <= PLAN.for_thanks
    assert max(hours) - min(hours) <= 2 * COSTS[SurpriseKind.CARD]

"""The board: counted honestly, with how sure each share is, and what is to be mended."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from returns_station.desk.service.board import said
from returns_station.service.board import UNSAID, Board, board
from returns_station.service.measures import Measures, PromiseFact, VisitFact
from returns_station.service.promise import PromiseKind, PromiseState

MONDAY: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)
SINCE, UNTIL = date(2026, 11, 1), date(2026, 11, 30)
ONE: Final = PromiseFact(
    "p",
    PromiseKind.REFUND,
    "RS1",
    "Disk 1",
    MONDAY,
    MONDAY + timedelta(days=14),
)
KEPT: Final = replace(ONE, state=PromiseState.KEPT, done_at=MONDAY)
MISSED: Final = replace(ONE, state=PromiseState.MISSED, why="overdue")


def facts(one: PromiseFact, many: int) -> tuple[PromiseFact, ...]:
    return tuple(replace(one, key=f"{one.state}{one.why}{nr}") for nr in range(many))


def visits(many: int, grade: int, **facts: int) -> tuple[VisitFact, ...]:
    return tuple(
        VisitFact(f"RS{grade}{nr}", "Disk 1", MONDAY, grade, **facts) for nr in range(many)
    )


def shown(*promises: PromiseFact, seen: tuple[VisitFact, ...] = ()) -> Board:
    return board(Measures(promises, seen), SINCE, UNTIL, by="week", market="SE")


def test_that_what_is_open_or_released_counts_neither_way() -> None:
    released = replace(ONE, state=PromiseState.RELEASED, why="undone")

    whole = shown(*facts(KEPT, 3), *facts(MISSED, 1), *facts(ONE, 5), *facts(released, 2)).whole

    assert (whole.kept.held, whole.kept.of) == (3, 4)
    assert (whole.open, whole.released, whole.unsaid) == (5, 2, 0)


def test_that_a_share_says_how_sure_it_is() -> None:
    few, many = shown(*facts(KEPT, 3)).whole.kept, shown(*facts(KEPT, 300)).whole.kept

    assert (few.low_percent, few.high_percent) == (43, 100)
    assert (many.low_percent, many.high_percent) == (98, 100)


def test_that_money_of_which_nobody_said_anything_was_not_paid_the_same_day() -> None:
    unsaid = replace(ONE, state=PromiseState.RELEASED, why=UNSAID)
    next_day = replace(KEPT, why="next", done_at=MONDAY + timedelta(days=1))

    same_day = shown(*facts(KEPT, 2), *facts(unsaid, 1), *facts(next_day, 1)).same_day

    assert (same_day.held, same_day.of) == (2, 4)


def test_that_who_missed_and_told_before_is_seen_and_what_was_done_late_too() -> None:
    told = replace(MISSED, told_at=MONDAY, done_at=MONDAY + timedelta(days=16))
    too_late = replace(MISSED, told_at=MISSED.due + timedelta(hours=1))

    whole = shown(told, replace(too_late, key="q"), replace(MISSED, key="r")).whole

    assert (whole.told.held, whole.told.of, whole.late_done) == (1, 3, 1)


def test_that_each_week_begins_on_its_monday_in_the_shops_own_zone() -> None:
    sunday_night = replace(KEPT, key="s", made_at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC))

    rows = shown(
        KEPT, sunday_night, replace(KEPT, key="t", made_at=MONDAY - timedelta(days=1))
    ).rows

    assert [(row.name, row.kept.held) for row in rows] == [("2026-11-16", 1), ("2026-11-23", 2)]


def test_that_felt_stands_beside_what_was_measured() -> None:
    seen = (*visits(2, 5, seconds=60, steps=4), *visits(1, 2, seconds=300), *visits(1, 0))

    felt = shown(seen=seen).whole.felt

    assert (felt.visits, felt.grades, felt.grade, felt.good.held) == (4, 3, 4.0, 2)
    assert (felt.seconds, felt.steps) == (60, 4)


def test_that_who_keeps_and_is_not_believed_should_tell_better() -> None:
    seen = (*visits(10, 5), *visits(30, 2))

    (gap,) = shown(*facts(KEPT, 100), seen=seen).gaps

    assert gap.what == "tell_better"


def test_that_who_does_not_keep_should_deliver_better_however_it_feels() -> None:
    (gap,) = shown(*facts(KEPT, 50), *facts(MISSED, 50), seen=visits(40, 5)).gaps

    assert gap.what == "deliver_better"


def test_that_small_numbers_accuse_nobody() -> None:
    assert shown(*facts(KEPT, 4), *facts(MISSED, 1), seen=visits(2, 1)).gaps == ()


def test_that_customers_are_told_nothing_of_few_and_nothing_rounded_up() -> None:
    few = said(shown(*facts(KEPT, 29)))
    many = said(shown(*facts(KEPT, 199), *facts(MISSED, 1)))

    assert few == ()
    assert [(one.key, one.args["percent"]) for one in many] == [
        ("board.said.same_day", 99),
        ("board.said.kept", 99),
    ]


def test_that_what_is_nothing_to_be_proud_of_is_mended_and_not_told() -> None:
    assert said(shown(*facts(KEPT, 20), *facts(MISSED, 40))) == ()

"""Slower days lengthen what the house promises of itself, on working days alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

from returns_station.desk.dialogue.house import DialogueHouse, SlowerTime
from returns_station.desk.service.lengthening import answer_by, role_on, slower_by
from returns_station.policy.claim import Outcome, Reason
from returns_station.service.promise import PromiseKind, PromiseState
from returns_station.service.times import closing_after, end_of, working_days_on
from tests.builders import NOW, a_claim, a_sale, taking
from tests.returns_station.desk.counter import MAJA, a_station

SUMMER: Final = SlowerTime(date(2026, 6, 1), date(2026, 12, 31), 2, "sommarvikarie")
THURSDAY: Final = date(2026, 11, 26)


def test_that_weekends_and_closed_days_are_no_working_days() -> None:
    assert working_days_on(date(2026, 12, 23), 1, "SE") == date(2026, 12, 28)
    assert working_days_on(THURSDAY, 2, "SE") == date(2026, 11, 30)


def test_that_who_begins_after_closing_is_done_the_next_working_day() -> None:
    friday = datetime(2026, 11, 27, 17, 30, tzinfo=UTC)

    assert closing_after(friday, time(18), "SE") == datetime(2026, 11, 30, 17, tzinfo=UTC)
    assert closing_after(friday, time(19), "SE") == datetime(2026, 11, 27, 18, tzinfo=UTC)


def test_that_a_day_ends_at_its_own_midnight_also_when_the_clocks_turn() -> None:
    assert end_of(date(2026, 10, 25), "SE") == datetime(2026, 10, 25, 22, 59, 59, 999999, UTC)
    assert end_of(date(2026, 3, 29), "SE") == datetime(2026, 3, 29, 21, 59, 59, 999999, UTC)


def test_that_an_answer_is_due_later_where_substitutes_work() -> None:
    dialogue = DialogueHouse(slower=(SUMMER,))

    assert answer_by(NOW, DialogueHouse(), "SE") == datetime(2026, 11, 27, 13, 32, tzinfo=UTC)
    assert answer_by(NOW, dialogue, "SE") == datetime(2026, 12, 1, 13, 32, tzinfo=UTC)
    assert (slower_by((SUMMER,), date(2027, 1, 1)), role_on((SUMMER,), THURSDAY)) == (
        0,
        "sommarvikarie",
    )


def test_that_a_repair_takes_the_houses_days_and_a_person_says_when_it_is_done(
    tmp_path: Path,
) -> None:
    station = a_station(tmp_path, a_sale())
    dialogue = replace(station.house.dialogue, slower=(SUMMER,))
    station.house = replace(station.house, dialogue=dialogue)
    (line,) = a_claim().lines
    faulty = replace(a_claim(), lines=(replace(line, reason=Reason.FAULTY),))
    slip = station.perform(taking("k", 1, faulty, Outcome.REPAIR), MAJA).slip
    promises = station.promises(MAJA)

    (before,) = promises.of_slip(slip)
    said = [promises.done(before.promise.key) for _ in range(2)]

    # Seventeen working days after a Thursday.
    assert before.promise.kind is PromiseKind.REPAIR
    assert before.promise.due == end_of(date(2026, 12, 21), "SE")
    assert said == [True, False]
    assert promises.of_slip(slip)[0].state is PromiseState.KEPT

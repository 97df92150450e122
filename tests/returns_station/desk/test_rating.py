"""How a visit was: one grade, the last one stands, and the day's figures tell of it."""

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from returns_station.desk.payout_commands import ConfirmTill
from returns_station.desk.rating import Rate, VisitUnknownError
from returns_station.desk.station import Station
from returns_station.desk.views import Grades, PaidWithin
from tests.builders import NOW, a_claim, a_sale, taking
from tests.returns_station.desk.counter import MAJA, a_station

MONTH = NOW.replace(day=1, hour=0).isoformat()


def a_visit(folder: Path) -> tuple[Station, str]:
    station = a_station(folder, a_sale())
    return station, station.perform(taking("a", 1, a_claim()), MAJA).slip


def test_that_the_last_grade_of_a_visit_stands(tmp_path: Path) -> None:
    station, slip = a_visit(tmp_path)

    station.perform(Rate(slip, 2), MAJA)
    station.perform(Rate(slip, 5), MAJA)

    with station.store.views() as views:
        assert views.day(MONTH).grades == Grades(1, 5)
        assert views.journal_break() is None


def test_that_nobody_has_an_opinion_of_a_visit_that_was_not(tmp_path: Path) -> None:
    station, _ = a_visit(tmp_path)

    with pytest.raises(VisitUnknownError):
        station.perform(Rate("RS000000026", 4), MAJA)


@pytest.mark.parametrize("grade", (0, 6))
def test_that_the_store_itself_knows_five_grades(tmp_path: Path, grade: int) -> None:
    station, slip = a_visit(tmp_path)

    with pytest.raises(IntegrityError), station.store.work() as work:
        work.rate(slip, grade, at=NOW, who=MAJA)


def test_that_the_day_knows_when_each_yes_was_said(tmp_path: Path) -> None:
    station, _ = a_visit(tmp_path)

    with station.store.views() as views:
        day = views.day(MONTH)

    assert (day.yes, day.times) == (1, ((NOW.isoformat()[:16], 1),))


def test_that_money_that_went_the_same_day_is_counted(tmp_path: Path) -> None:
    station, slip = a_visit(tmp_path)
    with station.store.views() as views:
        before = views.paid_the_same_day(MONTH)

    station.perform(ConfirmTill("till", slip, "R 1187"), MAJA)

    with station.store.views() as views:
        after = views.paid_the_same_day(MONTH)
    assert (before, after) == (PaidWithin(0, 1), PaidWithin(1, 1))
    assert not after.says_something
    assert not PaidWithin(29, 29).says_something
    assert PaidWithin(9, 30).says_something

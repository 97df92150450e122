"""What today looks like: returns by the hour in the shop's own time, and the mean of the grades."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from returns_station.adapters.speech import speech
from returns_station.desk.views import Day, Grades
from tests.ui.rooms.shop import JUMPER
from tests.ui.rooms.states import at_rest, on_the_counter, scanned, the_visit
from ui.rooms.counter.screen.scene import Scene
from ui.rooms.counter.screen.today import Today
from ui.rooms.counter.state import today
from ui.rooms.counter.state.counter import Rest
from ui.rooms.counter.state.keeping import kept_of
from ui.theme import theme
from ui.widgets.day_bars import DayBars, DayShown

NOW = datetime(2026, 11, 26, 14, 32, tzinfo=ZoneInfo("Europe/Stockholm"))
TIMES = (("2026-11-26T08:05", 1), ("2026-11-26T08:40", 1), ("2026-11-26T13:10", 1))
BEFORE = ("2026-11-25T13:10", 1)


def test_that_returns_stand_at_their_minute_in_the_shop_s_own_time() -> None:
    day = Day(3, 0, any_sale=True, times=(BEFORE, *TIMES))

    came = today.minutes(day, NOW)

    assert came == {9 * 60 + 5: 1, 9 * 60 + 40: 1, 14 * 60 + 10: 1}
    assert [(p.args["hour"], p.args["number"]) for p in today.by_hour(came)] == [(9, 2), (14, 1)]


@pytest.mark.parametrize(
    ("came", "now", "hours"),
    (
        ((600,), NOW, (9, 19)),
        ((7 * 60,), NOW, (7, 19)),
        ((600,), NOW.replace(hour=21), (9, 22)),
        ((23 * 60 + 59,), NOW.replace(hour=23), (9, 24)),
    ),
)
def test_that_the_day_is_as_long_as_people_came(
    came: tuple[int, ...], now: datetime, hours: tuple[int, int]
) -> None:
    assert today.hours(came, now) == hours


def test_that_a_grade_is_told_once_somebody_has_given_one() -> None:
    assert today.grade(Day(1, 0, any_sale=True)) is None
    assert today.grade(Day(1, 0, any_sale=True, grades=Grades(11, 53))) == Decimal("4.8")


def test_that_bars_give_way_where_much_waits() -> None:
    visit = kept_of(the_visit(scanned(on_the_counter(), JUMPER)))
    one = replace(at_rest(), rest=Rest(ready=True, visits=(visit,)))
    two = replace(one, rest=replace(one.rest, waiting=("R1",)))

    assert today.much_waits(two)
    assert not today.much_waits(one)
    assert not today.much_waits(at_rest())


def test_that_the_day_is_told_in_words_too(qtbot: QtBot) -> None:
    page = Today()
    qtbot.addWidget(page)
    day = Day(3, 0, any_sale=True, times=TIMES, grades=Grades(1, 5))

    page.tell(day, Scene(at_rest(), speech("sv"), NOW))

    assert page.bars.accessibleName() == (
        "Returer timme för timme: 2 från klockan 9 och 1 från klockan 14"
    )


def test_that_each_return_is_a_bar_where_it_came_and_now_is_marked(qtbot: QtBot) -> None:
    bars = DayBars()
    qtbot.addWidget(bars)
    bars.resize(600, bars.sizeHint().height())
    came = (10 * 60, 12 * 60, 16 * 60)

    bars.tell(DayShown(came, 9, 19, 14 * 60))

    image = bars.grab().toImage()
    row = theme().px(30)
    inked = [x for x in range(600) if image.pixelColor(x, row) == QColor(theme().tokens.ink)]
    assert all(any(abs(x - bars.at(minute)) < 4 for x in inked) for minute in came)
    assert all(any(abs(x - bars.at(minute)) < 4 for minute in came) for x in inked)
    pin = theme().colour("ink_soft")
    assert any(image.pixelColor(round(bars.at(14 * 60)) + by, row) == pin for by in (-1, 0, 1))

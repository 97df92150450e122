"""The customer's screen: what stands there when, what a finger does, and that nothing ticks."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from returns_station.adapters.speech import speech
from returns_station.money import Money
from returns_station.phrase import Phrase
from tests.ui.rooms.tainted import painted
from tests.ui.second_pictures import scenes, seen
from ui.models.facing import LANGUAGES, Facing, Moment, Touch, Touched, Way
from ui.rooms.second_screen import state
from ui.rooms.second_screen.measure import TOUCH, measure_for
from ui.rooms.second_screen.parts import Thing
from ui.rooms.second_screen.room import SecondScreenRoom
from ui.rooms.second_screen.screen import SecondScreen
from ui.rooms.second_screen.state import Seen
from ui.theme import Theme

SCENES = dict(scenes())
CHOOSING = Facing(Moment.CHOOSING, "v1", "sv", "Elin", named=True)
BUSY = replace(CHOOSING, moment=Moment.BUSY)
THANKS = Facing(Moment.THANKS, "v1", "sv", "Elin", rates=True)
CALM = Facing(language="sv")


class Stage:
    """Her room and its screen, and what was touched."""

    def __init__(self, size: tuple[int, int] = (1280, 800)) -> None:
        self.room = SecondScreenRoom("Granlöv", "sv")
        self.screen: SecondScreen = self.room.screen()
        self.screen.resize(*size)
        self.screen.show()
        self.touched: list[Touched] = []
        self.room.touched.connect(self.touched.append)

    def tell(self, name: str, language: str = "sv") -> None:
        self.show(seen(SCENES[name], language))

    def show(self, facing: Facing) -> None:
        self.room.tell(facing)
        self.settle()

    def settle(self) -> None:
        """Draw what was told, and take away for good what was there before."""
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def things(self) -> list[Thing]:
        return [each for each in self.screen.findChildren(Thing) if each.isVisible()]

    def press(self, name: str) -> None:
        thing = next(each for each in self.things() if name in each.accessibleName())
        QTest.mouseClick(thing, Qt.MouseButton.LeftButton)
        self.settle()

    def texts(self) -> str:
        return " | ".join(text for text in painted(self.screen) if text)


@pytest.fixture
def stage(qtbot: QtBot, wears: Callable[[Theme], None]) -> Iterator[Stage]:
    wears(Theme(motion=False))
    made = Stage()
    qtbot.addWidget(made.screen)
    yield made
    made.room.finish()


def timers(widget: QWidget) -> list[QTimer]:
    return [timer for timer in widget.findChildren(QTimer) if timer.isActive()]


def test_that_the_calm_picture_welcomes_in_the_shops_language(stage: Stage) -> None:
    assert "Välkommen." in stage.texts()
    assert stage.things() == []


def test_that_no_clock_runs_while_it_is_calm(stage: Stage) -> None:
    stage.tell("refund")
    stage.tell("thanks")
    stage.tell("calm")

    assert not stage.room.clock.isActive()
    assert timers(stage.screen) == []


@pytest.mark.parametrize("size", ((1280, 800), (1024, 600), (1080, 1920)))
def test_that_every_target_is_large_enough_and_named(stage: Stage, size: tuple[int, int]) -> None:
    stage.screen.resize(*size)
    for name in SCENES:
        stage.tell(name)

        for thing in stage.things():
            assert thing.accessibleName()
            assert thing.height() >= TOUCH, thing.accessibleName()
            assert thing.width() >= TOUCH, thing.accessibleName()
            assert thing.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_each_moment_is_said_within_the_screen(stage: Stage, language: str) -> None:
    for name in SCENES:
        stage.tell(name, language)

        assert stage.screen.minimumSizeHint().width() <= 1280, name
        assert "facing." not in stage.texts()


def test_that_a_touch_tells_the_way_and_whose_visit_it_was(stage: Stage) -> None:
    stage.tell("refund")

    stage.press("Byte")

    assert stage.touched == [Touched(Touch.WAY, "key-1", "exchange")]


def test_that_a_size_can_be_touched(stage: Stage) -> None:
    stage.tell("exchange-open")

    stage.press("Storlek L")

    assert stage.touched == [Touched(Touch.INSTEAD, "key-1", "SIB-0")]


def test_that_the_chosen_way_is_told_by_more_than_colour(stage: Stage) -> None:
    stage.tell("chosen")

    (chosen,) = [each for each in stage.things() if each.chosen]
    assert "Ditt val" in chosen.accessibleName()
    assert chosen.isChecked()


def test_that_the_languages_lie_open_each_by_its_own_name(stage: Stage) -> None:
    stage.tell("refund")

    stage.press("Språk")
    names = [each.accessibleName() for each in stage.things()]
    own = [speech(language)("facing.own_language") for language in LANGUAGES]
    stage.press("Suomi")

    assert set(own) <= set(names)
    assert stage.touched == [Touched(Touch.LANGUAGE, "key-1", "fi")]
    assert not stage.room.seen.asks


def test_that_her_text_grows_and_goes_back_for_the_next_customer(stage: Stage) -> None:
    stage.tell("refund")

    stage.press("Större text")
    grown = stage.room.seen.size
    stage.tell("calm")

    assert (grown, stage.room.seen.size) == (125, 100)


def test_that_one_touch_rates(stage: Stage) -> None:
    stage.tell("thanks")

    stage.press("Härligt")

    assert stage.touched == [Touched(Touch.RATING, "key-1", "5")]


def test_that_thanks_go_by_themselves_and_sooner_once_rated(stage: Stage) -> None:
    stage.show(THANKS)
    unrated = stage.room.clock.interval()
    stage.show(replace(THANKS, rating=4))
    rated = stage.room.clock.interval()

    stage.room.clock.timeout.emit()

    assert (unrated, rated) == (20_000, 6_000)
    assert "Välkommen." in stage.texts()
    assert "Elin" not in stage.texts()


def test_that_who_is_asked_what_it_was_about_has_time_and_says_it_with_one_touch(
    stage: Stage,
) -> None:
    asked = replace(THANKS, rating=2, topics=("wait", "help"))
    stage.show(asked)
    waits = stage.room.clock.interval()

    stage.press("Väntan")
    stage.room.clock.stop()
    stage.show(replace(asked, about=("wait",)))

    assert waits == stage.room.clock.interval() == 20_000
    assert stage.room.clock.isActive()
    assert stage.touched == [Touched(Touch.TOPIC, asked.visit, "wait")]


def test_that_a_detail_neither_wakes_the_screen_nor_gives_it_more_time() -> None:
    rested = state.waited(state.tell(Seen(), THANKS))

    later = state.tell(rested, replace(THANKS, says=Phrase("facing.money_asks")))

    assert later.resting
    assert state.stands(state.tell(Seen(), THANKS)) == state.stands(later)


def test_that_an_undo_is_told_also_after_the_thanks_have_gone() -> None:
    rested = state.waited(state.tell(Seen(), THANKS))

    undone = state.tell(rested, replace(THANKS, moment=Moment.UNDONE, rates=False))

    assert undone.shown.moment is Moment.UNDONE


def test_that_the_visit_comes_back_after_an_undo() -> None:
    gone = state.waited(state.tell(Seen(), replace(THANKS, moment=Moment.UNDONE)))

    assert state.tell(gone, replace(CHOOSING, visit="v2")).shown.moment is Moment.CHOOSING


def test_that_a_blink_of_writing_is_not_worth_a_word() -> None:
    busy = state.tell(state.tell(Seen(), CHOOSING), BUSY)

    assert busy.shown.moment is Moment.CHOOSING
    assert state.waited(busy).shown.moment is Moment.BUSY
    assert state.tell(busy, THANKS).shown.moment is Moment.THANKS


def test_that_what_rests_speaks_the_shops_language() -> None:
    seen_ = state.tell(state.tell(Seen(), CALM), replace(THANKS, language="fi"))

    assert state.waited(seen_).shown == CALM


def test_that_no_hidden_amount_is_painted(stage: Stage) -> None:
    way = Way("refund", "coins", Phrase("counter.offer.refund"), Phrase("counter.step.payer"))
    shown = replace(way, amount=Money(49900, "SEK"))
    stage.show(replace(CHOOSING, ways=(way,)))
    hidden = stage.texts()
    stage.show(replace(CHOOSING, ways=(shown,)))

    assert "499" not in hidden
    assert "499" in stage.texts()


@pytest.mark.parametrize(
    ("size", "upright", "fit"),
    (((1280, 800), False, 1.0), ((1920, 1080), False, 1.35), ((1080, 1920), True, 1.35)),
)
def test_that_a_larger_monitor_has_larger_things(
    size: tuple[int, int],
    upright: bool,  # noqa: FBT001 - a table of cases
    fit: float,
) -> None:
    measure = measure_for(*size, 100)

    assert (measure.upright, measure.fit) == (upright, fit)

"""The window of training: a tape across it, a shop that moves in by itself, tasks with ticks."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.unit_of_work import StoreRoom
from returns_station.__main__ import open_inbox, open_station
from returns_station.adapters.demo.filling import open_shop
from returns_station.adapters.settings import Settings
from returns_station.adapters.training import training_settings
from returns_station.desk.station import Station
from tests.ui.made import press
from tests.ui.rooms.shop import shut
from ui.app import App
from ui.desk import desk_of
from ui.models.task import Task
from ui.rooms.counter.screen.tasks import TaskList
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.keys import Do
from ui.training import Tasks, start_training
from ui.widgets.pressable import Pressable
from ui.widgets.training_banner import TrainingBanner

SETTINGS = training_settings(Settings())


class Practice:
    """A window of training on an empty shop of its own."""

    def __init__(self, folder: Path, qtbot: QtBot, url: str = "") -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.url = url or f"sqlite:///{folder / 'station.db'}"
        self.shares: list[float] = []

        def fill(station: Station, told: Callable[[float], object]) -> None:
            def heard(share: float) -> None:
                self.shares.append(share)
                told(share)

            open_shop(station, open_inbox(self.url, SETTINGS), folder, "sv", heard)

        self.app = App(app, desk_of(SETTINGS, folder, training=True), fill_demo=fill)
        self.app.window.resize(1280, 800)
        qtbot.addWidget(self.app.window, before_close_func=lambda _: shut(self.app))
        self.app.window.show()
        self.app.open(lambda: open_station(self.url, SETTINGS, folder=folder, training=True))
        qtbot.waitUntil(self.is_furnished, timeout=30_000)

    def is_furnished(self) -> bool:
        """Whether the shop has moved in, and nothing is under way."""
        day = self.state.rest.day
        return day is not None and day.any_sale and self.state.trouble is None

    @property
    def state(self) -> Counter:
        """What the counter shows."""
        return self.app.counter.state

    def tap(self, key: str, qtbot: QtBot) -> None:
        """Tap a task."""
        tasks = self.app.counter.practising.tasks
        shown = self.app.window.findChild(TaskList)
        assert shown is not None
        rows = shown.findChildren(Pressable)
        place = [one.key for one in tasks].index(key)
        press(rows[place])
        qtbot.waitUntil(lambda: self.state.asks is None and self.state.page is not Page.IDLE)

    def ticks(self) -> list[str]:
        """The tasks that were tried."""
        return [one.key for one in self.app.counter.practising.tasks if one.done]


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a shop of training that has moved in already: to move in takes seconds."""
    folder = tmp_path_factory.mktemp("furnished")
    url = f"sqlite:///{folder / 'station.db'}"
    station = open_station(url, SETTINGS, folder=folder, training=True)
    open_shop(station, open_inbox(url, SETTINGS), folder, "sv")
    assert isinstance(station.store, StoreRoom)
    station.store.engine.dispose()
    return folder


@pytest.fixture
def practice(furnished: Path, tmp_path: Path, qtbot: QtBot) -> Practice:
    """A window of training on a copy of that shop."""
    shutil.copytree(furnished, tmp_path, dirs_exist_ok=True)
    return Practice(tmp_path, qtbot)


def test_that_training_furnishes_itself_and_says_what_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    practice = Practice(tmp_path, qtbot)
    window = practice.app.window

    banner = window.findChild(TrainingBanner)
    assert banner is not None
    assert banner.isVisible()
    assert banner.width() == window.width()
    assert banner.accessibleName() == "Övning. Inget här är på riktigt."
    assert "övning" in window.windowTitle()
    assert practice.shares == sorted(practice.shares)
    assert practice.shares[-1] == pytest.approx(1)


def test_that_a_tapped_task_is_met_and_ticked_once_it_is_done(
    practice: Practice, qtbot: QtBot, tmp_path: Path
) -> None:
    practice.tap("common", qtbot)
    before = practice.ticks()
    assert practice.state.visit is not None
    customer = practice.state.visit.first_name
    practice.app.counter.scanned("9520001000027")
    qtbot.waitUntil(lambda: practice.state.answered)
    practice.app.counter.act(Do.CONFIRM, "")
    qtbot.waitUntil(lambda: practice.state.page is Page.DONE)

    assert (customer, before, practice.ticks()) == ("Elin", [], ["common"])
    done = practice.state.done
    assert done is not None
    assert done.slip is not None
    assert done.slip.training_mark == "ÖVNING"
    assert Tasks(tmp_path).all()[0].done, "it is kept for the next time"


def test_that_what_is_only_looked_at_is_ticked_at_once_and_words_are_typed(
    practice: Practice, qtbot: QtBot
) -> None:
    practice.tap("our_slip", qtbot)
    shown = practice.state.page
    practice.app.counter.act(Do.BACK, "")
    practice.tap("alike_names", qtbot)

    assert (shown, practice.state.page) == (Page.DONE, Page.SEEK)
    assert practice.state.seeking is not None
    assert practice.state.seeking.text == "swenson"
    assert practice.ticks() == ["our_slip"]


def test_that_every_task_leads_somewhere(practice: Practice, qtbot: QtBot) -> None:
    for task in practice.app.counter.practising.tasks:
        practice.app.counter.act(Do.PRACTISE, task.key)
        qtbot.waitUntil(lambda: _came_somewhere(practice.state))
        while practice.state.page is not Page.IDLE or practice.state.trouble is not None:
            practice.app.counter.act(Do.BACK, "")


def test_that_ticks_that_cannot_be_read_or_written_are_forgotten(tmp_path: Path) -> None:
    (tmp_path / "practised.json").write_text("[1, {", encoding="utf-8")
    tasks = Tasks(tmp_path)
    nowhere = Tasks(tmp_path / "practised.json" / "no folder")

    tasks.tick("common")
    nowhere.tick("common")

    assert [_done(each) for each in (tasks, nowhere, Tasks(tmp_path))] == [["common"]] * 3


def test_that_training_is_begun_as_the_window_was_with_one_word_more(
    qtbot: QtBot, tmp_path: Path
) -> None:
    told, says = tmp_path / "told", "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text"
    command = (sys.executable, "-c", f"{says}(' '.join(sys.argv[2:]))", str(told), "--desk", "A")
    desk = desk_of(Settings(), tmp_path)

    started = start_training(desk, command)
    qtbot.waitUntil(lambda: told.exists() and bool(told.read_text("utf-8")))

    assert started
    assert told.read_text("utf-8") == "--desk A --training"


def test_that_nobody_practises_practising(tmp_path: Path) -> None:
    assert not start_training(desk_of(SETTINGS, tmp_path, training=True), ("nothing",))


def test_that_a_real_counter_has_no_tape_and_no_tasks(qtbot: QtBot, tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    real = App(app, desk_of(Settings(), tmp_path))
    qtbot.addWidget(real.window, before_close_func=lambda _: shut(real))
    wanted: tuple[type[QWidget], ...] = (TrainingBanner, TaskList)

    assert [real.window.findChildren(each) for each in wanted] == [[], []]
    assert isinstance(real, App)


def _came_somewhere(state: Counter) -> bool:
    told = state.page is not Page.IDLE or state.trouble is not None
    return told and state.asks is None and (state.seeking is None or bool(state.seeking.answered))


def _done(tasks: Tasks) -> list[str]:
    every: tuple[Task, ...] = tasks.all()
    return [one.key for one in every if one.done]

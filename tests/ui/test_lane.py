"""A lane of errands: what a store that is away did not answer is asked again, once and in order."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from threading import Event

import pytest
from PySide6.QtCore import QDeadlineTimer, QThreadPool
from pytestqt.qtbot import QtBot

from returns_station.desk.errors import AwayError, StationError
from returns_station.phrase import Phrase
from ui.models.lane import Lane, Parcel
from ui.models.patience import Patience

AT = datetime(2026, 11, 26, 13, 20, tzinfo=UTC)
SOON = (1, 2, 3)


class Store:
    """A store that can go away, and keeps what it was asked."""

    def __init__(self) -> None:
        self.away, self.untouched, self.asked = False, True, 0
        self.kept: list[str] = []

    def put(self, what: str) -> Callable[[], str]:
        """A call that puts something in; with a key it is there once, however often it is put."""

        def call() -> str:
            self.asked += 1
            if self.away:
                raise AwayError(Phrase("store.no_server"), untouched=self.untouched)
            if what not in self.kept:
                self.kept.append(what)
            return what

        return call


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def patience() -> Iterator[Patience]:
    made = Patience(lambda: AT, SOON)
    yield made
    made.finish(QDeadlineTimer(1000))


def test_that_what_was_sent_while_the_store_was_away_arrives_in_order_and_once(
    qtbot: QtBot, store: Store, patience: Patience
) -> None:
    heard: list[str] = []
    store.away = True
    for nr in range(20):
        patience.writing.send(Parcel(store.put(f"{nr}"), heard.append, _never))
    qtbot.waitUntil(lambda: store.asked > 3)
    before, standing = list(store.kept), patience.standing

    store.away = False
    qtbot.waitUntil(lambda: len(heard) == 20)

    assert before == []
    assert (standing.since, standing.away) == (AT, True)
    assert heard == store.kept == [f"{nr}" for nr in range(20)]
    qtbot.waitUntil(lambda: not patience.standing.away)


def test_that_questions_wait_too_and_one_alone_asks_whether_it_is_back(
    qtbot: QtBot, store: Store
) -> None:
    heard: list[str] = []
    lane = Lane(QThreadPool(), lambda: AT, ordered=False, again_ms=SOON)
    store.away = True
    lane.send(Parcel(store.put("first"), heard.append, _never))
    qtbot.waitUntil(lambda: lane.since is not None)
    for nr in range(9):
        lane.send(Parcel(store.put(f"{nr}"), heard.append, _never))
    asked = store.asked
    qtbot.waitUntil(lambda: store.asked > asked + 3)

    store.away = False
    qtbot.waitUntil(lambda: len(heard) == 10)

    assert sorted(heard) == sorted(["first", *map(str, range(9))])


def test_that_a_question_nobody_waits_for_is_let_go(qtbot: QtBot, store: Store) -> None:
    heard: list[str] = []
    lane = Lane(QThreadPool(), lambda: AT, ordered=False, again_ms=SOON)
    store.away = waits = True
    lane.send(Parcel(store.put("old"), heard.append, _never, wanted=lambda: waits))
    qtbot.waitUntil(lambda: lane.since is not None)

    waits = False
    qtbot.waitUntil(lambda: lane.is_idle)

    assert (lane.since, heard) == (None, [])


def test_that_a_real_no_is_told_at_once(qtbot: QtBot, patience: Patience) -> None:
    told: list[Phrase] = []

    def full() -> None:
        raise StationError(Phrase("store.full"))

    patience.writing.send(Parcel(full, _never, told.append))
    qtbot.waitUntil(lambda: bool(told))

    assert told == [Phrase("store.full")]
    assert not patience.standing.away


def test_that_what_waits_can_be_taken_back_while_nothing_of_it_is_done(
    qtbot: QtBot, store: Store, patience: Patience
) -> None:
    dropped: list[str] = []
    store.away = True
    parcel = patience.writing.send(
        Parcel(store.put("yes"), _never, _never, on_dropped=lambda: dropped.append("yes"))
    )
    qtbot.waitUntil(lambda: patience.standing.away)

    patience.writing.take_back(parcel)
    qtbot.waitUntil(lambda: bool(dropped))
    store.away = False
    qtbot.waitUntil(lambda: patience.is_idle)

    assert (dropped, store.kept) == (["yes"], [])


def test_that_what_may_have_been_done_is_asked_until_it_is_known(
    qtbot: QtBot, store: Store, patience: Patience
) -> None:
    heard: list[str] = []
    store.away, store.untouched = True, False
    parcel = patience.writing.send(
        Parcel(store.put("yes"), heard.append, _never, on_dropped=_never)
    )
    qtbot.waitUntil(lambda: patience.standing.away)

    patience.writing.take_back(parcel)
    store.away = False
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == store.kept == ["yes"]


def test_that_the_last_things_are_written_when_the_window_closes(store: Store) -> None:
    patience = Patience(lambda: AT)
    for nr in range(5):
        patience.writing.send(Parcel(store.put(f"{nr}"), _late, _late))

    finished = patience.finish(QDeadlineTimer(5000))

    assert finished
    assert store.kept == ["0", "1", "2", "3", "4"]


def test_that_a_window_that_closes_does_not_wait_for_a_store_that_hangs() -> None:
    patience, gone = Patience(lambda: AT), QDeadlineTimer(0)
    begun, goes_on = _locked()
    patience.writing.send(Parcel(begun, _late, _late))

    finished = patience.finish(gone)
    goes_on()

    assert not finished


def _locked() -> tuple[Callable[[], object], Callable[[], None]]:
    event = Event()
    return event.wait, event.set


def _late(*_: object) -> None:
    """An answer that comes when the window is gone."""


def _never(*_: object) -> None:
    raise AssertionError("nobody is told this")

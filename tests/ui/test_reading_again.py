"""A room is read again while it lies open, one reading at a time, for who stands there now."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase
from ui.reading_again import Reading, ReadingAgain

_EVERY_MS = 20


class _Room:
    """What a room keeps: who stands there, what was learnt, what was not."""

    def __init__(self, read: Callable[[str], str] = str.upper, every_ms: int = _EVERY_MS) -> None:
        self.who: str | None = "maja"
        self.open = True
        self.learnt: list[str] = []
        self.refused: list[Phrase] = []
        self.pool = QThreadPool()
        reading = Reading(
            lambda: self.who, read, self.learnt.append, self.refused.append, lambda: self.open
        )
        self.reading = ReadingAgain(reading, self.pool, every_ms)

    def close(self) -> None:
        """Nobody looks any more."""
        self.who = None
        self.reading.stop()
        self.pool.waitForDone()


def test_that_an_open_room_is_read_again_and_a_shut_one_is_not(qtbot: QtBot) -> None:
    room = _Room()
    room.reading.go_on()
    qtbot.waitUntil(lambda: room.learnt[:2] == ["MAJA", "MAJA"])

    room.open = False
    asked = _asked_of(qtbot, room)

    room.close()
    assert asked == []


def test_that_what_was_read_for_another_is_read_anew(qtbot: QtBot) -> None:
    goes, begun = Event(), Event()

    def read(who: str) -> str:
        begun.set()
        goes.wait()
        return who

    room = _Room(read, every_ms=60_000)
    room.reading.read()
    room.reading.read()
    begun.wait()
    room.who = "anders"
    goes.set()
    qtbot.waitUntil(lambda: bool(room.learnt))

    room.close()
    assert room.learnt == ["anders"]


def test_that_a_store_that_is_away_is_told_and_asked_again(qtbot: QtBot) -> None:
    away = [True]

    def read(who: str) -> str:
        if away:
            raise StationError(Phrase("error.unexpected"))
        return who

    room = _Room(read, every_ms=60_000)
    room.reading.read()
    qtbot.waitUntil(lambda: bool(room.refused))
    away.clear()
    room.reading.read()
    qtbot.waitUntil(lambda: bool(room.learnt))

    room.close()
    assert (room.learnt, len(room.refused)) == (["maja"], 1)


def _asked_of(qtbot: QtBot, room: _Room) -> list[str]:
    """What a shut room learns: nothing, however often it is told that something happened."""
    room.pool.waitForDone()
    qtbot.wait(_EVERY_MS)
    room.learnt.clear()
    room.reading.read_if_open()
    qtbot.wait(3 * _EVERY_MS)
    return room.learnt

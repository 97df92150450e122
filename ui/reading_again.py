"""A room that is read again while it lies open: one reading at a time, for who stands there now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer

from returns_station.phrase import Phrase
from ui.errand import send_kindly

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[S, T]):
    """How a room reads: of what, and what it does with it; `source` is None before there is one."""

    source: Callable[[], S | None]
    read: Callable[[S], T]
    learnt: Callable[[T], object]
    not_read: Callable[[Phrase], object]
    is_open: Callable[[], bool]


class ReadingAgain(QObject, Generic[S, T]):
    """Reads when it is told to, and every so often as long as the room lies open."""

    def __init__(self, reading: Reading[S, T], pool: QThreadPool, every_ms: int) -> None:
        super().__init__()
        self._reading, self._pool = reading, pool
        self._under_way = False
        # What happens elsewhere is here a breath later, while one looks.
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._look)

    def go_on(self) -> None:
        """Read now, and again and again."""
        self.read()
        self._timer.start()

    def stop(self) -> None:
        """The window closes."""
        self._timer.stop()

    def read_if_open(self) -> None:
        """Read, if anybody looks."""
        if self._reading.is_open():
            self.read()

    def read(self) -> None:
        """Read; what is under way is not asked for twice."""
        how = self._reading
        source = how.source()
        if source is None or self._under_way:
            return
        self._under_way = True

        def learnt(told: T) -> None:
            self._under_way = False
            if source is how.source():
                how.learnt(told)
            else:  # it was read for who stood here before
                self.read()

        def not_read(advice: Phrase) -> None:
            self._under_way = False
            if source is how.source():
                how.not_read(advice)
            else:
                self.read()

        send_kindly(lambda: how.read(source), learnt, not_read, self._pool)

    def _look(self) -> None:
        if self._reading.is_open():
            self.read()
        else:
            self._timer.stop()

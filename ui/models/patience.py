"""Patience with the store: what it did not answer is asked again, and how it stands is told."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, QThreadPool, QTimer, Signal

from returns_station.desk.errors import AwayError
from ui.models.lane import AGAIN_MS, Lane
from ui.models.standing import WELL, Standing

NOTICED_MS: Final = 400
"""What takes no longer is not told."""
_AT_ONCE: Final = 4  # questions; one that hangs must not keep the others waiting


class Patience(QObject):
    """Two lanes to the store: questions side by side, and what is written in its order."""

    changed = Signal()

    def __init__(self, clock: Callable[[], datetime], again_ms: tuple[int, ...] = AGAIN_MS) -> None:
        """Nothing is under way."""
        super().__init__()
        self.standing = WELL
        self._pools = QThreadPool(), QThreadPool()
        asking, writing = self._pools
        asking.setMaxThreadCount(_AT_ONCE)
        writing.setMaxThreadCount(1)
        self.asking = Lane(asking, clock, ordered=False, again_ms=again_ms)
        self.writing = Lane(writing, clock, ordered=True, again_ms=again_ms)
        self._lanes = self.asking, self.writing
        self._look = QTimer(self, interval=NOTICED_MS)
        self._look.timeout.connect(self._tell)
        for lane in self._lanes:
            lane.changed.connect(self._moved)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way, and nothing waits."""
        return all(lane.is_idle for lane in self._lanes)

    def finish(self, most: QDeadlineTimer) -> bool:
        """Write what is not written yet, and wait for it so long; False: it still goes on."""
        self._look.stop()
        asking, writing = self._pools
        self.asking.hand_over()
        left = self.writing.hand_over()
        writing.start(lambda: _each(left))
        return writing.waitForDone(most) and asking.waitForDone(most)

    def _moved(self) -> None:
        """Something was sent or answered: look now and then until nothing is under way."""
        if self.is_idle:
            self._look.stop()
        elif not self._look.isActive():
            self._look.start()
        self._tell()

    def _tell(self) -> None:
        away = [lane for lane in self._lanes if lane.since is not None]
        first = min(away, key=lambda lane: str(lane.since), default=None)
        longest = max(lane.longest_ms for lane in self._lanes)
        standing = Standing(
            since=first.since if first else None,
            seconds=longest // 1000 if longest >= NOTICED_MS else None,
            advice=first.advice if first else None,
        )
        if standing != self.standing:
            self.standing = standing
            self.changed.emit()


def _each(calls: tuple[Callable[[], object], ...]) -> None:
    """Call one after the other, as far as the store answers; nobody hears what comes of it."""
    for call in calls:
        try:
            call()
        except AwayError:
            return
        except Exception:  # noqa: BLE001, S112 - the window is gone, and the next may still hold
            continue

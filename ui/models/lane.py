"""A lane of errands that are patient: what a store that is away did not answer is asked again."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QObject, QThreadPool, QTimer, Signal

from returns_station.desk.errors import AwayError, StationError
from returns_station.phrase import Phrase
from ui.errand import Errand

AGAIN_MS: Final = (1_000, 2_000, 5_000)
"""How long until what was not answered is asked again; the last stays."""


@dataclass(eq=False, slots=True)
class Parcel:
    """One call on its way, and whom its answer is for; `wanted` says whether anybody waits.

    `certain` is whether nothing of it can have been done. What is taken back before that is lost
    tells `on_dropped`, and nothing else. `long` work takes its time: the store is not slow for it.
    """

    call: Callable[[], Any]
    on_done: Callable[[Any], object]
    on_refused: Callable[[Phrase], object]
    wanted: Callable[[], bool] = lambda: True
    on_dropped: Callable[[], object] = lambda: None
    long: bool = False
    certain: bool = True
    withdrawn: bool = False
    clock: QElapsedTimer = field(default_factory=QElapsedTimer)


class Lane(QObject):
    """Sends parcels off the window's thread, in their order if it is `ordered`.

    Only a store that is away is waited for, and only by calls that may be asked twice: reading, and
    what has a key. Any other no is told at once.
    """

    changed = Signal()

    def __init__(
        self,
        pool: QThreadPool,
        clock: Callable[[], datetime],
        *,
        ordered: bool,
        again_ms: tuple[int, ...] = AGAIN_MS,
    ) -> None:
        super().__init__()
        self.since: datetime | None = None
        self.advice: Phrase | None = None
        self._pool, self._clock, self._ordered = pool, clock, ordered
        self._waiting: deque[Parcel] = deque()
        self._out: list[Parcel] = []
        self._again_ms, self._tries = again_ms, 0
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._probe)

    def send(self, parcel: Parcel) -> Parcel:
        """Send it after what was sent before; while the store is away it waits."""
        self._waiting.append(parcel)
        self._pump()
        return parcel

    def take_back(self, parcel: Parcel) -> None:
        """Take it back as soon as it is certain that nothing of it was done; else it goes on."""
        parcel.withdrawn = True
        if parcel.certain and parcel in self._waiting:
            self._waiting.remove(parcel)
            parcel.on_dropped()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way, and nothing waits."""
        return not (self._waiting or self._out)

    @property
    def longest_ms(self) -> int:
        """How long the oldest of what is under way has taken."""
        timed = (parcel.clock.elapsed() for parcel in self._out if not parcel.long)
        return max(timed, default=0)

    def hand_over(self) -> tuple[Callable[[], Any], ...]:
        """Stop asking, and give what has not been asked yet to whoever ends it."""
        self._again.stop()
        left = tuple(parcel.call for parcel in self._waiting)
        self._waiting.clear()
        return left

    def _pump(self) -> None:
        """Send what may go now."""
        while self._waiting and self.since is None and not (self._ordered and self._out):
            self._fly(self._waiting.popleft())

    def _probe(self) -> None:
        """Ask again, with the first that somebody still waits for."""
        while self._waiting and not self._waiting[0].wanted() and self._waiting[0].certain:
            self._waiting.popleft()
        if self._waiting:
            self._fly(self._waiting.popleft())
        elif not self._out:
            self._well()

    def _fly(self, parcel: Parcel) -> None:
        parcel.clock.start()
        self._out.append(parcel)
        self.changed.emit()

        def safely() -> tuple[Any, Exception | None]:
            try:
                return parcel.call(), None
            except Exception as error:  # noqa: BLE001 - told kindly, then raised as what it is
                return None, error

        def came(answer: tuple[Any, Exception | None]) -> None:
            self._came(parcel, *answer)

        Errand(safely, on_done=came, on_refused=lambda _: None).send(self._pool)

    def _came(self, parcel: Parcel, value: object, error: Exception | None) -> None:
        self._out.remove(parcel)
        if isinstance(error, AwayError):
            parcel.certain = parcel.certain and error.untouched
            self._waiting.appendleft(parcel)
            self._troubled(error.advice)
            if parcel.withdrawn:
                self.take_back(parcel)
            return
        self._well()
        if error is None:
            parcel.on_done(value)
        elif isinstance(error, StationError):
            parcel.on_refused(error.advice)
        else:
            parcel.on_refused(Phrase("error.unexpected"))
            raise error

    def _troubled(self, advice: Phrase) -> None:
        self.since, self.advice = self.since or self._clock(), advice
        if not self._again.isActive():
            self._again.start(self._again_ms[min(self._tries, len(self._again_ms) - 1)])
            self._tries += 1
        self.changed.emit()

    def _well(self) -> None:
        self.since, self.advice, self._tries = None, None, 0
        self._again.stop()
        self.changed.emit()
        self._pump()

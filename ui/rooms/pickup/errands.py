"""What the pickup room asks of the station, each thing off the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol, TypeVar, cast

from PySide6.QtCore import QDeadlineTimer, QObject, QThreadPool, QTimer

from returns_station.case import Who
from returns_station.desk.errors import AwayError, StationError
from returns_station.desk.pickup.commands import (
    BookPickup,
    CancelPickup,
    MovePickup,
    ResolvePickup,
)
from returns_station.desk.pickup.shelves import HerMessage
from returns_station.desk.pickup.views import SlotsSeen, ToFetch
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking
from returns_station.pickup.door import Door, Load
from returns_station.policy.claim import Collection
from ui.errand import Errand
from ui.rooms.pickup.state.lists import Lists

T = TypeVar("T")
AGAIN_MS: Final = 2_000
"""So long after a store did not answer it is asked again."""
_FINISH_MS: Final = 5_000
_AT_ONCE: Final = 4


class Fetching(Protocol):
    """The pickups of a station, for someone at a desk."""

    def to_fetch(self) -> tuple[ToFetch, ...]:
        """Returns whose goods are at her home, the first due first."""
        ...

    def one(self, slip: str) -> ToFetch | None:
        """The return of a slip; None: nothing of it is at her home."""
        ...

    def slots(
        self,
        slip: str,
        door: Door,
        load: Load,
        collection: Collection,
        *,
        first_day: date | None = None,
        days: int = 7,
    ) -> SlotsSeen:
        """Every time that can be promised, and who gave none."""
        ...

    def book(self, command: BookPickup) -> Booking:
        """Book a slot; raises SlotGoneError with the times that are left."""
        ...

    def cancel(self, command: CancelPickup) -> Booking:
        """Let a booking go, where it can be."""
        ...

    def move(self, command: MovePickup) -> Booking:
        """Take another slot for a booking."""
        ...

    def resolve(self, command: ResolvePickup) -> Booking:
        """Say what a person has found out."""
        ...

    def settle(self) -> object:
        """Ask about all that nobody knows the end of."""
        ...

    def questions(self) -> tuple[Booking, ...]:
        """Bookings that a person has to look at."""
        ...

    def messages(self, slip: str = "") -> tuple[HerMessage, ...]:
        """What she is to be told and has not been."""
        ...

    def told(self, message: int) -> object:
        """She has been told."""
        ...


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the room stands: who works there, local time, new keys, and where a slip goes."""

    who: Who
    now: Callable[[], datetime]
    new_key: Callable[[], str]
    target: Callable[[str], str]


def lists_of(fetching: Fetching) -> Lists:
    """All that waits."""
    return Lists(fetching.to_fetch(), fetching.questions(), fetching.messages())


class Errands(QObject):
    """Sends things off and hands the answers over; a store that is away is asked again."""

    def __init__(self) -> None:
        """What is written is written in its order; a printer keeps nobody waiting."""
        super().__init__()
        self._asking, self._writing, self._printing = (QThreadPool() for _ in range(3))
        self._asking.setMaxThreadCount(_AT_ONCE)
        for pool in (self._writing, self._printing):
            pool.setMaxThreadCount(1)
        self.again_ms = AGAIN_MS
        self._over = False

    def read(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], object],
        on_refused: Callable[[StationError], object],
        wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        """Ask a question, again and again while the store is away and the answer is `wanted`."""
        self._send(call, on_done, on_refused, wanted, self._asking)

    def write(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], object],
        on_refused: Callable[[StationError], object],
    ) -> None:
        """Have something done; it has a key, so the same twice is the same once."""
        self._send(call, on_done, on_refused, lambda: True, self._writing)

    def print(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], object],
        on_refused: Callable[[StationError], object],
    ) -> None:
        """Send a slip to paper, once."""
        self._send(call, on_done, on_refused, lambda: False, self._printing)

    def finish(self) -> None:
        """Wait a little for what was sent; before the window closes."""
        self._over = True
        most = QDeadlineTimer(_FINISH_MS)
        for pool in (self._writing, self._asking, self._printing):
            pool.waitForDone(most)

    def _send(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], object],
        on_refused: Callable[[StationError], object],
        wanted: Callable[[], bool],
        pool: QThreadPool,
    ) -> None:
        def safely() -> tuple[T | None, Exception | None]:
            try:
                return call(), None
            except Exception as error:  # noqa: BLE001 - told kindly, then raised as what it is
                return None, error

        def again() -> None:
            if not self._over and wanted():
                self._send(call, on_done, on_refused, wanted, pool)

        def answered(result: tuple[T | None, Exception | None]) -> None:
            value, error = result
            if self._over:
                return
            if error is None:
                on_done(cast("T", value))
            elif isinstance(error, AwayError) and wanted():
                QTimer.singleShot(self.again_ms, self, again)
            elif isinstance(error, StationError):
                on_refused(error)
            else:
                on_refused(StationError(Phrase("error.unexpected")))
                raise error

        Errand(safely, on_done=answered, on_refused=on_refused).send(pool)

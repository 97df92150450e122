"""An errand: one call to the station, run off the window's thread, answered on it."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase

T = TypeVar("T")

# What is under way. Without it Python would drop an errand before its queued answer arrives.
_OUT: Final[set["Errand[object]"]] = set()


class Errand(QObject, Generic[T]):
    """Run `call`; give its result to `on_done`, or its StationError to `on_refused`.

    Any other exception is our mistake and is raised again on the window's thread.
    """

    _answered = Signal(object, object)

    def __init__(
        self,
        call: Callable[[], T],
        *,
        on_done: Callable[[T], object],
        on_refused: Callable[[StationError], object],
    ) -> None:
        super().__init__()
        self.pool: QThreadPool | None = None
        self.begun = False
        self._call, self._on_done, self._on_refused = call, on_done, on_refused
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def send(self, pool: QThreadPool | None = None) -> None:
        """Send the errand off; a pool of one thread keeps the order of what is sent."""
        _OUT.add(cast("Errand[object]", self))
        self.pool = pool or QThreadPool.globalInstance()
        self.pool.start(self._run)

    def _run(self) -> None:
        """On the other thread: call, and post the answer."""
        self.begun = True
        try:
            result: T | None = self._call()
        except BaseException as error:  # noqa: BLE001 - raised again where Qt can see it
            self._answered.emit(None, error)
        else:
            self._answered.emit(result, None)

    @Slot(object, object)
    def _deliver(self, result: object, error: object) -> None:
        """On the window's thread: hand the answer over."""
        _OUT.discard(cast("Errand[object]", self))
        if isinstance(error, StationError):
            self._on_refused(error)
        elif isinstance(error, BaseException):
            raise error
        else:
            self._on_done(cast("T", result))


def send_kindly(
    call: Callable[[], T],
    on_done: Callable[[T], object],
    on_advice: Callable[[Phrase], object],
    pool: QThreadPool | None = None,
) -> None:
    """Send a call off; whatever goes wrong is told in words, and our own mistake is raised too."""

    def safely() -> tuple[T | None, Exception | None]:
        try:
            return call(), None
        except Exception as error:  # noqa: BLE001 - told kindly here, then raised as what it is
            return None, error

    def answered(result: tuple[T | None, Exception | None]) -> None:
        value, error = result
        if error is None:
            on_done(cast("T", value))
        elif isinstance(error, StationError):
            on_advice(error.advice)
        else:
            on_advice(Phrase("error.unexpected"))
            raise error

    Errand(safely, on_done=answered, on_refused=lambda error: on_advice(error.advice)).send(pool)


def let_go(pool: QThreadPool) -> None:
    """Wait for what this pool has begun; the rest is not done, and nobody is told."""
    pool.clear()
    pool.waitForDone()
    _OUT.difference_update([one for one in _OUT if one.pool is pool and not one.begun])


def under_way() -> int:
    """How many errands are not answered yet."""
    return len(_OUT)

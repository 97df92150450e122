"""Asking what the newest draft would mean: one question at a time, and only the newest waits."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from returns_station.desk.station import Station
from returns_station.desk.terms_views import Tried
from returns_station.phrase import Phrase
from ui.rooms.terms.errands import Errands
from ui.rooms.terms.state.chip import Draft

_QUIET_MS = 150


class Trying(QObject):
    """Waits until the keys rest, asks, and asks again where the draft is another by then."""

    def __init__(
        self,
        errands: Errands,
        wanted: Callable[[], tuple[Station, Draft] | None],
        on_tried: Callable[[Draft, Tried], object],
        on_refused: Callable[[Phrase], object],
    ) -> None:
        super().__init__()
        self._errands, self._wanted = errands, wanted
        self._on_tried, self._on_refused = on_tried, on_refused
        self._out: Draft | None = None
        self._timer = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._timer.timeout.connect(self._ask)

    def soon(self) -> None:
        """The draft is another: ask when the keys rest."""
        self._timer.start(_QUIET_MS)

    def now(self) -> None:
        """What is asked about may have changed: ask at once."""
        self._timer.start(0)

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _ask(self) -> None:
        wanted = self._wanted()
        if wanted is None or self._out is not None:
            return
        station, draft = wanted
        self._out = draft
        self._errands.try_out(
            lambda: station.try_terms(draft.terms, draft.valid_from), self._answered, self._refused
        )

    def _answered(self, tried: Tried) -> None:
        draft, self._out = self._out, None
        assert draft is not None, "an answer has its question"
        self._on_tried(draft, tried)
        wanted = self._wanted()
        if wanted is not None and wanted[1] != draft:
            self.now()

    def _refused(self, advice: Phrase) -> None:
        self._out = None
        self._on_refused(advice)

"""The demo shop moving in: off the window's thread, with how far it has come."""

from PySide6.QtCore import QObject, Signal

from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.errands import Errands
from ui.rooms.counter.hands import Hands
from ui.rooms.counter.state import counter, wants


class Filling(QObject):
    """Fills an empty shop, once."""

    _told = Signal(float)

    def __init__(self, setting: Setting, errands: Errands, hands: Hands) -> None:
        super().__init__()
        self._setting, self._errands, self._hands = setting, errands, hands
        self._begun = False
        # Told on the filling thread, shown on the window's.
        self._told.connect(self._show)

    def begin(self, station: Station | None) -> None:
        """Fill the shop if it is empty, and there is something to fill it with."""
        state, fill = self._hands.state(), self._setting.fill_demo
        day = state.rest.day
        if station is None or fill is None or day is None or day.any_sale or self._begun:
            return
        self._begun = True
        self._hands.move(wants.filling(state))
        self._errands.write(
            lambda: fill(station, self._told.emit), self._filled, self._failed, long=True
        )
        self._hands.refresh()

    def _show(self, share: float) -> None:
        state = self._hands.state()
        # Nothing that is said meanwhile is talked over.
        if state.trouble is not None and state.trouble.title.key == wants.FILLING:
            self._hands.move(wants.filling(state, share))

    def _filled(self, _: object) -> None:
        filled = wants.practising if self._setting.training else wants.filled
        self._hands.move(filled(self._hands.state()))

    def _failed(self, advice: Phrase) -> None:
        self._begun = False
        title = Phrase("counter.trouble.not_now")
        self._hands.move(counter.advised(self._hands.state(), title, advice))

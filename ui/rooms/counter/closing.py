"""What follows a yes: slips on their way to paper, money at its far ends, a breath to undo."""

from PySide6.QtCore import QObject, QTimer

from returns_station.desk.station import Station
from returns_station.payout import Payout
from returns_station.phrase import Phrase
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.asking_after import call_far_end
from ui.rooms.counter.errands import Errands
from ui.rooms.counter.hands import Hands
from ui.rooms.counter.papers import Papers
from ui.rooms.counter.state import paying, undoing
from ui.rooms.counter.state.after import Call
from ui.rooms.counter.state.counter import Counter

_SECOND_MS = 1000


class Closing(QObject):
    """Lets papers and money go their ways and counts the seconds; it decides nothing."""

    def __init__(self, setting: Setting, errands: Errands, hands: Hands) -> None:
        """Nothing is printed or paid before the station is open."""
        super().__init__()
        self.station: Station | None = None
        self._setting, self._errands, self._hands = setting, errands, hands
        self.papers = Papers(setting, errands, hands, lambda: self.station)
        self._seconds = QTimer(self, interval=_SECOND_MS)
        self._seconds.timeout.connect(lambda: hands.move(undoing.ticked(hands.state())))

    def wear(self, setting: Setting) -> None:
        """Slips go elsewhere from now on."""
        self._setting = setting
        self.papers.wear(setting)

    def finish(self) -> None:
        """The window closes."""
        self._seconds.stop()
        self.papers.finish()
        self.station = None

    def follow(self, old: Counter, new: Counter) -> None:
        """Speak to the far ends that the state now wants spoken to; let the seconds run."""
        for call in sorted(new.calls - old.calls, key=lambda each: each.operation):
            self._call(call)
        self.papers.follow(old, new)
        # An answer that comes once the window is closed starts nothing.
        runs = self.station is not None and new.done is not None and new.done.undo_s > 0
        if runs is not self._seconds.isActive():
            (self._seconds.start if runs else self._seconds.stop)()

    def _call(self, call: Call) -> None:
        station, hands, who = self.station, self._hands, self._setting.who
        if station is None:
            return

        def told(payout: Payout) -> None:
            hands.move(paying.told(hands.state(), call, payout))
            hands.refresh()

        def refused(advice: Phrase) -> None:
            hands.move(paying.not_told(hands.state(), call, advice))
            hands.refresh()

        self._errands.pay(lambda: call_far_end(station, call, who), told, refused)

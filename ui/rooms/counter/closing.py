"""What follows a yes: slips on their way to paper, money at its far ends, a breath to undo."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer

from returns_station.desk.station import Station
from returns_station.payout import Payout
from returns_station.phrase import Phrase
from returns_station.slip import Slip
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.asking_after import call_far_end
from ui.rooms.counter.errands import Errands
from ui.rooms.counter.state import finishing, paying, undoing
from ui.rooms.counter.state.after import Call
from ui.rooms.counter.state.counter import Counter, Printing

_SECOND_MS = 1000


@dataclass(frozen=True, slots=True)
class Hands:
    """What the room lends: its state, a way to move it, and to look anew at what waits."""

    state: Callable[[], Counter]
    move: Callable[[Counter], object]
    refresh: Callable[[], object]


class Closing(QObject):
    """Prints, pays and counts the seconds; it decides nothing."""

    def __init__(self, setting: Setting, errands: Errands, hands: Hands) -> None:
        """Nothing is printed or paid before the station is open."""
        super().__init__()
        self.station: Station | None = None
        self._setting, self._errands, self._hands = setting, errands, hands
        self._seconds = QTimer(self, interval=_SECOND_MS)
        self._seconds.timeout.connect(lambda: hands.move(undoing.ticked(hands.state())))

    def wear(self, setting: Setting) -> None:
        """Slips go elsewhere from now on."""
        self._setting = setting

    def finish(self) -> None:
        """The window closes."""
        self._seconds.stop()
        self.station = None

    def follow(self, old: Counter, new: Counter) -> None:
        """Speak to the far ends that the state now wants spoken to; let the seconds run."""
        for call in sorted(new.calls - old.calls, key=lambda each: each.operation):
            self._call(call)
        runs = new.done is not None and new.done.undo_s > 0
        if runs is not self._seconds.isActive():
            (self._seconds.start if runs else self._seconds.stop)()

    def print_done(self) -> None:
        """Print the visit's slip, then each of its documents."""
        done = self._hands.state().done
        for number in finishing.papers(done) if done is not None else ():
            self.print(number)

    def print_waiting(self) -> None:
        """Print what lies on the tray once more, or at rest all that wait."""
        state = self._hands.state()
        credit, done = state.credit, state.done
        if credit is not None:
            if not credit.prints:
                self._hands.move(replace(state, credit=replace(credit, prints=True)))
                self.print(credit.view.credit.number)
        elif done is None:
            for number in state.rest.waiting:
                self.print(number)
        elif finishing.papers(done) and done.printing is not Printing.SENT:
            self._hands.move(finishing.print_sent(state))
            self.print_done()

    def print(self, number: str) -> None:
        """Send a slip to paper."""
        station, hands = self.station, self._hands
        if station is None:
            return

        def refused(advice: Phrase) -> None:
            hands.move(finishing.not_printed(hands.state(), number, advice))
            hands.refresh()

        def printed(slip: Slip) -> None:
            hands.move(finishing.printed(hands.state(), slip))
            hands.refresh()

        target = self._setting.target(number)
        self._errands.print_slip(station, number, target, printed, refused)

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

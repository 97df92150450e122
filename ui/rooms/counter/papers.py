"""The paper carried: each slip is sent, tried again by itself, moved, or asked about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer

from returns_station.desk.printing import came_out
from returns_station.desk.prints import target_for, waiting
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.errands import Errands, PrintEnd, Unsure
from ui.rooms.counter.hands import Hands
from ui.rooms.counter.state import finishing, prints
from ui.rooms.counter.state.counter import Counter, Finished, Printing
from ui.rooms.counter.state.keys import Do

_READIES_MS: Final = 1_000
"""So long after the station is open nobody scans: what draws slips takes a third of a second."""
_SHORTEST_MS: Final = 200
"""What is due is not tried more often than this, whatever the clock says."""
_LATER_MS: Final = 5_000
_LONGEST_MS: Final = 3_600_000
_MS: Final = timedelta(milliseconds=1)


class Papers(QObject):
    """Sends slips to paper; when and where is decided by the state."""

    def __init__(
        self,
        setting: Setting,
        errands: Errands,
        hands: Hands,
        station: Callable[[], Station | None],
    ) -> None:
        """Nothing is sent before the station is open."""
        super().__init__()
        self._setting, self._errands, self._hands = setting, errands, hands
        self._station = station
        self._on_its_way: set[str] = set()
        # One came out a moment ago: the printer is back, and the others need not wait.
        self._is_back = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._try)
        self._readies = QTimer(self, singleShot=True, interval=_READIES_MS)
        self._readies.timeout.connect(errands.ready_paper)

    def wear(self, setting: Setting) -> None:
        """Slips go elsewhere from now on."""
        self._is_back = self._is_back or setting.target("") != self._setting.target("")
        self._setting = setting
        self._wait()

    def finish(self) -> None:
        """The window closes."""
        self._timer.stop()
        self._readies.stop()

    def follow(self, old: Counter, new: Counter) -> None:
        """Wait for the next slip that is due; once the station is open, be ready for the first."""
        if new.rest.ready and not old.rest.ready:
            self._readies.start()
        if old.rest.prints != new.rest.prints:
            self._wait()

    def act(self, do: Do) -> None:
        """What staff do with a slip: answer for it, move it, send it."""
        state = self._hands.state()
        number = prints.asked(state)
        if do is Do.TO_FILE:
            self._save(state)
        elif number and not state.busy:
            self._answer(number, out=do is Do.CAME_OUT)
        elif do is Do.PRINT:
            self.print_waiting()

    def print_done(self, done: Finished, *, once: bool = True) -> None:
        """Print the visit's slip, then each of its documents."""
        for number in prints.papers(done):
            self.send(number, once=once)

    def print_waiting(self) -> None:
        """Print what lies on the tray once more, or at rest all that wait."""
        state = self._hands.state()
        credit, done = state.credit, state.done
        if credit is not None:
            if not credit.prints:
                self._hands.move(replace(state, credit=replace(credit, prints=True)))
                self.send(credit.view.credit.number, once=False)
        elif done is None:
            for one in waiting(state.rest.prints):
                self.send(one.slip)
        elif prints.papers(done) and done.printing is not Printing.SENT:
            sent = finishing.print_sent(state)
            self._hands.move(sent)
            if sent.done is not None:
                self.print_done(sent.done, once=not sent.done.again)

    def send(
        self, number: str, target: str = "", *, once: bool = True, by_itself: bool = False
    ) -> None:
        """Send a slip to paper; what goes by itself says nothing over another page."""
        station, hands = self._station(), self._hands
        if station is None:
            return

        def refused(advice: Phrase) -> None:
            self._on_its_way.discard(number)
            self._is_back = False
            # Nothing may be known anew of it where the store is away: it is not forgotten.
            self._timer.start(_LATER_MS)
            says = prints.with_spare(advice, to, main, self._setting.elsewhere.spare)
            told = finishing.not_printed(hands.state(), number, says, aloud=not by_itself)
            hands.move(told)
            hands.refresh()

        def ended(end: PrintEnd) -> None:
            self._on_its_way.discard(number)
            self._is_back = not isinstance(end, Unsure)
            state = hands.state()
            if isinstance(end, Unsure):
                hands.move(prints.unknown(state, number, end.advice))
            else:
                hands.move(finishing.printed(state, end, prints.other_place(to, main)))
            hands.refresh()

        self._on_its_way.add(number)
        main = self._setting.target(number)
        to = target or main
        self._errands.print_slip(station, number, to, ended, refused, once=once, unasked=by_itself)

    def _wait(self) -> None:
        """Be woken when the next slip is due."""
        one = prints.first(self._hands.state().rest)
        if one is None or self._station() is None:
            self._timer.stop()
            return
        main, spare = self._setting.target(one.slip), self._setting.elsewhere.spare
        left = (prints.due(one, main, spare) - self._setting.clock()) // _MS
        soon = _SHORTEST_MS if self._is_back else min(left, _LONGEST_MS)
        self._timer.start(max(_SHORTEST_MS, soon))

    def _try(self) -> None:
        """Send the slip that is due, one at a time."""
        one = prints.first(self._hands.state().rest)
        if one is None:
            return
        if self._on_its_way or self._hands.state().busy:
            self._timer.start(_SHORTEST_MS)
            return
        main, spare = self._setting.target(one.slip), self._setting.elsewhere.spare
        self.send(one.slip, target_for(one, main, spare), by_itself=True)

    def _save(self, state: Counter) -> None:
        """Let the slips that wait become files instead of paper."""
        done, file = state.done, self._setting.elsewhere.file
        if done is None or file is None or not prints.can_be_saved(state):
            return
        self._hands.move(finishing.print_sent(state))
        for number in prints.papers(done):
            self.send(number, file(number))

    def _answer(self, number: str, *, out: bool) -> None:
        station, hands, setting = self._station(), self._hands, self._setting
        if station is None:
            return
        printer = station.printer(setting.who)

        def said(_: object) -> None:
            hands.move(prints.answered(hands.state(), number, out=out))
            if not out:
                self.send(number)
            hands.refresh()

        def refused(advice: Phrase) -> None:
            hands.move(finishing.not_printed(hands.state(), number, advice))
            hands.refresh()

        self._errands.write(lambda: came_out(printer, number, out=out), said, refused)

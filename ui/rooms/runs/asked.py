"""What is asked of the day, sent off one thing at a time: a stop let in, a van sent off, a list."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QThreadPool, Signal

from returns_station.phrase import Phrase
from ui.errand import send_kindly
from ui.rooms.runs.asking import Setting, Vans
from ui.rooms.runs.paper import ListPaper
from ui.rooms.runs.state import runs
from ui.rooms.runs.state.runs import Busy, Runs, Told

if TYPE_CHECKING:
    from returns_station.desk.station import Station


class Asked(QObject):
    """Tells how it went; `changed` where the day is another now, or may be."""

    changed = Signal()

    def __init__(
        self, setting: Setting, state: Callable[[], Runs], move: Callable[[Runs], object]
    ) -> None:
        super().__init__()
        self._setting, self._state, self._move = setting, state, move
        self.paper = setting.paper
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._vans: Vans | None = None
        self._station: Station | None = None

    def opened(self, station: "Station | None", vans: Vans | None) -> None:
        """The station is open, or closed."""
        self._station, self._vans = station, vans

    def stand(self, setting: Setting, paper: ListPaper) -> None:
        """Somebody else works here, or lists come out elsewhere."""
        self._setting, self.paper = setting, paper

    def finish(self, most: QDeadlineTimer) -> None:
        """What was sent is waited for."""
        self._pool.waitForDone(most)

    def join(self) -> None:
        """Let the new stop in."""
        new, vans = runs.new_of(self._state()), self._vans
        if new and vans is not None:
            booking, name = new[0].booking.id, {"name": new[0].booking.contact.name}
            joined, failed = Told(Phrase("runs.joined", name)), Phrase("runs.not_joined", name)
            self._send(Busy.JOINING, lambda: vans.join(booking), joined, failed)

    def start(self) -> None:
        """Send the van off."""
        run, vans = runs.run_of(self._state()), self._vans
        if run is not None and vans is not None:
            driver, number = self._setting.who.actor, run.number
            failed = Phrase("runs.not_started")
            self._send(Busy.STARTING, lambda: vans.start(number, driver), None, failed)

    def answer(self) -> None:
        """A person has looked at the first question: it is asked no more."""
        kept, vans = runs.question_of(self._state()), self._vans
        if kept is not None and vans is not None:
            scan, failed = kept.scan.id, Phrase("runs.not_answered")
            self._send(Busy.ANSWERING, lambda: vans.answered(scan), None, failed)

    def print_list(self) -> None:
        """Print the driver's list; one that became a file is shown."""
        vans, station, run = self._vans, self._station, runs.run_of(self._state())
        if vans is not None and station is not None and run is not None:
            number, failed = run.number, Phrase("runs.not_printed")
            target, opens = self.paper.target(number), self.paper.opens
            who = self._setting.who

            def put_out() -> None:
                station.put_out(vans.manifest(number), target, who)

            def came() -> None:
                if opens is not None:
                    opens(target)

            self._send(Busy.PRINTING, put_out, Told(Phrase("runs.printed")), failed, came)

    def _send(
        self,
        busy: Busy,
        call: Callable[[], object],
        done: Told | None,
        failed: Phrase,
        then: Callable[[], object] | None = None,
    ) -> None:
        if self._state().busy is not None:
            return

        def answered(_: object) -> None:
            self._move(runs.answered(self._state(), done))
            (then or self.changed.emit)()

        def refused(advice: Phrase) -> None:
            self._move(runs.answered(self._state(), Told(failed, advice, amber=True)))
            self.changed.emit()

        self._move(runs.busy_with(self._state(), busy))
        send_kindly(call, answered, refused, self._pool)

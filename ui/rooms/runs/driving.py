"""The doors carried: a run is taken along, what is said is written down, and brought in."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QDeadlineTimer, QObject, QThreadPool, QTimer, Signal

from returns_station.phrase import Phrase
from returns_station.pickup.door_scan import AtDoor, DoorScan
from ui.errand import send_kindly
from ui.rooms.runs.asking import Setting, Vans
from ui.rooms.runs.state import doing, door, runs
from ui.rooms.runs.state.door import Door
from ui.rooms.runs.state.runs import Busy, Runs, Told


class Driving(QObject):
    """Keeps the order of what is written; a word counts once it is on this machine's disk.

    The latest word waits a little before it is brought in: so long it may be said anew.
    """

    at_door = Signal()
    brought_in = Signal()

    def __init__(
        self, setting: Setting, state: Callable[[], Runs], move: Callable[[Runs], object]
    ) -> None:
        super().__init__()
        self._setting, self._state, self._move = setting, state, move
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._vans: Vans | None = None
        self._bringing = False
        self._wait = QTimer(self, singleShot=True, interval=setting.undo_ms)
        self._wait.timeout.connect(self.bring_in)

    def opened(self, vans: Vans | None) -> None:
        """The station is open, or closed; what was taken along is read from this machine."""
        self._vans = vans

    def stand(self, setting: Setting) -> None:
        """Somebody else works here: what she says at doors is hers."""
        self._setting = setting

    def read(self) -> None:
        """What was taken along the last time: no network is needed for it."""
        send_kindly(self._setting.book.kept, self._kept, self._not_taken, self._pool)

    def finish(self, most: QDeadlineTimer) -> None:
        """What was said is written; what was not brought in is brought in the next time."""
        self._wait.stop()
        self._pool.waitForDone(most)

    def go(self, number: str) -> None:
        """Take a run along and open its first door; without a network, the one that lies here."""
        state, vans, book = self._state(), self._vans, self._setting.book
        if state.busy is not None:
            return
        if vans is None or state.away:
            self._with_kept(number, Phrase("runs.not_read_what"))
            return
        self._move(runs.busy_with(state, Busy.TAKING))
        send_kindly(
            lambda: book.take(vans, number),
            self._open,
            lambda advice: self._with_kept(number, advice),
            self._pool,
        )

    def hand_in(self) -> None:
        """The new goods are in."""
        state = self._state()
        if state.taken is not None:
            self._move(replace(state, taken=door.handed_in(state.taken), told=None))

    def say(self, what: AtDoor, *, unswapped: bool = False) -> None:
        """Write down what was said at the door in hand; new goods go in first, or are kept."""
        state, setting = self._state(), self._setting
        taken = state.taken
        if taken is None or taken.here is None or state.busy is not None:
            return
        if taken.waits_for_swap and what is AtDoor.PICKED_UP and not unswapped:
            return
        scan = DoorScan(
            setting.new_key(),
            taken.run.number,
            taken.stop,
            what,
            setting.now(),
            setting.who.actor,
            swapped=taken.handed_in,
        )

        def written(_: object) -> None:
            now = self._state()
            assert now.taken is not None, "a run that was taken along is not let go"
            self._move(replace(runs.answered(now), taken=door.said(now.taken, scan)))
            self._wait.start()

        self._move(runs.busy_with(state, Busy.SAYING))
        title = Phrase("runs.not_kept")
        send_kindly(
            lambda: setting.book.say(scan),
            written,
            lambda advice: self._refused(title, advice),
            self._pool,
        )

    def scanned(self, code: str) -> None:
        """A code was read at the door."""
        state = self._state()
        if state.taken is None:
            return
        new, is_word = runs.heard_at_door(state, state.taken, code)
        self._move(new)
        if is_word:
            self.say(AtDoor.PICKED_UP)

    def mend(self) -> None:
        """Go back to the latest door, to say another word: that one will hold."""
        state = self._state()
        if state.taken is not None and doing.may_undo(state):
            self._wait.stop()
            self._move(replace(state, taken=door.mended(state.taken), told=None))

    def look_again(self) -> None:
        """Bring in what an earlier try could not, unless somebody may still think better of it."""
        if not self._wait.isActive():
            self.bring_in()

    def bring_in(self, *, asked: bool = False) -> None:
        """Hand over what was said; what nobody asked for fails silently and is tried again."""
        state, vans, book = self._state(), self._vans, self._setting.book
        taken = state.taken
        if taken is None or vans is None or self._bringing:
            return
        scans = taken.open_scans
        if not scans or taken.mending:
            return

        def refused(advice: Phrase) -> None:
            self._bringing = False
            if asked:
                self._refused(Phrase("runs.not_brought"), advice)

        self._bringing = True
        if asked:
            self._move(runs.busy_with(state, Busy.BRINGING))
        send_kindly(
            lambda: book.bring_in(vans, scans),
            lambda ids: self._brought(ids, asked=asked),
            refused,
            self._pool,
        )

    def _brought(self, ids: Iterable[str], *, asked: bool) -> None:
        self._bringing = False
        state = self._state()
        if state.taken is not None:
            state = replace(state, taken=door.brought_in(state.taken, ids))
        self._move(runs.answered(state) if asked else state)
        self.brought_in.emit()

    def _kept(self, kept: Door | None) -> None:
        state = self._state()
        if kept is not None and state.taken is None:
            self._move(replace(state, taken=kept))
            self.look_again()

    def _with_kept(self, number: str, advice: Phrase) -> None:
        kept = self._state().taken
        if kept is not None and number in (kept.run.number, ""):
            self._open(kept)
        else:
            self._not_taken(advice)

    def _open(self, taken: Door) -> None:
        self._move(runs.at_the_door(runs.answered(self._state()), taken))
        self.at_door.emit()

    def _not_taken(self, advice: Phrase) -> None:
        self._refused(Phrase("runs.not_taken"), advice)

    def _refused(self, title: Phrase, advice: Phrase) -> None:
        self._move(runs.answered(self._state(), Told(title, advice, amber=True)))

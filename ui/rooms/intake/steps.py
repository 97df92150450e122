"""The steps of a parcel: opened, ticked, graded, received; and the way back."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from returns_station.case import GoodsArrived
from returns_station.desk.bench.bench import Bench
from returns_station.desk.bench.commands import Graded, GradePiece
from returns_station.desk.bench.views import ParcelSeen, Row, Standing
from returns_station.goods.grade import Grade
from returns_station.phrase import Phrase
from ui.models.verdict import Verdict
from ui.rooms.intake.asking import Leads, Rest, at_most_once, leads, rest_of
from ui.rooms.intake.carried import Carried, nobody_waits
from ui.rooms.intake.queue import Queue
from ui.rooms.intake.state import intake
from ui.rooms.intake.state.acts import Act, Do
from ui.rooms.intake.state.hearing import Heard, heard
from ui.rooms.intake.state.intake import NO_CHOICE, Intake
from ui.rooms.intake.state.words import called

_REST_MS: Final = 20_000
"""So long the last step of a parcel can be taken back; then it is received by itself."""


class Steps(QObject):
    """Does what is asked at the bench, in its order."""

    graded = Signal(object)
    happened = Signal(object)
    sounded = Signal(object)
    left = Signal()

    def __init__(self, carried: Carried, rest_ms: int = _REST_MS) -> None:
        super().__init__()
        self._carried = carried
        self.queue = Queue(
            carried,
            {
                Do.SCAN: self._scan,
                Do.TAKE: self._take,
                Do.OPEN: self._open,
                Do.CONFIRM: self._confirm,
                Do.GRADE: lambda which: carried.move(intake.graded_as(self._state, Grade(which))),
                Do.CHECK: lambda which: carried.move(intake.toggled(self._state, int(which))),
                Do.TICK: self._tick,
                Do.CLOSE: self._close,
                Do.UNDO: self._undo,
            },
        )
        self.queue.sounded.connect(self.sounded)
        self._rest = QTimer(self, singleShot=True, interval=rest_ms)
        self._rest.timeout.connect(lambda: self.queue.ask(Act(Do.CLOSE)))
        self.queue.begun.connect(self._rest.stop)

    def refresh(self) -> None:
        """How the day stands, and what waits."""
        bench = self._carried.bench
        if bench is not None:
            self._carried.errands.read(lambda: rest_of(bench), self._rested, nobody_waits)

    def finish(self) -> None:
        """The window closes: a parcel that is whole is received first."""
        parcel, bench = self._state.parcel, self._carried.bench
        self._rest.stop()
        if parcel is not None and bench is not None and _is_done(parcel):
            self._carried.errands.write(lambda: bench.close(parcel.id), _nothing, nobody_waits)

    @property
    def _state(self) -> Intake:
        return self._carried.state

    @property
    def _bench(self) -> Bench:
        bench = self._carried.bench
        assert bench is not None, "steps wait for the station"
        return bench

    def _scan(self, text: str) -> None:
        parcel, kind = self._state.parcel, heard(text)
        if kind is Heard.NOTHING:
            what = Phrase("intake.unreadable_what")
            self.queue.not_taken(text, Phrase("intake.unreadable"), what)
        elif parcel is None and kind is Heard.GOODS:
            self._parcel_first(text)
        elif parcel is None:
            self.queue.first(Act(Do.OPEN, text))
        elif kind is Heard.GOODS:
            self.queue.first(Act(Do.TAKE, text))
        elif kind is Heard.PARCEL:
            self._paper(parcel, text)
        else:
            bench = self._bench
            self.queue.read(
                lambda: leads(bench, parcel, text),
                lambda where: self._either(parcel, text, where),
                text,
            )

    def _paper(self, parcel: ParcelSeen, text: str) -> None:
        """The next parcel; or what lies on top in one that nobody knows: it says whose it is."""
        says_whose = not parcel.slip and not parcel.rows
        self.queue.first(Act(Do.TAKE if says_whose else Do.OPEN, text))

    def _either(self, parcel: ParcelSeen, text: str, where: Leads) -> None:
        if where is Leads.PAPER:
            self._paper(parcel, text)
        elif where is Leads.GOODS or not intake.is_whole(parcel):
            self.queue.first(Act(Do.TAKE, text))
        else:
            self.queue.first(Act(Do.OPEN, text))

    def _parcel_first(self, text: str) -> None:
        """Goods are not mixed with another parcel's, nor made one of their own unasked."""
        what = Phrase("intake.parcel_first_what")
        self.queue.not_taken(text, Phrase("intake.parcel_first"), what)

    def _open(self, text: str) -> None:
        bench, before = self._bench, self._state.parcel
        # What lies on the bench from now on is another parcel, whatever comes of its number.
        self._carried.move(intake.put_away(self._state))

        def came(parcel: ParcelSeen) -> None:
            read = parcel.called or text
            state = intake.shown(self._state, parcel, read=read, well=bool(parcel.slip))
            is_back = state.left is not None and state.left.id == parcel.id
            self.queue.done(replace(state, left=None) if is_back else state)
            self.sounded.emit(Verdict.YES if parcel.slip else Verdict.LOOK)
            if before is not None and _is_done(before):
                self._received(before)
            self.refresh()

        self.queue.write(lambda: bench.open(text), came, text)

    def _take(self, text: str) -> None:
        bench, parcel = self._bench, self._state.parcel
        if parcel is None:
            self._parcel_first(text)
            return

        def came(seen: ParcelSeen) -> None:
            row = _changed(parcel, seen)
            well = row is None or row.standing is Standing.HERE
            read = called(row) if row is not None else seen.called
            odd = 0 if row is None or well else row.nr
            self.queue.done(intake.shown(self._state, seen, read=read, well=well, odd=odd))
            self.sounded.emit(Verdict.YES if well else Verdict.LOOK)

        step = at_most_once(bench, parcel, lambda: bench.scan(parcel.id, text))
        self.queue.write(step, came, text)

    def _tick(self, nr: str) -> None:
        """Goods whose code cannot be read are ticked by hand."""
        row = intake.row_of(self._state.parcel, int(nr))
        if row is not None and row.standing is Standing.AWAITED:
            self.queue.first(Act(Do.TAKE, row.gtin or row.sku))

    def _confirm(self, _: str) -> None:
        state, bench = self._state, self._bench
        row, grade = intake.in_hand(state), intake.grade_of(state)
        if state.parcel is not None and _is_done(state.parcel):
            self._close("")
        if state.parcel is None or row is None or grade is None:
            return
        key = self._carried.setting.new_key()
        told = GradePiece(key, state.parcel.id, row.nr, grade, intake.unticked(state))

        def came(done: Graded) -> None:
            self.queue.done(intake.shown(self._state, done.parcel, read=called(row)))
            self.graded.emit(done.label)
            if _is_done(done.parcel) and self.queue.is_empty:
                self._rest.start()

        self.queue.write(lambda: bench.grade(told), came)

    def _close(self, _: str) -> None:
        """Receive it as it is; nothing is asked of one that has not begun."""
        bench, parcel = self._bench, self._state.parcel
        if parcel is None or parcel.closed or not intake.is_begun(parcel):
            return

        def came(seen: ParcelSeen) -> None:
            self.queue.done(intake.shown(self._state, seen))
            self._received(seen)
            self.refresh()

        self.queue.write(lambda: bench.close(parcel.id), came)

    def _undo(self, _: str) -> None:
        state, bench, parcel = self._state, self._bench, self._state.parcel
        if state.trouble is not None:
            self._carried.move(replace(state, trouble=None, untaken=()))
        elif state.choice != NO_CHOICE:
            self._carried.move(replace(state, choice=NO_CHOICE))
        elif parcel is None:
            self.left.emit()
        elif parcel.closed or not intake.is_begun(parcel):
            self._carried.move(intake.put_away(state))
            self.refresh()
        else:
            step = at_most_once(bench, parcel, lambda: bench.undo(parcel.id))
            self.queue.write(step, self._undone)

    def _undone(self, parcel: ParcelSeen) -> None:
        self.queue.done(replace(intake.shown(self._state, parcel), read=""))

    def _received(self, parcel: ParcelSeen) -> None:
        """Other rooms care for goods that have come."""
        if parcel.slip:
            self.happened.emit((GoodsArrived(parcel.slip, intake.came(parcel)),))

    def _rested(self, rest: Rest) -> None:
        waiting = tuple(one for one in rest.waiting if one.id and not intake.is_whole(one))
        self._carried.move(replace(self._state, ready=True, day=rest.day, waiting=waiting))


def _is_done(parcel: ParcelSeen) -> bool:
    return intake.is_whole(parcel) and not parcel.closed


def _changed(before: ParcelSeen, seen: ParcelSeen) -> Row | None:
    """The piece that a scan has moved or added."""
    was = {row.nr: row.standing for row in before.rows}
    return next((row for row in seen.rows if was.get(row.nr) is not row.standing), None)


def _nothing(_: object) -> None:
    """Nobody is there to see it."""

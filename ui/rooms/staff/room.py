"""The staff room carried: staff are read, commands sent, badges put on paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from returns_station.adapters.speech import Speech, speech
from returns_station.desk.people.commands import GiveBadge, StaffCommand, TakeIn
from returns_station.desk.people.views import StaffDone, StaffSeen
from returns_station.people.rights import Right
from returns_station.people.roles import Role
from returns_station.phrase import Phrase
from ui.desk import Desk, open_file
from ui.errand import let_go, send_kindly
from ui.rooms.staff import state as moves
from ui.rooms.staff.screen import StaffScreen
from ui.rooms.staff.state import TWICE, Do, Open, Staffs
from ui.rooms.staff.words import offered
from ui.staff_paper import Papers, put_out, show, wipe

if TYPE_CHECKING:
    from returns_station.desk.people.staffing import Staffing
    from returns_station.desk.station import Station

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting:
    """A desk, the local time, new keys, and what shows a paper that became a file."""

    desk: Desk
    now: Callable[[], datetime]
    new_key: Callable[[], str]
    opens: Callable[[str], object] = open_file


class StaffRoom(QObject):
    """Keeps the state, sends what it needs, and tells the screen."""

    happened = Signal(object)
    left_for = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting, self.state = setting, Staffs()
        self._station: Station | None = None
        self._screen: StaffScreen | None = None
        self._say = speech("en")
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def screen(self, say: Speech, *, wide: bool) -> StaffScreen:  # noqa: ARG002 - as every room
        """A new screen in this language, showing what is shown now."""
        self._say = say
        self._screen = StaffScreen(say, self.act)
        self._screen.tell(self.state, self.setting.now())
        return self._screen

    def entered(self) -> None:
        """The room lies open: read who works here now, lay the focus."""
        self._read()
        if self._screen is not None:
            self._screen.focus()

    def opened(self, station: "Station") -> None:
        """The station is open."""
        self._station = station
        if self._is_open():
            self._read()

    def settle(self, desk: Desk) -> None:
        """Somebody else works here: nothing that was begun is hers."""
        if desk.who != self.setting.desk.who:
            wipe(self.setting.desk)
            self.state = Staffs()
        self.setting = replace(self.setting, desk=desk)
        self._tell()

    def hear(self, _events: Sequence[object]) -> None:
        """What happens elsewhere is not of staff."""

    def finish(self) -> None:
        """The window closes: no badge of anybody's lies here any longer."""
        self._screen = self._station = None
        let_go(self._pool)
        wipe(self.setting.desk)

    def pressed(self, name: str, _text: str) -> bool:
        """A key that no field wanted; answers whether it meant something."""
        if name in ("Up", "Down") and self.state.page is Open.PERSON:
            self._move(moves.walked(self.state, 1 if name == "Down" else -1))
            return True
        deeds = {key: do for do, key, _ in offered(self.state, self.setting.now())}
        person = deeds if self.state.page is Open.PERSON else {}
        keys = {"Enter": Do.GREEN, "Esc": Do.BACK, "F2": Do.TAKE_IN, "F3": Do.NEW_ROLE, **person}
        if name not in keys:
            return False
        self.act(keys[name], "")
        return True

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open."""
        return (
            ("green", ("Enter",)),
            ("staff_list", ("Up", "Down")),
            ("staff_in", ("F2",)),
            ("staff_role", ("F3",)),
            ("back", ("Esc",)),
        )

    def act(self, do: Do, which: str = "", text: str = "") -> None:
        """Do what was asked for, by key, by hand or by finger."""
        state = self.state
        if state.busy:
            return
        shown = {
            Do.PICK: lambda: moves.picked(state, which),
            Do.PICK_ROLE: lambda: moves.role_picked(state, which),
            Do.TAKE_IN: lambda: moves.taking_in(state),
            Do.NEW_ROLE: lambda: moves.role_picked(state, ""),
            Do.WRITE: lambda: moves.written(state, which, text),
            Do.TURN: lambda: moves.turned(state, Right(which)),
        }
        if do in shown:
            before = (state.page, state.chosen)
            self._move(shown[do]())
            if do is not Do.WRITE and before != (self.state.page, self.state.chosen):
                self._turned()
        elif do is Do.BACK:
            self._back()
        elif do is Do.CODES:
            self._codes()
        elif do is Do.GIVE_ROLE and state.page is Open.TAKE_IN:
            self._move(moves.written(state, "role", which))
        elif do in TWICE and state.asked is not do:
            self._move(moves.asked_once(state, do))
        else:
            self._command(do, which)

    def _command(self, do: Do, role: str) -> None:
        state = self.state
        her = state.person
        if do is Do.GREEN and state.page is Open.PERSON:
            if her is None or her.has_badge:
                return
            do = Do.BADGE
        command = moves.command(state, do, self.setting.new_key(), role)
        if command is None or state.missing is not None:
            return
        key = self.setting.new_key()
        self._send(lambda staffing: _done(staffing, command, key), lambda done: self._did(*done))

    def _did(self, done: StaffDone, what: StaffCommand) -> None:
        self._move(moves.done(self.state, done, what))
        if done.badge is not None:
            self._put_out(Papers(done.badge.name, done.badge))
        self._read()

    def _codes(self) -> None:
        """New codes for her own badge's loss; those before are void."""
        name = self.setting.desk.who.actor
        self._send(
            lambda staffing: Papers(name, None, staffing.new_codes(), staffing.join_code()),
            self._put_out,
        )

    def _put_out(self, papers: Papers) -> None:
        station, desk, now = self._station, self.setting.desk, self.setting.now()
        if station is None:
            return

        def out(files: tuple[str, ...]) -> None:
            shown = show(files, self.setting.opens)
            said = Phrase("staff.done.papers") if shown else Phrase("staff.paper.out")
            self._move(moves.told(self.state, said))

        self._move(moves.sent(self.state))
        who = desk.who
        send_kindly(lambda: put_out(station, desk, who, papers, now), out, self._advise, self._pool)

    def _send(self, call: "Callable[[Staffing], T]", done: Callable[[T], object]) -> None:
        station, who = self._station, self.setting.desk.who
        if station is None:
            return
        self._move(moves.sent(self.state))
        send_kindly(lambda: call(station.staffing(who)), done, self._advise, self._pool)

    def _read(self) -> None:
        station, who = self._station, self.setting.desk.who
        if station is None:
            return

        def read() -> tuple[tuple[StaffSeen, ...], tuple[Role, ...]]:
            staffing = station.staffing(who)
            return staffing.people(), staffing.roles()

        def learnt(told: tuple[tuple[StaffSeen, ...], tuple[Role, ...]]) -> None:
            if who == self.setting.desk.who:
                self._move(moves.learnt(self.state, *told))

        send_kindly(read, learnt, self._advise, self._pool)

    def _advise(self, advice: Phrase) -> None:
        self._move(moves.told(self.state, advice, amber=True))

    def _back(self) -> None:
        back = moves.went_back(self.state)
        wipe(self.setting.desk)
        if back is None:
            self.left_for.emit("counter")
        else:
            self._move(back)
            self._turned()

    def _turned(self) -> None:
        """Another page lies open: no badge lies here any longer, and one begins where it does."""
        wipe(self.setting.desk)
        if self._screen is not None:
            self._screen.focus()

    def _move(self, new: Staffs) -> None:
        self.state = new
        self._tell()

    def _tell(self) -> None:
        if self._screen is not None:
            self._screen.tell(self.state, self.setting.now())

    def _is_open(self) -> bool:
        return self._screen is not None and self._screen.isVisible()


def _done(staffing: "Staffing", command: StaffCommand, key: str) -> tuple[StaffDone, StaffCommand]:
    """Carry it out; who is taken in gets her badge at once."""
    done = staffing.do(command)
    if isinstance(command, TakeIn) and done.staff is not None and not done.again:
        given = staffing.do(GiveBadge(key, done.staff.id))
        done = replace(done, staff=given.staff, badge=given.badge)
    return done, command

"""The run room carried: it reads the day, sends what is asked, and tells the screen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QThreadPool, QTimer, Signal

from returns_station.adapters.speech import Speech
from returns_station.phrase import Phrase
from returns_station.pickup.door_scan import AtDoor
from returns_station.pickup.ground import Ground
from ui.desk import Desk
from ui.errand import send_kindly
from ui.rooms.runs.asked import Asked
from ui.rooms.runs.asking import DayRead, Setting, Vans, read_day, read_ground
from ui.rooms.runs.driving import Driving
from ui.rooms.runs.heard import code_in
from ui.rooms.runs.paper import paper_of
from ui.rooms.runs.screen.runs import RunsScreen
from ui.rooms.runs.state import doing, runs
from ui.rooms.runs.state.at_door import OTHERS, UNSWAPPED
from ui.rooms.runs.state.doing import Do
from ui.rooms.runs.state.keys import help_for
from ui.rooms.runs.state.runs import Page, Runs, Told

if TYPE_CHECKING:
    from returns_station.desk.station import Station

_AGAIN_MS: Final = 15_000
_FINISH_MS: Final = 5_000
_WAYS: Final = {key: what for key, what, _ in OTHERS}


class RunsRoom(QObject):
    """Keeps the state, sends what it needs, and tells the screen."""

    happened = Signal(object)
    left_for = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        now = setting.now()
        self.setting, self.state = setting, Runs(now.date(), now.date(), zone=now.tzinfo)
        self.driving = Driving(setting, lambda: self.state, self._move)
        self.driving.at_door.connect(self._focus)
        self.driving.brought_in.connect(self._changed)
        self.asked = Asked(setting, lambda: self.state, self._move)
        self.asked.changed.connect(self._changed)
        self._station: Station | None = None
        self._vans: Vans | None = None
        self._screen: RunsScreen | None = None
        self._reading = self._asked_again = False
        self._asking = QThreadPool()
        self._asking.setMaxThreadCount(1)
        # Vans move while one looks, and a store that was away comes back.
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self._look_again)

    def screen(self, say: Speech, *, wide: bool) -> RunsScreen:
        """A new screen in this language, showing what is shown now."""
        screen = RunsScreen(say, wide=wide)
        screen.keyed.connect(self._walk)
        screen.head.van_picked.connect(lambda van: self._move(runs.with_van(self.state, van)))
        screen.head.day_turned.connect(self._turn)
        screen.stops.picked.connect(lambda stop: self._move(runs.with_stop(self.state, stop)))
        screen.map.picked.connect(lambda stop: self._move(runs.with_stop(self.state, stop)))
        screen.stops.join_asked.connect(lambda: self.act(Do.JOIN))
        screen.foot.confirmed.connect(self.confirm)
        screen.foot.second_asked.connect(self._second)
        screen.foot.print_asked.connect(self.asked.print_list)
        screen.hint.acted.connect(lambda _: self.asked.answer())
        screen.door.confirmed.connect(self.confirm)
        screen.door.said.connect(self.driving.say)
        screen.door.unswapped.connect(self._unswapped)
        screen.door.mend_asked.connect(self.driving.mend)
        screen.door.left.connect(self._back)
        self._screen = screen
        screen.tell(self.state)
        return screen

    def entered(self) -> None:
        """The room lies open: read the day, lay the focus."""
        today = self.setting.now().date()
        if self.state.today != today:
            self._move(replace(runs.on_day(self.state, (today - self.state.day).days), today=today))
        self._read()
        self._again.start()
        self._focus()

    def opened(self, station: "Station") -> None:
        """The station is open."""
        self._work_at(station)
        self.driving.read()
        data = self.setting.data
        send_kindly(lambda: read_ground(data), self._mapped, self._not_read, self._asking)
        if self._is_open():
            self._read()

    def _work_at(self, station: "Station") -> None:
        self._station, self._vans = station, self.setting.vans(station)
        self.asked.opened(station, self._vans)
        self.driving.opened(self._vans)

    def settle(self, desk: Desk) -> None:
        """The desk was set up anew, or somebody else stands there: lists come out where it says."""
        stands_anew = desk.who != self.setting.who
        if stands_anew:
            self.setting = replace(
                self.setting, who=desk.who, vans=lambda station: station.vans(desk.who)
            )
        self.asked.stand(self.setting, paper_of(desk))
        self.driving.stand(self.setting)
        if stands_anew and self._station is not None:
            self._work_at(self._station)

    def hear(self, _events: Sequence[object]) -> None:
        """What happened elsewhere may change the day."""
        if self._is_open():
            self._read()

    def scanned(self, text: str) -> None:
        """A code was read: it leads to its stop; at the door it is the word itself."""
        code = code_in(text)
        if not code:
            told = Told(Phrase("runs.unread"), Phrase("runs.unread_what"), amber=True)
            self._move(replace(self.state, told=told))
        elif self.state.page is Page.DOOR:
            self.driving.scanned(code)
        else:
            self._move(runs.jumped(self.state, code))
            self._focus_row()

    def pressed(self, name: str, text: str) -> bool:  # noqa: ARG002 - as every room
        """A key that nothing in focus wanted; answers whether it meant something."""
        if name == "Enter":
            self.confirm()
        elif name == "Esc":
            self._back()
        else:
            at_door = self.state.page is Page.DOOR
            return self._pressed_at_door(name) if at_door else self._pressed_on_day(name)
        return True

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open."""
        return help_for(self.state)

    def finish(self) -> None:
        """The window closes: what was said is on the disk; late answers are shown to nobody."""
        self._again.stop()
        self._screen = self._vans = self._station = None
        self.driving.opened(None)
        self.asked.opened(None, None)
        most = QDeadlineTimer(_FINISH_MS)
        for each in (self.driving, self.asked):
            each.finish(most)
        self._asking.waitForDone(most)

    def confirm(self) -> None:
        """Do the green thing."""
        deed = doing.green(self.state)
        if deed is not None and deed.missing is None and not deed.busy:
            self.act(deed.do)

    def act(self, do: Do) -> None:
        """Do what was asked for."""
        run = runs.run_of(self.state)
        match do:
            case Do.BACK:
                self._back()
            case Do.HAND_IN:
                self.driving.hand_in()
            case Do.PICK_UP:
                self.driving.say(AtDoor.PICKED_UP)
            case Do.BRING_IN:
                self.driving.bring_in(asked=True)
            case Do.DOOR:
                self.driving.go(run.number if run is not None else "")
            case Do.JOIN:
                self.asked.join()
            case Do.START:
                self.asked.start()

    def _pressed_at_door(self, name: str) -> bool:
        if name in _WAYS:
            self.driving.say(_WAYS[name])
        elif name == UNSWAPPED:
            self._unswapped()
        elif name == "F9":
            self.driving.mend()
        else:
            return False
        return True

    def _pressed_on_day(self, name: str) -> bool:
        if name in ("Up", "Down"):
            self._move(runs.stepped(self.state, 1 if name == "Down" else -1))
            self._focus_row()
        elif name == "F5":
            self.asked.print_list()
        elif name == "F7":
            self.asked.answer()
        elif name == "F8":
            self._second()
        else:
            return False
        return True

    def _unswapped(self) -> None:
        taken = self.state.taken
        if taken is not None and taken.waits_for_swap:
            self.driving.say(AtDoor.PICKED_UP, unswapped=True)

    def _second(self) -> None:
        deed = doing.second(self.state) or doing.green(self.state)
        if deed is not None and deed.do in (Do.START, Do.DOOR, Do.BRING_IN):
            self.act(deed.do)

    def _walk(self, name: str) -> None:
        if name in ("PgUp", "PgDn"):
            self._turn(1 if name == "PgDn" else -1)
        else:
            self._move(runs.next_van(self.state, 1 if name == "Right" else -1))

    def _turn(self, by: int) -> None:
        self._move(runs.on_day(self.state, by))
        self._read()

    def _back(self) -> None:
        if self.state.page is Page.DOOR:
            self._move(runs.on_the_day(self.state))
            self._focus()
        else:
            self.left_for.emit("counter")

    def _look_again(self) -> None:
        if self._is_open():
            self._read()
        self.driving.look_again()

    def _changed(self) -> None:
        """Something was done to the day: this room hears of it, and so do the others."""
        self.happened.emit(())

    def _read(self) -> None:
        """Read the day; what is asked for meanwhile is asked once more."""
        vans, day = self._vans, self.state.day
        if vans is None:
            return
        if self._reading:
            self._asked_again = True
            return
        self._reading = True
        send_kindly(lambda: read_day(vans, day), self._learnt, self._not_read, self._asking)

    def _learnt(self, read: DayRead) -> None:
        self._move(runs.learnt(self.state, read.day, read.runs, read.joining, read.questions))
        self._rested()

    def _not_read(self, advice: Phrase) -> None:
        self._move(runs.not_read(self.state, advice))
        self._rested()

    def _rested(self) -> None:
        self._reading = False
        if self._asked_again:
            self._asked_again = False
            self._read()

    def _mapped(self, told: tuple[Ground, Phrase | None]) -> None:
        self._move(replace(self.state, ground=told[0], no_map=told[1]))

    def _move(self, new: Runs) -> None:
        self.state = new
        if self._screen is not None:
            self._screen.tell(new)

    def _focus(self) -> None:
        if self._screen is not None:
            self._screen.focus(self.state)

    def _focus_row(self) -> None:
        row = self._screen.stops.row(self.state.stop) if self._screen is not None else None
        if row is not None and row.isVisible():
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def _is_open(self) -> bool:
        return self._screen is not None and self._screen.isVisible()

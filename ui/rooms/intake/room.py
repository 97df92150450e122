"""The bench room carried: scans and keys become steps, answers become what is shown."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from returns_station.adapters.speech import Speech, speech
from returns_station.goods.grade import Lane
from ui.desk import Desk
from ui.rooms.intake.carried import Carried
from ui.rooms.intake.labels import LabelPrinter
from ui.rooms.intake.lanes import Lanes
from ui.rooms.intake.photos import Photos
from ui.rooms.intake.screen.intake import IntakeScreen
from ui.rooms.intake.screen.scene import Scene
from ui.rooms.intake.setting import Setting
from ui.rooms.intake.state import words
from ui.rooms.intake.state.acts import IN_ORDER, Act, Do
from ui.rooms.intake.state.aside import Answer
from ui.rooms.intake.state.intake import Intake, Page
from ui.rooms.intake.state.keys import help_for, meant
from ui.rooms.intake.steps import Steps

if TYPE_CHECKING:
    from returns_station.desk.station import Station


class IntakeRoom(QObject):
    """Where parcels are opened, graded and put away, by scanning."""

    happened = Signal(object)
    left_for = Signal(str)
    sounded = Signal(object)

    def __init__(
        self, desk: Desk, clock: Callable[[], datetime], new_key: Callable[[], str]
    ) -> None:
        super().__init__()
        self.carried = Carried(Setting(desk, clock, new_key), self._moved)
        self._screen: IntakeScreen | None = None
        self._say = speech("en")
        self.steps, self.lanes = Steps(self.carried), Lanes(self.carried)
        self.labels, self.photos = LabelPrinter(self.carried), Photos(self.carried)
        self.steps.graded.connect(self.labels.print)
        self.lanes.labelled.connect(self.labels.print)
        self.steps.left.connect(lambda: self.left_for.emit("counter"))
        self.steps.sounded.connect(self.sounded)
        for part in (self.steps, self.lanes):
            part.happened.connect(self.happened)
        self.carried.errands.patience.changed.connect(self._tell)
        self._does: Mapping[Do, Callable[[str], object]] = {
            Do.SUPPLIER: lambda _: self._turn(Page.SUPPLIER),
            Do.ASIDE: lambda _: self._turn(Page.ASIDE),
            Do.BENCH: lambda _: self._turn(Page.BENCH),
            Do.PRINT: lambda _: self._print(),
            Do.PHOTO: lambda _: self.photos.toggle(),
            Do.WRITE: lambda _: self._write(),
            Do.WALK: lambda which: self._walk(int(which)),
            Do.PICK: self.lanes.pick,
            Do.TURN: lambda which: self.lanes.turn(int(which)),
            Do.SEND: lambda _: self.lanes.send(),
            Do.LOOK_AT: self.lanes.look_at,
            Do.LET_GO: lambda which: self._let_go(Lane(which)),
            Do.SETTLE: lambda which: self._settle(Answer(which)),
        }

    @property
    def state(self) -> Intake:
        """What is shown."""
        return self.carried.state

    def screen(self, say: Speech, *, wide: bool) -> IntakeScreen:
        """A new screen in this language, showing what is shown now."""
        self._say = say
        self._screen = IntakeScreen(say, wide=wide)
        self._screen.acted.connect(self.act)
        self._screen.dropped.connect(self.photos.given)
        self.photos.lie_over(self._screen, lambda: self._say)
        self._tell()
        return self._screen

    def entered(self) -> None:
        """The room lies open: how the day stands is read anew."""
        self.steps.refresh()
        self.lanes.refresh()
        if self._screen is not None:
            self._screen.focus()

    def opened(self, station: "Station") -> None:
        """The station is open; what was scanned before is heard now."""
        self.carried.station = station
        self.steps.queue.go_on()
        if self._is_open():
            self.entered()

    def settle(self, desk: Desk) -> None:
        """The desk was set up anew: another printer, another clerk."""
        old = self.carried.setting
        self.carried.setting = Setting(desk, old.clock, old.new_key)

    def hear(self, events: Sequence[object]) -> None:
        """What happened elsewhere may change what waits here."""
        if events and self._is_open():
            self.steps.refresh()
            self.lanes.refresh()

    def scanned(self, text: str) -> None:
        """A code was read; "" could not be. It waits for all that was asked before it."""
        if self._screen is not None:
            self._screen.scanned()
        if self.photos.is_open:
            self.photos.close()
        if self.state.page is not Page.BENCH:
            self.lanes.open(Page.BENCH)
        self.act(Do.SCAN, text)

    def pictured(self, picture: object) -> bool:
        """A picture was given to the window; answers whether it is one of the piece in hand."""
        return self.photos.take(picture)

    def pressed(self, name: str, text: str) -> bool:  # noqa: ARG002 - as every room
        """A key that no field wanted; answers whether it meant something."""
        if self.photos.is_open and name == "Esc":
            self.photos.close()
            return True
        act = meant(self.state, name)
        if act is not None:
            self.act(act.do, act.which)
        return act is not None

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open."""
        return help_for(self.state)

    def finish(self) -> None:
        """The window closes: what is whole is received; late answers are shown to nobody."""
        self.photos.camera.stop()
        self.steps.finish()
        self._screen = None
        self.carried.errands.finish()

    def act(self, do: Do, which: str = "") -> None:
        """Do this: in its order, or at once where nothing hangs on what was before."""
        if do in IN_ORDER:
            self.steps.queue.ask(Act(do, which))
        else:
            self._does[do](which)

    def _turn(self, page: Page) -> None:
        self.lanes.open(page)
        if page is Page.BENCH:
            self.entered()

    def _print(self) -> None:
        if self.state.page is Page.SUPPLIER:
            self.lanes.print_list()
        elif self.state.page is Page.ASIDE:
            self.lanes.label()
        else:
            self.labels.again()

    def _walk(self, by: int) -> None:
        if self.state.page is Page.ASIDE:
            self.lanes.walk(by)
        elif self._screen is not None:
            self._screen.walk(by)

    def _write(self) -> None:
        if self._screen is not None:
            self._screen.write()

    def _let_go(self, lane: Lane) -> None:
        self.lanes.let_go(lane, self._said(lane))

    def _settle(self, said: Answer) -> None:
        self.lanes.settle(said, self._say.say(words.answered(said)))

    def _said(self, lane: Lane) -> str:
        """Why a piece goes on, in the clerk's own language: it is kept with the piece."""
        return self._say.say(words.way_why(lane))

    def _is_open(self) -> bool:
        return self._screen is not None and self._screen.isVisible()

    def _moved(self, _old: Intake) -> None:
        self._tell()
        self.labels.follow()

    def _tell(self) -> None:
        if self._screen is not None:
            standing = self.carried.errands.patience.standing
            self._screen.tell(Scene(self.state, self._say, standing))

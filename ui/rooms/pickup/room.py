"""The pickup room carried: what is read, asked, booked and printed moves the state."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from returns_station.adapters.speech import Speech
from returns_station.desk.errors import StationError
from returns_station.desk.pickup.views import ToFetch
from returns_station.phrase import Phrase
from returns_station.scan.read import read
from returns_station.scan.scanned import Badge, SlipNumber
from ui.desk import Desk
from ui.models.verdict import Verdict
from ui.rooms.pickup.asking import Asking
from ui.rooms.pickup.errands import Errands, Fetching, Setting, lists_of
from ui.rooms.pickup.keyed import Keyed
from ui.rooms.pickup.screen.pickup import PickupScreen
from ui.rooms.pickup.state import pickup as moves
from ui.rooms.pickup.state.keys import help_for
from ui.rooms.pickup.state.lists import Kind, Lists, Row
from ui.rooms.pickup.state.pickup import Busy, Page, Pickup, Trouble

if TYPE_CHECKING:
    from returns_station.desk.station import Station

_AGAIN_MS = 20_000


class PickupRoom(QObject):
    """Keeps the state, sends what it needs, and tells the screen.

    `passed_on` is a scan that belongs to another room: the counter takes it.
    """

    happened = Signal(object)
    left_for = Signal(str)
    passed_on = Signal(str)
    sounded = Signal(object)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.state = Pickup()
        self.setting, self.errands = setting, Errands()
        self._pickups: Callable[[], Fetching] | None = None
        self.asking = Asking(self)
        self._keyed = Keyed(self)
        self._screen: PickupScreen | None = None
        self._awaited = ""
        # What carriers say by themselves is seen without a key.
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self._look_again)

    def screen(self, say: Speech, *, wide: bool) -> PickupScreen:
        """A new screen in this language, showing what is shown now."""
        screen = PickupScreen(say, wide=wide)
        screen.banner.went_back.connect(self.back)
        screen.foot.confirmed.connect(self._keyed.confirm)
        screen.list.typed.connect(lambda text: self.move(moves.typed(self.state, text)))
        screen.list.pressed.connect(self._press_row)
        self._keyed.join(screen)
        self._screen = screen
        screen.tell(self.state)
        return screen

    def entered(self) -> None:
        """The room lies open: read what waits, lay the focus."""
        self._again.start()
        self.read()
        self.focus()

    def opened(self, station: "Station") -> None:
        """The station is open."""
        self.asking.paper = station
        self.asking.collection = lambda: station.house.pickups.collection
        # The shop may be set up anew while the window is open: each time its house is asked.
        self.work_at(lambda: station.fetching(self.setting.who))

    def settle(self, desk: Desk) -> None:
        """The desk was set up anew: slips go where they go now."""
        self.setting = replace(self.setting, who=desk.who, target=desk.target)

    @property
    def fetching(self) -> Fetching | None:
        """The station's pickups; None before it is open."""
        return self._pickups() if self._pickups is not None else None

    def work_at(self, pickups: Callable[[], Fetching]) -> None:
        """Ask these pickups from now on."""
        self._pickups = pickups
        slip, self._awaited = self._awaited, ""
        if slip:
            self.fetch(slip)
        elif self.is_open():
            self.read()

    def hear(self, events: Sequence[object]) -> None:
        """What happened elsewhere may have changed what waits here."""
        if events and self.is_open():
            self.read()

    def pressed(self, name: str, text: str) -> bool:
        """A key that no field wanted; answers whether it meant something."""
        return self._keyed.pressed(name, text)

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open."""
        return help_for(self.state.page)

    def scanned(self, text: str) -> None:
        """A slip of ours opens its pickup; anything else belongs to the counter."""
        found = read(text)
        if isinstance(found, SlipNumber):
            self.fetch(found.number, heard=True)
        elif isinstance(found, Badge):
            # The window has heard it.
            return
        elif not text:
            told = Trouble(Phrase("pickup_room.unreadable"), Phrase("pickup_room.unreadable_what"))
            self.move(replace(self.state, trouble=told))
            self.sounded.emit(Verdict.UNREADABLE)
        else:
            self.left_for.emit("counter")
            self.passed_on.emit(text)

    def fetch(self, slip: str, *, heard: bool = False) -> None:
        """Open the pickup of a slip, from wherever one comes; a scan is `heard` as well."""
        fetching = self.fetching
        if fetching is None:
            self._awaited = slip
            return
        self.asking.forget()
        self.move(replace(moves.cleared(self.state), busy=Busy.ASKING))

        def found(one: ToFetch | None) -> None:
            self._found(one)
            if heard:
                self.sounded.emit(Verdict.YES if one is not None else Verdict.LOOK)

        number = self.asking.number
        self.errands.read(
            lambda: fetching.one(slip), found, self.refuse, lambda: self.asking.number == number
        )

    def finish(self) -> None:
        """The window closes: late answers are shown to nobody."""
        self._again.stop()
        self._screen = None
        self._pickups = None
        self.errands.finish()

    def read(self) -> None:
        """Read what waits."""
        fetching = self.fetching
        if fetching is None:
            return

        def known(lists: Lists) -> None:
            self.move(moves.read(self.state, lists, self.setting.now().date()))

        def not_known(error: StationError) -> None:
            title = Phrase("pickup_room.not_read")
            self.move(moves.refused(self.state, title, error.advice))

        self.errands.read(lambda: lists_of(fetching), known, not_known, self.is_open)

    def open_row(self, row: Row) -> None:
        """Enter on a row: tell her, answer, or fetch."""
        if row.message is not None:
            self.asking.tell(row.message.id)
        elif row.kind is Kind.QUESTION and row.booking is not None:
            self.move(moves.questioned(self.state, row.booking))
        elif row.one is not None:
            self.move(moves.opened(self.state, row.one, self.asking.collection()))

    def back(self) -> None:
        """One step back: from the times to the address, to the list, out of the room."""
        state = self.state
        if state.busy is Busy.BOOKING:
            return  # it is being booked: what came of it is seen first
        self.asking.forget()
        if state.page is Page.SHELF and state.moving is not None:
            self.move(moves.booked(state, state.moving))
        elif state.page is Page.SHELF:
            self.move(moves.address_again(state))
        elif state.page is Page.LIST and state.typed:
            self.move(moves.typed(state, ""))
        elif state.page is Page.LIST:
            self.left_for.emit("counter")
        else:
            self.close()

    def close(self) -> None:
        """What lay open is done; the list again, read anew."""
        self.move(moves.cleared(self.state))
        self.read()

    def refuse(self, error: StationError) -> None:
        """Something could not be done, and what to do."""
        self.move(moves.refused(self.state, Phrase("pickup_room.not_done"), error.advice))

    def focus(self) -> None:
        """Lay the focus where the next key belongs."""
        if self._screen is not None and self.is_open():
            self._screen.focus(self.state)

    def move(self, new: Pickup) -> None:
        """Stand so, and show it; on another page the focus is laid anew."""
        old, self.state = self.state, new
        if self._screen is None:
            return
        self._screen.tell(new)
        if new.page is not old.page or _in_hand(new) != _in_hand(old):
            self.focus()

    def is_open(self) -> bool:
        """Whether it is this room that is seen."""
        return self._screen is not None and self._screen.isVisible()

    def turn_week(self, by: int) -> None:
        """Earlier or later days."""
        if self._screen is not None:
            self._screen.shelf.turn(by)

    def seek(self, text: str) -> None:
        """A name is written, wherever the focus was."""
        if self._screen is not None:
            self._screen.list.field.edit.setFocus()
        self.move(moves.typed(self.state, self.state.typed + text))

    def _found(self, one: ToFetch | None) -> None:
        if one is not None:
            self.move(moves.opened(self.state, one, self.asking.collection()))
            return
        told = Trouble(Phrase("pickup_room.not_at_home"), Phrase("pickup_room.not_at_home_what"))
        self.move(replace(self.state, busy=None, typed="", trouble=told))

    def _press_row(self, key: str) -> None:
        row = next((each for each in moves.rows(self.state) if each.key == key), None)
        if row is None:
            return
        was_in_hand = self.state.in_hand == key
        self.move(replace(self.state, in_hand=key))
        # A press says that somebody was told only of the row that is in hand already.
        if row.kind is not Kind.MESSAGE or was_in_hand:
            self.open_row(row)

    def _look_again(self) -> None:
        if self.is_open():
            self.read()
            self.asking.settle()
        else:
            self._again.stop()


def _in_hand(state: Pickup) -> tuple[object, ...]:
    """What the focus follows on a page that stays open."""
    shelf = state.shelf
    if state.page is Page.SHELF and shelf is not None:
        # Other times are other boxes, and the focus was on one of those that are gone.
        return shelf.lit, shelf.slider, id(shelf.seen)
    return (state.in_hand,) if state.page is Page.LIST and state.in_hand else ()

"""The rooms of a window: made once, opened together, closed together, and who hears a scan."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance

from returns_station.adapters.clock import new_key
from returns_station.days import zone_of
from ui import room_makers as makers
from ui.asked_of_me import AskedOfMe
from ui.desk import Desk, open_file
from ui.late_room import LateRoom
from ui.models.verdict import Verdict
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.room import CounterRoom
from ui.rooms.counter.state.elsewhere import slip_to_fetch
from ui.rooms.entry import Entry, Room
from ui.rooms.imports.room import ImportsRoom
from ui.training import Tasks

if TYPE_CHECKING:
    from returns_station.desk.station import Station
    from ui.rooms.imports.state import BringIn

    Fill = Callable[[Station, Callable[[float], object]], object]
    Clock = Callable[[], datetime]

_ICONS: Final = {
    "pickup": "truck",
    "runs": "van",
    "intake": "package",
    "approvals": "seal-check",
    "inbox": "envelope-simple",
    "day": "calendar-check",
    "terms": "scroll",
    "journal": "book-open",
    "staff": "user-circle",
    "templates": "pencil-simple-line",
}
_LAST: Final = ("terms", "journal", "staff")
"""What is looked at now and then stands behind what is worked in."""
_ASIDE: Final = ("templates",)
"""What another room leads to has no door of its own on the rail."""


@runtime_checkable
class Hears(Protocol):
    """A room that takes scans while it lies open; anywhere else a scan leads to the counter."""

    def scanned(self, text: str) -> None:
        """A code was read; "" could not be."""


@runtime_checkable
class Sounds(Protocol):
    """A room whose scans are heard as well as seen."""

    sounded: SignalInstance


@runtime_checkable
class TakesBadges(Protocol):
    """A room in which a badge may mean something else than who works here: who says yes."""

    def takes_badge(self, code: str) -> bool:
        """Whether it took this badge for itself."""


@runtime_checkable
class Pictured(Protocol):
    """A room that may want a picture which was given to the window."""

    def pictured(self, picture: object) -> bool:
        """Whether it takes it; else it is read for codes."""


@dataclass
class RoomsMade:
    """Every room but the set-up, in the order of the rail; all but the first are made late."""

    counter: CounterRoom
    asked: AskedOfMe
    written: AskedOfMe
    imports: ImportsRoom | None = None
    late: dict[str, LateRoom] = field(default_factory=dict)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The rooms with their names and icons."""
        imports = (Entry("imports", "tray-arrow-down", self.imports),) if self.imports else ()
        others = (one for one in self.late.items() if one[0] not in (*_LAST, *_ASIDE))
        return (
            Entry("counter", "storefront", self.counter),
            *(Entry(name, _ICONS[name], room, self._waits(name)) for name, room in others),
            *imports,
            *(Entry(name, _ICONS[name], self.late[name]) for name in _LAST),
            *(Entry(name, _ICONS[name], self.late[name], aside=True) for name in _ASIDE),
        )

    def _waits(self, name: str) -> Callable[[], str]:
        counted = {"approvals": self.asked.said, "inbox": self.written.said}
        return counted.get(name, str)

    def room(self, name: str) -> Room:
        """The room by this name, made now if it was not."""
        return self.late[name].room

    def opened(self, station: "Station") -> None:
        """The station is open: every room may ask it."""
        self.counter.opened(station)
        self.asked.opened(station)
        self.written.opened(station)
        for room in self.late.values():
            room.opened(station)

    def finish(self) -> None:
        """Close every room but the counter, which is waited for."""
        self.asked.finish()
        self.written.finish()
        if self.imports is not None:
            self.imports.finish()
        for room in self.late.values():
            room.finish()

    def hearing(self, name: str) -> Hears | None:
        """The room by this name where it takes scans itself."""
        room = self._here(name)
        return room if isinstance(room, Hears) else None

    def settle(self, desk: Desk) -> None:
        """The desk was set up anew, or somebody else works at it: the rooms follow."""
        self.counter.wear(replace(self.counter.setting, who=desk.who))
        self.asked.stand(desk.who)
        self.written.stand(desk.who)
        if self.imports is not None:
            self.imports.stand(desk.who)
        for room in self.late.values():
            room.settle(desk)

    def play_with(self, play: Callable[[Verdict], object]) -> None:
        """Let what came of a scan in any of these rooms be heard."""

        def heard(room: object) -> None:
            if isinstance(room, Sounds):
                room.sounded.connect(play)

        for late in self.late.values():
            late.made.connect(heard)

    def pictured(self, name: str, picture: object) -> bool:
        """Whether the room by this name took a picture."""
        room = self._here(name)
        return isinstance(room, Pictured) and room.pictured(picture)

    def takes_badge(self, name: str, code: str) -> bool:
        """Whether the room by this name took a badge for itself."""
        room: object = self.counter if name == "counter" else self._here(name)
        return isinstance(room, TakesBadges) and room.takes_badge(code)

    def _here(self, name: str) -> object:
        late = self.late.get(name)
        return late.here if late is not None else None


def rooms_for(
    desk: Desk,
    clock: Callable[[], datetime],
    bring_in: "BringIn | None",
    fill_demo: "Fill | None",
) -> RoomsMade:
    """Make the rooms of a desk."""
    tasks = Tasks(desk.data) if desk.training else None
    zone = zone_of(desk.market)
    setting = Setting(
        desk.who,
        clock,
        new_key,
        zone,
        desk.target,
        desk.lies_in,
        desk.elsewhere,
        can_bring_in=bring_in is not None,
        fill_demo=fill_demo,
        training=desk.training,
        tasks=tasks.all() if tasks else (),
        tick=tasks.tick if tasks else lambda _: None,
        open_file=None if desk.printer else open_file,
        currency=desk.currency,
        her_name=desk.second_screen.name,
        dress=desk.dress,
    )
    counter = CounterRoom(setting)
    late_ones: dict[str, Callable[[Desk], Room]] = {
        "pickup": lambda desk: makers.pickup(counter, desk, clock),
        "runs": lambda desk: makers.runs(desk, clock),
        "intake": lambda desk: makers.intake(desk, clock),
        "approvals": lambda desk: makers.approvals(desk, clock),
        "inbox": lambda desk: makers.inbox(desk, clock),
        "day": lambda desk: makers.today(counter, desk, clock),
        "terms": lambda desk: makers.terms(desk, clock),
        "journal": lambda desk: makers.journal(counter, desk, clock),
        "staff": lambda desk: makers.staff(desk, clock),
        "templates": lambda desk: makers.templates(desk, clock),
    }
    late = {name: LateRoom(make, desk) for name, make in late_ones.items()}
    counter.left_for.connect(lambda name: _led(counter, late, name))
    asked = AskedOfMe(desk.who)
    written = AskedOfMe(desk.who, lambda station, who: station.inbox(who).count())
    for room in (counter, late["approvals"]):
        room.happened.connect(asked.look)
    for room in (counter, late["inbox"]):
        room.happened.connect(written.look)
    imports = ImportsRoom(bring_in) if bring_in is not None else None
    return RoomsMade(counter, asked, written, imports, late)


def _led(counter: CounterRoom, late: dict[str, LateRoom], name: str) -> None:
    """A visit leads to the pickup room."""
    slip = slip_to_fetch(counter.state)
    if name == "pickup" and slip:
        from ui.rooms.pickup.room import PickupRoom

        pickup = late[name].room
        assert isinstance(pickup, PickupRoom), pickup
        pickup.fetch(slip)

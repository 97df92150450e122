"""The rooms of a window: made once, opened together, closed together, and who hears a scan."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance

from returns_station.adapters.clock import new_key
from returns_station.days import zone_of
from ui.desk import Desk, open_file
from ui.models.verdict import Verdict
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.room import CounterRoom
from ui.rooms.counter.state.elsewhere import slip_to_fetch
from ui.rooms.entry import Entry
from ui.rooms.imports.room import ImportsRoom
from ui.rooms.intake.room import IntakeRoom
from ui.rooms.pickup.errands import Setting as PickupSetting
from ui.rooms.pickup.room import PickupRoom
from ui.rooms.runs.asking import Setting as RunsSetting
from ui.rooms.runs.book import DoorBook
from ui.rooms.runs.paper import paper_of
from ui.rooms.runs.room import RunsRoom
from ui.rooms.terms.errands import Setting as TermsSetting
from ui.rooms.terms.room import TermsRoom
from ui.training import Tasks

if TYPE_CHECKING:
    from returns_station.desk.station import Station
    from ui.rooms.imports.state import BringIn

    Fill = Callable[[Station, Callable[[float], object]], object]


@runtime_checkable
class Housed(Protocol):
    """A room that works at the station: told when that is open, and when the window closes."""

    def opened(self, station: "Station") -> None:
        """The station is open."""

    def finish(self) -> None:
        """The window closes: what is written is kept, late answers are shown to nobody."""


@runtime_checkable
class Hears(Protocol):
    """A room that takes scans while it lies open; anywhere else a scan leads to the counter."""

    def scanned(self, text: str) -> None:
        """A code was read; "" could not be."""


@runtime_checkable
class Settles(Protocol):
    """A room that follows what is chosen in the set-up."""

    def settle(self, desk: Desk) -> None:
        """The desk was set up anew."""


@runtime_checkable
class Sounds(Protocol):
    """A room whose scans are heard as well as seen."""

    sounded: SignalInstance


@runtime_checkable
class Pictured(Protocol):
    """A room that may want a picture which was given to the window."""

    def pictured(self, picture: object) -> bool:
        """Whether it takes it; else it is read for codes."""


@dataclass
class RoomsMade:
    """Every room but the set-up, in the order of the rail."""

    counter: CounterRoom
    terms: TermsRoom
    imports: ImportsRoom | None = None
    others: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The rooms with their names and icons."""
        imports = (Entry("imports", "tray-arrow-down", self.imports),) if self.imports else ()
        counter = Entry("counter", "storefront", self.counter)
        return (counter, *self.others, *imports, Entry("terms", "scroll", self.terms))

    def opened(self, station: "Station") -> None:
        """The station is open: every room may ask it."""
        self.counter.opened(station)
        for room in self._housed():
            room.opened(station)

    def finish(self) -> None:
        """Close every room but the counter, which is waited for."""
        if self.imports is not None:
            self.imports.finish()
        for room in self._housed():
            room.finish()

    def hearing(self, name: str) -> Hears | None:
        """The room by this name where it takes scans itself."""
        for each in self.others:
            room: object = each.room
            if each.name == name and isinstance(room, Hears):
                return room
        return None

    def settle(self, desk: Desk) -> None:
        """The desk was set up anew: the rooms that care follow."""
        for each in self.others:
            room: object = each.room
            if isinstance(room, Settles):
                room.settle(desk)

    def play_with(self, play: Callable[[Verdict], object]) -> None:
        """Let what came of a scan in any of these rooms be heard."""
        for each in self.others:
            room: object = each.room
            if isinstance(room, Sounds):
                room.sounded.connect(play)

    def pictured(self, name: str, picture: object) -> bool:
        """Whether the room by this name took a picture."""
        rooms: tuple[object, ...] = tuple(each.room for each in self.others if each.name == name)
        return any(isinstance(room, Pictured) and room.pictured(picture) for room in rooms)

    def _housed(self) -> tuple[Housed, ...]:
        others: tuple[object, ...] = tuple(each.room for each in self.others)
        return (self.terms, *(room for room in others if isinstance(room, Housed)))


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
    terms = TermsSetting(
        desk.who,
        lambda: clock().astimezone(zone),
        new_key,
        desk.currency,
        at_a_distance=desk.at_a_distance,
    )
    counter = CounterRoom(setting)
    return RoomsMade(
        counter,
        TermsRoom(terms),
        ImportsRoom(bring_in) if bring_in is not None else None,
        (
            Entry("pickup", "truck", _pickup_for(counter, desk, terms.now)),
            Entry("runs", "van", RunsRoom(_runs_setting(desk, terms.now))),
            Entry("intake", "package", IntakeRoom(desk, clock, new_key)),
        ),
    )


def _runs_setting(desk: Desk, now: Callable[[], datetime]) -> RunsSetting:
    """The run room stands on this machine: what is said at doors lies in its data folder."""
    return RunsSetting(
        desk.who,
        now,
        new_key,
        desk.data,
        lambda station: station.vans(desk.who),
        DoorBook(desk.data),
        paper_of(desk),
    )


def _pickup_for(counter: CounterRoom, desk: Desk, now: Callable[[], datetime]) -> PickupRoom:
    """The pickup room: a visit leads to it, and what it cannot read goes to the counter."""
    pickup = PickupRoom(PickupSetting(desk.who, now, new_key, desk.target))

    def led(room: str) -> None:
        slip = slip_to_fetch(counter.state)
        if room == "pickup" and slip:
            pickup.fetch(slip)

    counter.left_for.connect(led)
    pickup.passed_on.connect(counter.scanned)
    return pickup

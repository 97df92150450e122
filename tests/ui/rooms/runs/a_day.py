"""A van's day in one town, as builders make it, and vans that answer from memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from returns_station.desk.errors import AwayError
from returns_station.desk.pickup.van_shelves import KeptScan
from returns_station.desk.pickup.van_views import Synced, TakenRun, TakenStop
from returns_station.desk.pickup.views import GoodsToFetch, Joining, RunSeen, StopSeen
from returns_station.listing import Listing, ListingKind
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking, BookingState, Failure
from returns_station.pickup.door import Contact, Door, Load
from returns_station.pickup.door_scan import DoorScan
from returns_station.pickup.place import Point
from returns_station.pickup.slot import Span, Where
from returns_station.policy.claim import Collection
from tests.builders import SHOP
from ui.rooms.runs.state.door import as_said

ZONE: Final = ZoneInfo("Europe/Stockholm")
DAY: Final = date(2026, 11, 26)
NOW: Final = datetime.combine(DAY, time(14, 32), ZONE)
DEPOT: Final = Point(59.8467, 17.6205)
STOPS: Final = (
    ("Ida Berg", "Kungsgatan 71", "Vinterjacka", 59.8492, 17.6240, 9, 11),
    ("Nora Strand", "Vaksalagatan 30", "Tavelram", 59.8518, 17.6297, 9, 12),
    ("Ali Demir", "Sysslomansgatan 12", "Löparskor", 59.8562, 17.6275, 10, 12),
    ("Greta Holm", "Luthagsesplanaden 5", "Bokhylla", 59.8590, 17.6345, 11, 13),
    ("Tove Lind", "Skolgatan 18", "Täcke", 59.8561, 17.6394, 13, 15),
    ("Sami Laine", "Odengatan 4", "Kokare", 59.8573, 17.6462, 15, 16),
    ("Hedda Lund", "Väderkvarnsgatan 21", "Jacka", 59.8612, 17.6489, 15, 17),
    ("Omar Haddad", "Torkelsgatan 8", "Ryggsäck", 59.8634, 17.6545, 15, 15.5),
    ("Bo Ek", "Björkgatan 9", "Stol", 59.8620, 17.6611, 16, 18),
    ("Petra Öhman", "Liljegatan 2", "Vantar", 59.8573, 17.6629, 16, 18),
    ("Kim Dahl", "Hjalmar Brantingsgatan 6", "Filt", 59.8537, 17.6588, 16, 18),
    ("Vera Sjö", "Fålhagsleden 14", "Lampa", 59.8519, 17.6524, 16, 19),
    ("Lars Frost", "Frodegatan 3", "Skridskor", 59.8490, 17.6472, 17, 19),
    ("Mona Alm", "Strandbodgatan 1", "Kruka", 59.8487, 17.6396, 17, 19),
)


def a_booking(
    nr: int, name: str, street: str, begins: float, ends: float, point: Point | None,
    *, load: Load | None = None, day: date = DAY,
) -> Booking:  # fmt: skip
    """A pickup with one of our vans."""
    span = Span(day, round(begins * 60), round(ends * 60))
    return Booking(
        id=f"b{nr}", slip=f"RS{nr:09}", carrier="own", span=span, first_span=span,
        where=Where.DOOR, door=Door(street, "753 10", "Uppsala", code="1815", floor=2),
        contact=Contact(name, "070-174 06 05"), load=load or Load(),
        price=Money(0, "SEK"), collection=Collection.OFFERED_BY_SHOP, point=point,
        state=BookingState.BOOKED,
    )  # fmt: skip


def a_stop(nr: int, *, point: Point | None = None) -> StopSeen:
    """One of the town's stops, still ahead."""
    name, street, goods, lat, lon, begins, ends = STOPS[nr - 1]
    booking = a_booking(nr, name, street, begins, ends, point or Point(lat, lon))
    arrives = datetime.combine(DAY, time(9, 5), ZONE) + timedelta(minutes=35 * (nr - 1))
    return StopSeen(nr, booking, (GoodsToFetch(goods, "", 1, f"SKU-{nr}"),), arrives)


def a_run(*, done: int = 5, count: int = len(STOPS), out: bool = True) -> RunSeen:
    """A van with so many stops behind it; the sixth swaps, the eighth is late, the ninth is two."""
    stops = [a_stop(nr) for nr in range(1, count + 1)]
    stops = [replace(stop, fetched=stop.nr <= done) for stop in stops]
    for nr, change in _CHANGES.items():
        if done < nr <= count:
            stops[nr - 1] = change(stops[nr - 1])
    for nr in range(done + 1, count + 1):
        arrives = NOW + timedelta(minutes=38 + 15 * (nr - done - 1))
        stops[nr - 1] = replace(stops[nr - 1], arrives=arrives)
    back = NOW.replace(hour=17, minute=50)
    return RunSeen("K-2611", DAY, "Bil 1", "Maja Lind", DEPOT, tuple(stops), back, 19_040, out)


def _swapped(stop: StopSeen) -> StopSeen:
    booking = replace(stop.booking, load=Load(swap=True))
    return replace(stop, booking=booking, swap=(GoodsToFetch("Kokare", "Stål", 1, "SKU-NEW"),))


def _late(stop: StopSeen) -> StopSeen:
    told = NOW - timedelta(minutes=12)
    return replace(stop, late_minutes=6, told_at=told, told_for=NOW + timedelta(minutes=64))


def _two(stop: StopSeen) -> StopSeen:
    chairs = (GoodsToFetch("Stol", "Ek", 2, "SKU-9"),)
    booking = replace(stop.booking, load=Load(2, 24_000, 110, two=True))
    return replace(stop, booking=booking, goods=chairs)


_CHANGES: Final = {6: _swapped, 8: _late, 9: _two}


def missed(run: RunSeen, nr: int) -> RunSeen:
    """The same run where nobody opened at one door."""
    stops = list(run.stops)
    stops[nr - 1] = replace(stops[nr - 1], fetched=False, failure=Failure.NOBODY_HOME)
    return replace(run, stops=tuple(stops))


def a_joining(*, after: int = 9, metres: int = 300) -> Joining:
    """A new stop in Björkgatan."""
    point = Point(59.8597, 17.6672)
    booking = a_booking(20, "Nils Berg", "Björkgatan 12", 16, 18, point)
    return Joining(booking, "Bil 1", after, metres)


def taken_of(run: RunSeen) -> TakenRun:
    """The run as its driver takes it along."""
    stops = tuple(
        TakenStop(
            booking=stop.booking.id,
            number=stop.booking.slip,
            name=stop.booking.contact.name,
            phone=stop.booking.contact.phone,
            street=stop.booking.door.street,
            postal_code=stop.booking.door.postal_code,
            town=stop.booking.door.town,
            begins=stop.booking.span.begins,
            ends=stop.booking.span.ends,
            goods=stop.goods,
            swap=stop.swap,
            code=stop.booking.door.code,
            floor=stop.booking.door.floor,
            has_lift=stop.booking.door.has_lift,
            two=stop.booking.load.two,
            parcels=stop.booking.load.parcels,
            note="Ring på hos grannen" if stop.nr == 7 else "",
        )
        for stop in run.stops
        if not stop.fetched and stop.failure is None
    )
    return TakenRun(run.number, run.day, run.van, run.driver, stops)


@dataclass
class MemoryVans:
    """Vans that answer from memory, as the station's do; `away` is a store that does not answer."""

    seen: tuple[RunSeen, ...] = field(default_factory=lambda: (a_run(),))
    new: tuple[Joining, ...] = ()
    away: bool = False
    asked: list[str] = field(default_factory=list)
    synced: list[DoorScan] = field(default_factory=list)
    odd: tuple[KeptScan, ...] = ()

    def runs(self, day: date) -> tuple[RunSeen, ...]:
        """Those of the day."""
        self._answer(f"runs {day}")
        return tuple(run for run in self.seen if run.day == day)

    def joining(self, day: date) -> tuple[Joining, ...]:
        """Those of the day."""
        self._answer(f"joining {day}")
        return tuple(each for each in self.new if each.booking.span.day == day)

    def join(self, booking_id: str) -> object:
        """It takes its place; the numbers after it move on."""
        self._answer(f"join {booking_id}")
        each = next(one for one in self.new if one.booking.id == booking_id)
        run = next(one for one in self.seen if one.van == each.van)
        stop = StopSeen(0, each.booking, (GoodsToFetch("Sits", "", 1),), NOW + timedelta(hours=2))
        stops = [*run.stops[: each.after], stop, *run.stops[each.after :]]
        numbered = tuple(replace(one, nr=nr) for nr, one in enumerate(stops, 1))
        self.seen = tuple(replace(run, stops=numbered) if one is run else one for one in self.seen)
        self.new = tuple(one for one in self.new if one is not each)
        return each.booking

    def start(self, run_number: str, driver: str = "") -> object:
        """It drives off."""
        self._answer(f"start {run_number} {driver}")
        self.seen = tuple(
            replace(run, out=True) if run.number == run_number else run for run in self.seen
        )
        return None

    def manifest(self, run_number: str) -> Listing:
        """An empty paper with its number."""
        self._answer(f"manifest {run_number}")
        title = Phrase("runs.left_today")
        return Listing(ListingKind.MANIFEST, run_number, "sv", SHOP, NOW, title, (), ())

    def take_along(self, run_number: str) -> TakenRun:
        """As its driver needs it."""
        self._answer(f"take {run_number}")
        return taken_of(next(run for run in self.seen if run.number == run_number))

    def questions(self) -> tuple[KeptScan, ...]:
        """Those that nobody has looked at."""
        return self.odd

    def answered(self, scan_id: str) -> bool:
        """It is asked no more."""
        self._answer(f"answered {scan_id}")
        self.odd = tuple(kept for kept in self.odd if kept.scan.id != scan_id)
        return True

    def sync(self, scans: Sequence[DoorScan]) -> Synced:
        """They are in, and the day shows them."""
        self._answer(f"sync {len(scans)}")
        self.synced += scans
        self.seen = tuple(as_said(run, scans) for run in self.seen)
        over = tuple(run.number for run in self.seen if run.at == len(run.stops))
        return Synced(len(scans), closed=over)

    def _answer(self, asked: str) -> None:
        if self.away:
            raise AwayError(Phrase("runs.not_read_what"))
        self.asked.append(asked)

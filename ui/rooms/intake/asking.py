"""What the bench room asks of the station, each thing off the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Final, TypeVar

from PySide6.QtCore import QDeadlineTimer, QThreadPool

from returns_station.adapters.printing.drawing import Page, Paper
from returns_station.case import Who
from returns_station.days import local_day
from returns_station.desk.bench.bench import Bench
from returns_station.desk.bench.reading import goods_in, numbers_in
from returns_station.desk.bench.views import BenchDay, ParcelSeen
from returns_station.desk.station import Station
from returns_station.goods.grade import Lane
from returns_station.label import Label
from returns_station.listing import Listing
from returns_station.phrase import Phrase
from returns_station.scan import code_key
from ui.errand import send_kindly
from ui.models.lane import Parcel
from ui.models.patience import Patience
from ui.rooms.intake.state.aside import Held

T = TypeVar("T")
Refused = Callable[[Phrase], object]
FINISH_MS: Final = 5_000
"""So long a window that closes waits at most for what was sent."""


class Errands:
    """Sends things off and hands the answers over; a store that is away is asked again."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """Labels come out in their order, photos and drawings keep nothing waiting."""
        self.patience = Patience(clock)
        self._printing, self._drawing = QThreadPool(), QThreadPool()
        for pool in (self._printing, self._drawing):
            pool.setMaxThreadCount(1)

    def read(self, call: Callable[[], T], on_done: Callable[[T], object], no: Refused) -> None:
        """Ask a question, or do what may be done twice and beside all else."""
        self.patience.asking.send(Parcel(call, on_done, no))

    def write(self, call: Callable[[], T], on_done: Callable[[T], object], no: Refused) -> None:
        """Store something after all that was sent before; the same twice must be the same once."""
        self.patience.writing.send(Parcel(call, on_done, no))

    def print(
        self, call: Callable[[], None], on_done: Callable[[None], object], no: Refused
    ) -> None:
        """Send something to paper, in its order."""
        send_kindly(call, on_done, no, self._printing)

    def draw(self, call: Callable[[], T], on_done: Callable[[T], object], no: Refused) -> None:
        """Make something to be seen."""
        send_kindly(call, on_done, no, self._drawing)

    def finish(self) -> None:
        """Wait a little for what was sent; before the window closes."""
        most = QDeadlineTimer(FINISH_MS)
        self.patience.finish(most)
        for pool in (self._printing, self._drawing):
            pool.waitForDone(most)


@dataclass(frozen=True, slots=True)
class Rest:
    """What the bench shows while no parcel lies open."""

    day: BenchDay
    waiting: tuple[ParcelSeen, ...]


class Leads(Enum):
    """Where a number leads that may be an order's or an article's own."""

    PAPER = auto()
    GOODS = auto()
    NOWHERE = auto()


def rest_of(bench: Bench) -> Rest:
    """How the day stands, and what waits."""
    return Rest(bench.day(), bench.waiting())


def leads(bench: Bench, parcel: ParcelSeen, code: str) -> Leads:
    """Whether a number is that of a parcel, or of goods; those of the open parcel first."""
    goods = goods_in(code)
    key = goods.read.key if goods is not None else ""
    if goods is None or not key:
        return Leads.PAPER
    own = {code_key(name) for row in parcel.rows for name in (row.sku, *row.serial.split(", "))}
    if key in own:
        return Leads.GOODS
    numbers = numbers_in(code, training=bench.house.shop.training)
    with bench.store.views() as views:
        whose = views.bench.whose(numbers.code, numbers.key, numbers.bare)
        if whose.slip or whose.sale_id or views.bench.standing_for(whose, numbers.bare):
            return Leads.PAPER
        known = views.bench.known(goods.read, goods.raw, 0)
    return Leads.GOODS if known is not None else Leads.NOWHERE


def at_most_once(
    bench: Bench, before: ParcelSeen, call: Callable[[], ParcelSeen]
) -> Callable[[], ParcelSeen]:
    """A step without a key that may be asked again: what it has done already is not done twice."""
    asked = False

    def ask() -> ParcelSeen:
        nonlocal asked
        if asked:
            seen = bench.see(before.id)
            if (seen.rows, seen.slip, seen.closed) != (before.rows, before.slip, before.closed):
                return seen
        asked = True
        return call()

    return ask


def held_of(bench: Bench) -> tuple[Held, ...]:
    """Every piece in quarantine, then every other one in question, with its parcel.

    Letting a piece go from quarantine answers for both.
    """
    market = bench.house.shop.market
    waits = ((bench.quarantine(), False), (bench.questions(), True))
    return tuple(
        Held(seen.id, seen.called, local_day(seen.came_at, market), row, worn)
        for places, worn in waits
        for seen, nr in places
        for row in seen.rows
        if row.nr == nr and not (worn and row.lane is Lane.QUARANTINE)
    )


def put_out(station: Station, printed: Label | Listing, target: str, who: Who) -> None:
    """Send it to its printer."""
    station.put_out(printed, target, who)


def drawn(label: Label, paper: str) -> tuple[Page, ...]:
    """The label as it lies on its paper."""
    # Measuring letters loads reportlab: only once a label is shown.
    from returns_station.adapters.printing.label_page import label_pages
    from returns_station.adapters.speech import speech

    return label_pages(label, Paper(paper), speech(label.language))

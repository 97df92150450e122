"""A world for one pickup: a clock, a simulated carrier that does wrong, desks that die anywhere."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias

from sqlalchemy import Connection, Engine

from db import terms
from db.unit_of_work import StoreRoom, Work
from returns_station.adapters.carriers.airmee import Airmee
from returns_station.adapters.carriers.bring import CALLS, Bring
from returns_station.adapters.carriers.budbee import WRITES, Budbee
from returns_station.adapters.carriers.budbee_words import word_of
from returns_station.adapters.carriers.dhl_freight import DhlFreight
from returns_station.adapters.carriers.fare import Fare
from returns_station.adapters.carriers.line import Line
from returns_station.adapters.carriers.quota import Quota
from returns_station.adapters.carriers.simulator.budbee import BudbeeFace
from returns_station.adapters.carriers.simulator.far_end import Booked, FarEnd
from returns_station.adapters.carriers.simulator.faults import Faults
from returns_station.adapters.carriers.simulator.in_process import InProcess
from returns_station.adapters.carriers.simulator.kinds import KINDS, faults_of
from returns_station.adapters.carriers.simulator.machine import Machine
from returns_station.adapters.carriers.simulator.post import Post
from returns_station.desk.errors import StationError
from returns_station.desk.pickup.carriers import Carrier
from returns_station.money import Money
from returns_station.pickup.booking import Answer, Booking, Word
from returns_station.pickup.slot import Slot, SlotQuestion

FARE: Final = Fare(Money(5900, "SEK"))
BEGINS: Final = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
_SECRET: Final = "secret"  # noqa: S105 - of nothing real

Ticks: TypeAlias = Callable[[], float]


def _budbee(
    line: Line, name: str, ticks: Ticks, *, can_ask: bool = False, can_cancel: bool = False
) -> Budbee:
    quota = Quota(*WRITES, ticks)
    return Budbee(
        line, FARE, "key", _SECRET, 7, name, can_ask=can_ask, can_cancel=can_cancel, quota=quota
    )


MAKES: Final[dict[str, Callable[[Line, str, Ticks], Carrier]]] = {
    "budbee": lambda *of: _budbee(*of, can_ask=True, can_cancel=True),
    "budbee that lets go unseen": lambda *of: _budbee(*of, can_cancel=True),
    "budbee that tells alone": _budbee,
    "budbee that takes twice for once": lambda *of: replace(
        _budbee(*of, can_cancel=True), can_repeat=True
    ),
    "airmee": lambda line, name, _: Airmee(line, FARE, "token", "place", name),
    "bring": lambda line, name, ticks: Bring(
        line, FARE, "user", "key", "12345", name=name, quota=Quota(*CALLS, ticks)
    ),
    "dhl_freight": lambda line, name, _: DhlFreight(line, FARE, "key", "12345", name=name),
}
"""Each kind of carrier that there is to try with, by what it can."""


class DiedError(BaseException):
    """A desk is gone in the middle of it, without a last word."""


class OnceEnd(FarEnd):
    """A far end that takes the same booking twice for one."""

    def book(self, ours: str, begins: datetime, ends: datetime, *, moved: bool = False) -> Booked:
        """What it has under this name, else a new one."""
        known = self.named(ours)
        return known[0] if known else super().book(ours, begins, ends, moved=moved)


@dataclass(slots=True)
class Lot:
    """Whether a desk dies here; what else happens in the meantime."""

    chance: random.Random
    dies: float = 0.06
    meanwhile: Callable[[], None] = lambda: None
    died: int = 0

    def here(self) -> None:
        """Go on, or die."""
        if self.chance.random() < self.dies:
            self.died += 1
            raise DiedError


class MortalWork(Work):
    """A writing transaction whose desk may die before it is durable, or right after."""

    lot: Lot

    def commit(self) -> None:
        """Make it durable, if we live so long."""
        self.lot.here()
        super().commit()
        self.lot.here()


class MortalRoom(StoreRoom):
    """A store-room of a desk that may die at every step."""

    def __init__(self, engine: Engine, lot: Lot) -> None:
        """Keep the engine and the lot."""
        super().__init__(engine)
        self.lot = lot

    @contextmanager
    def work(self) -> Iterator[MortalWork]:
        """Begin a writing transaction; leaving without commit undoes it."""
        with self.engine.connect() as connection:
            yield self._mortal(connection)

    def _mortal(self, connection: Connection) -> MortalWork:
        work = MortalWork(connection, terms.Shelf())
        work.lot = self.lot
        return work


@dataclass(frozen=True, slots=True)
class Witness:
    """A carrier as a desk calls it: it may die before and after, and others do not stand still."""

    inner: Carrier
    lot: Lot

    @property
    def name(self) -> str:
        """Which carrier this is."""
        return self.inner.name

    @property
    def can_repeat(self) -> bool:
        """Whether twice is once."""
        return self.inner.can_repeat

    @property
    def can_ask(self) -> bool:
        """Whether it tells."""
        return self.inner.can_ask

    @property
    def can_cancel(self) -> bool:
        """Whether it lets go."""
        return self.inner.can_cancel

    @property
    def deadline(self) -> timedelta:
        """After so long no call is under way."""
        return self.inner.deadline

    def slots(self, question: SlotQuestion) -> tuple[Slot, ...]:
        """Its times."""
        return self.inner.slots(question)

    def book(self, booking: Booking) -> Answer:
        """Ask it to come."""
        return self._called(self.inner.book, booking)

    def ask(self, booking: Booking) -> Answer:
        """Ask what became of it."""
        return self._called(self.inner.ask, booking)

    def cancel(self, booking: Booking) -> Answer:
        """Ask it not to come."""
        return self._called(self.inner.cancel, booking)

    def _called(self, call: Callable[[Booking], Answer], booking: Booking) -> Answer:
        self.lot.here()
        self.lot.meanwhile()
        answer = call(booking)
        self.lot.meanwhile()
        self.lot.here()
        return answer


@dataclass(slots=True)
class World:
    """One schedule's world: its clock, its carrier and that one's books."""

    nr: int
    kind: str
    chance: random.Random
    now: datetime = BEGINS
    lot: Lot = field(init=False)
    end: FarEnd = field(init=False)
    machine: Machine = field(init=False)
    line: InProcess = field(init=False)
    carrier: Carrier = field(init=False)
    post: Post | None = field(init=False, default=None)
    drawn: Counter[str] = field(init=False, default_factory=Counter)

    def __post_init__(self) -> None:
        """Let there be a carrier."""
        face = self.kind.split(" ", maxsplit=1)[0]
        ends = OnceEnd if "once" in self.kind else FarEnd
        self.lot = Lot(self.chance)
        self.end = ends(lambda: self.now, prefix=f"C{self.nr}-")
        among = faults_of(face)
        faults = Faults(seed=self.chance.randrange(2**32), among=among)
        self.machine = Machine(KINDS[face](), self.end, faults)
        self.line = InProcess(self.machine)
        name = f"{face}{self.nr}"
        self.carrier = Witness(MAKES[self.kind](self.line, name, self._ticks), self.lot)
        if isinstance(self.machine.face, BudbeeFace):
            self.machine.face.subscribed = "https://shop.invalid/hook"
            self.post = Post(self.end, self.machine.face, _SECRET, self.chance)

    def _ticks(self) -> float:
        return self.now.timestamp()

    def tell(self, heed: Callable[[Sequence[Word]], None]) -> None:
        """Let the carrier say what it has to: mixed, doubled and late as it comes.

        A desk that died while it listened has not said that it heard: that word comes again.
        """

        def knock(headers: Mapping[str, str], body: bytes) -> int:
            caught = word_of(self.carrier.name, _SECRET, headers, body)
            assert isinstance(caught, Word), caught
            try:
                heed((caught,))
            except (DiedError, StationError):
                return 0
            return 200

        if self.post:
            self.post.go_round(knock)

    def times(self, question: SlotQuestion) -> tuple[Slot, ...]:
        """Its times, told without a fault: which one was seen is not what is tried here."""
        faults, self.machine.faults = self.machine.faults, Faults()
        try:
            return self.carrier.slots(question)
        finally:
            self.machine.faults = faults

    def standing(self) -> tuple[Booked, ...]:
        """Every booking in their books, as it stands."""
        names = sorted(self.end.times_booked())
        return tuple(each for name in names for each in self.end.named(name))

    def calm(self) -> None:
        """From now on nobody dies and nothing goes wrong; what was under way has come."""
        self.lot.dies, self.lot.meanwhile = 0.0, lambda: None
        self.drawn = Counter({one.value: n for one, n in self.machine.faults.drawn.items()})
        self.machine.faults = Faults()
        self.now += timedelta(hours=2)
        self.line.catch_up()

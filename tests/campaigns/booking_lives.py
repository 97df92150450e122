"""Desks as processes of their own that book until they are killed, over real HTTP."""

import multiprocessing
import random
import signal
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from db.engine import open_engine
from db.schema import prepare
from db.unit_of_work import StoreRoom
from returns_station.adapters.carriers.airmee import Airmee
from returns_station.adapters.carriers.budbee import Budbee
from returns_station.adapters.carriers.http import HttpLine
from returns_station.adapters.carriers.simulator.far_end import FarEnd, times_booked
from returns_station.adapters.carriers.simulator.faults import Faults
from returns_station.adapters.carriers.simulator.kinds import KINDS, faults_of
from returns_station.adapters.carriers.simulator.machine import Machine
from returns_station.adapters.carriers.simulator.servers import CarrierServer, serving
from returns_station.adapters.law.book import promise_for
from returns_station.case import Who
from returns_station.desk.errors import StationError
from returns_station.desk.house import House
from returns_station.desk.pickup.carriers import Carrier
from returns_station.desk.pickup.commands import BookPickup
from returns_station.desk.pickup.fetching import Fetching
from returns_station.desk.pickup.house import PickupHouse
from returns_station.phrase import Phrase
from returns_station.pickup.booking import BookingState
from returns_station.pickup.slot import Cost, PricePart, Slot, Span, Where
from returns_station.policy.claim import Collection
from tests.builders import SHOP
from tests.campaigns.booking_schedules import DOOR, HER, LOAD
from tests.campaigns.booking_world import FARE

# A child forks from a server that has nothing open: SQLite must not be carried over a fork.
_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.campaigns.booking_lives"])
_BEGINS: Final = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
_ANSWER_SECONDS: Final = 0.15
_KILLED_WITHIN_SECONDS: Final = 0.3
_MOST_LIVES: Final = 30
_DESKS: Final = 2
# Seconds since 1970 of the slot that is asked for, as Airmee names it.
_SPAN: Final = Span((_BEGINS + timedelta(days=9)).date(), 1020, 1320)
_OPEN: Final = (BookingState.WISHED, BookingState.SENT)


@dataclass(frozen=True, slots=True)
class Life:
    """One desk's life: its store-room, its carriers, what it is to book, how many lived before."""

    url: str
    ports: dict[str, int]
    slips: dict[str, str]
    nr: int


def live(life: Life) -> None:
    """Book all that is to be booked, and settle what can be."""
    engine = open_engine(life.url)
    house = House(SHOP, "sv", promise_for)
    house = replace(house, pickups=PickupHouse(carriers=_carriers(life.ports)))
    # Minutes pass between lives: what a dead desk left under way is not any longer.
    now = _BEGINS + timedelta(minutes=10 * life.nr)
    fetching = Fetching(StoreRoom(engine), house, lambda: now, Who("Maja", "Disk 1"))
    names = sorted(life.ports)
    for nr, (key, slip) in enumerate(life.slips.items()):
        command = BookPickup(
            key, slip, _slot(names[nr % len(names)]), DOOR, HER, LOAD, Collection.NONE
        )
        try:
            fetching.book(command)
        except StationError:
            continue
    fetching.settle()
    engine.dispose()


def _slot(carrier: str) -> Slot:
    part = PricePart(Cost.CARRIER, FARE.price)
    begins = int((_BEGINS + timedelta(days=9, hours=7)).timestamp())
    ref = f"{begins}-{begins + 18_000}/{begins}-{begins + 18_000}"
    return Slot(carrier, _SPAN, Where.DOOR, FARE.price, (part,), Phrase("pickup.busy"), ref=ref)


def _carriers(ports: dict[str, int]) -> dict[str, Carrier]:
    lines = {
        name: HttpLine(f"http://127.0.0.1:{port}", _ANSWER_SECONDS, timedelta(seconds=1))
        for name, port in ports.items()
    }
    return {
        "budbee": Budbee(lines["budbee"], FARE, "key", "secret", 7, can_ask=True),
        "airmee": Airmee(lines["airmee"], FARE, "token", "place"),
    }


@dataclass(slots=True)
class Lives:
    """Where desks live and die, and what has come of it."""

    folder: Path
    chance: random.Random
    kills: int = 0
    lives: int = 0
    ended: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def run(self, slips: dict[str, str], url: str) -> None:
        """Let desks book these slips, by two carriers that do wrong, until nothing moves."""
        ledgers = {name: self.folder / f"{name}.jsonl" for name in ("airmee", "budbee")}
        servers = {name: self._server(name, ledger) for name, ledger in ledgers.items()}
        with serving(servers["airmee"]), serving(servers["budbee"]):
            ports = {name: server.port for name, server in servers.items()}
            lives = min(_MOST_LIVES, 6 + len(slips))
            for nr in range(lives):
                self._live(Life(url, ports, slips, nr), killed=nr < lives * 2 // 3)
        self._look(url, slips, list(ledgers.values()))

    def _server(self, name: str, ledger: Path) -> CarrierServer:
        faults = Faults(seed=self.chance.randrange(2**32), among=faults_of(name))
        end = FarEnd(lambda: _BEGINS, ledger, prefix=name[0].upper())
        return CarrierServer(0, Machine(KINDS[name](), end, faults))

    def _live(self, life: Life, *, killed: bool) -> None:
        self.lives += 1
        desks = [_FORKS.Process(target=live, args=(life,)) for _ in range(_DESKS)]
        for desk in desks:
            desk.start()
        for desk in desks:
            if killed and self.chance.random() < 3 / 4:
                desk.join(self.chance.uniform(0, _KILLED_WITHIN_SECONDS))
                desk.kill()
        for desk in desks:
            desk.join()
            self.kills += desk.exitcode == -signal.SIGKILL
            if desk.exitcode not in {0, -signal.SIGKILL}:
                self.faults.append(f"life {self.lives}: died by itself, {desk.exitcode}")

    def _look(self, url: str, slips: dict[str, str], ledgers: list[Path]) -> None:
        engine = open_engine(url)
        prepare(engine)
        booked = {name: n for one in ledgers for name, n in times_booked(one).items()}
        with StoreRoom(engine).views() as views:
            listed = {one.id for one in views.bookings.in_question()}
            for key in slips:
                stands = views.bookings.load(key)
                state = stands.state if stands else None
                self.ended[str(state)] = self.ended.get(str(state), 0) + 1
                many = booked.get(key, 0)
                if many > 1:
                    self.faults.append(f"booked {many} times: {key}")
                if state in {None, *_OPEN} or (state is BookingState.UNKNOWN and key not in listed):
                    self.faults.append(f"left lying: {key}, {state}")
                if state is BookingState.BOOKED and not many:
                    self.faults.append(f"she waits for nobody: {key}")
                if state is BookingState.DECLINED and many:
                    self.faults.append(f"somebody comes whom we have forgotten: {key}")
        engine.dispose()

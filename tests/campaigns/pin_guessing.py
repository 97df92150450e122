"""How many PINs can be guessed in a day, by every trick there is at the counter; time runs faster.

python -m tests.campaigns.pin_guessing [--hours 24] [--postgres]

The rows that count wrong tries are the store's: whoever deletes them, or puts an older copy of the
file in place, has the disk; that is found by verifying the journal, and is no part of this figure.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from secrets import token_bytes
from typing import Final

from db.engine import open_engine
from db.schema import prepare
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.peppers import Peppers
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.adapters.secrets import NOW as COST
from returns_station.adapters.secrets import PepperedSecrets
from returns_station.case import Who
from returns_station.desk.house import House
from returns_station.desk.people.errors import ShutOutError, UnknownBadgeError, WrongSecretError
from returns_station.desk.station import Station
from returns_station.people.badge import CODE_BYTES, recovery_code
from returns_station.people.secret import refusal
from tests.builders import NOW, SHOP
from tests.campaigns.postgres import a_server
from tests.returns_station.adapters.vaults import no_ring
from tests.staff import OTHER_PIN, PIN, WRONG, Crew, a_people_house, staffed

HOUR: Final = 3_600_000
_BOOTING: Final = 20_000
"""So many milliseconds it takes at least to start a machine anew."""


@dataclass
class World:
    """A shop, its true time in milliseconds, and the clocks that the guesser may set."""

    folder: Path
    url: str
    badges: int = 1
    true: int = 10 * HOUR
    booted: int = 0
    jump: timedelta = timedelta()
    crew: Crew = field(init=False)

    def __post_init__(self) -> None:
        """Open the shop and give it staff, all with badges that the guesser holds."""
        self.crew = staffed(self.opened(), self.folder)
        self.crew.steady = self  # type: ignore[assignment] # it is only called
        for nr in range(1, self.badges):
            self.crew.take_in(f"P{nr}")
        self.reopen()

    def __call__(self) -> int:
        """What the machine's steady clock reads."""
        return self.true - self.booted

    def opened(self) -> Station:
        """A station of its own on the store, as another process opens it."""
        engine = open_engine(self.url)
        prepare(engine)
        people = replace(a_people_house(self.folder), steady=self)
        house = House(SHOP, "sv", promise_for, people=people)
        return Station(
            StoreRoom(engine),
            SlipPaper("roll80"),
            clock=lambda: NOW + timedelta(milliseconds=self.true) + self.jump,
            house=house,
        )

    def reopen(self) -> None:
        """End the process and start it anew."""
        store = self.crew.station.store
        assert isinstance(store, StoreRoom)
        store.engine.dispose()
        self.crew.station = self.opened()

    def reboot(self) -> None:
        """Start the machine anew: its steady clock begins at nothing."""
        self.true += _BOOTING
        self.booted = self.true
        self.reopen()


Before = Callable[[World, random.Random], object]


def _nothing(_world: World, _chance: random.Random) -> None:
    """Play by the clock alone."""


def _set_clock(world: World, chance: random.Random) -> None:
    world.jump = timedelta(days=chance.randint(-4_000, 4_000))


def _restart(world: World, _chance: random.Random) -> None:
    world.reopen()


def _reboot_sometimes(world: World, chance: random.Random) -> None:
    if chance.random() < 0.3:
        world.reboot()


def _accomplice(world: World, _chance: random.Random) -> None:
    """Somebody else signs in rightly at the same desk, to have the desk forget."""
    with suppress(ShutOutError):
        world.crew.sign_in("P1", PIN, "Disk 0")


def _anything(world: World, chance: random.Random) -> None:
    chance.choice((_set_clock, _restart, _reboot_sometimes, _nothing))(world, chance)


@dataclass(frozen=True)
class Trick:
    """One way of getting more guesses; `spared` badges are used rightly, not guessed at."""

    name: str
    badges: int = 1
    desks: int = 1
    doors: tuple[str, ...] = ("sign in",)
    before: Before = _nothing
    at_once: int = 1
    spared: int = 0


TRICKS: Final = (
    Trick("one badge, one desk, the moment it is allowed"),
    Trick("three desks in turn", desks=3),
    Trick("a desk of another name each time", desks=40),
    Trick("the clock set before each try, both ways", before=_set_clock),
    Trick("the process started anew before each try", before=_restart),
    Trick("the machine started anew at chance", before=_reboot_sometimes),
    Trick("eight at once, each a process of its own", at_once=8),
    Trick("signing in and changing the PIN in turn", doors=("sign in", "change")),
    Trick("the recovery door between tries", doors=("sign in", "recover")),
    Trick("an accomplice who signs in rightly between", 2, before=_accomplice, spared=1),
    Trick("all of it by chance", desks=3, doors=("sign in", "change", "recover"),
          before=_anything, at_once=2),
    Trick("five badges in turn, one desk", badges=5),
    Trick("five badges in turn, three desks", badges=5, desks=3),
)  # fmt: skip


@dataclass
class Came:
    """What a trick came to; `most` is of one badge."""

    guesses: dict[str, int] = field(default_factory=dict)
    codes: int = 0

    @property
    def most(self) -> int:
        """The most of one badge."""
        return max(self.guesses.values(), default=0)


def guess(world: World, trick: Trick, hours: float, seed: int = 1) -> Came:
    """Guess for so many hours of true time; whoever has to wait lets just that time pass."""
    chance, came = random.Random(seed), Came()
    end = world.true + int(hours * HOUR)
    names = list(world.crew.badges)[: trick.badges - trick.spared]
    while world.true < end:
        trick.before(world, chance)
        waits: list[int] = []
        tried = 0
        for name, desk, door in product(names, range(trick.desks), trick.doors):
            for answer in _at_once(world, trick.at_once, name, f"Disk {desk}", door):
                if answer is None and door == "recover":
                    came.codes += 1
                elif answer is None:
                    tried += 1
                    came.guesses[name] = came.guesses.get(name, 0) + 1
                else:
                    waits.append(answer)
        if not tried:
            world.true += 1000 * min(waits, default=1)
    return came


def _at_once(world: World, many: int, name: str, desk: str, door: str) -> list[int | None]:
    """What so many tries at once come to: judged, or seconds to wait."""
    if many == 1:
        return [_one(world.crew.station, world.crew, name, desk, door)]
    stations = [world.opened() for _ in range(many)]
    with ThreadPoolExecutor(many) as pool:
        told = list(pool.map(lambda one: _one(one, world.crew, name, desk, door), stations))
    for station in stations:
        assert isinstance(station.store, StoreRoom)
        station.store.engine.dispose()
    return told


def _one(station: Station, crew: Crew, name: str, desk: str, door: str) -> int | None:
    """None: the guess was judged, and wrong; else so many seconds to wait."""
    keeper, badge = station.doorkeeper, crew.badges[name]
    try:
        if door == "sign in":
            keeper.sign_in(badge, WRONG, desk)
        elif door == "change":
            with station.store.views() as views:
                her = next(one for one in views.people.every() if one.name == name)
            keeper.set_secret(Who(name, desk, her.id), WRONG, OTHER_PIN)
        else:
            keeper.recover(recovery_code(token_bytes(CODE_BYTES)), OTHER_PIN, desk)
    except ShutOutError as shut:
        return shut.seconds
    except (WrongSecretError, UnknownBadgeError):
        return None
    raise AssertionError("a guess let in")


def work_ms(rounds: int = 5) -> float:
    """How long one guess takes this machine, as secrets are kept in a shop."""
    with tempfile.TemporaryDirectory() as folder:
        secrets = PepperedSecrets(Peppers(Path(folder), no_ring()), COST)
        pepper = secrets.make_pepper()
        kept = secrets.keep(PIN, pepper)
        begun = time.perf_counter()
        for _ in range(rounds):
            secrets.holds(kept, WRONG)
    return 1000 * (time.perf_counter() - begun) / rounds


def allowed_pins(sample: int = 20_000) -> int:
    """How many PINs of six digits may be chosen, about."""
    chance = random.Random(6)
    good = sum(refusal(f"{chance.randrange(10**6):06}") is None for _ in range(sample))
    return good * 10**6 // sample


def stolen(pins: int) -> str:
    """What a stolen database is worth, in words."""
    each = work_ms()
    hours, years = pins * each / 3_600_000, 2**51 * each / 3_600_000 / 24 / 365
    work = f"{COST.memory_kib // 1024} MiB, {COST.passes} passes, {COST.lanes} lanes"
    return f"""one guess: {each:.0f} ms on this machine (argon2id, {work})
stolen with its pepper: all {pins} PINs of six digits in {hours:.0f} h a person on one such machine,
  on a hundred of them in {hours * 60 / 100:.0f} min; four common words (2^51) in {years:.0e} years
stolen without its pepper: 2^256 peppers for each PIN; nothing to begin with"""


def desk_clock_lies(url: str, folder: Path) -> int:
    """Guesses at a server's store by a desk whose own clocks jump a day before each try."""
    world, guesses = World(folder, url), 0
    for _ in range(40):
        world.true += 24 * HOUR
        guesses += _one(world.crew.station, world.crew, "Siv", "Disk 0", "sign in") is None
    world.reopen()
    return guesses


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Fight it and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=24)
    parser.add_argument("--postgres", action="store_true", help="also desks of one server")
    asked = parser.parse_args()
    pins, worst = allowed_pins(), 0
    _say(f"wrong PINs judged in {asked.hours:g} h: in all, the most of one badge, codes tried")
    for trick in TRICKS:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'station.db'}"
            came = guess(World(Path(folder), url, trick.badges), trick, asked.hours)
        worst = max(worst, came.most)
        total = sum(came.guesses.values())
        _say(f"  {total:5} {came.most:5} {came.codes:5}  {trick.name}")
    if asked.postgres:
        with a_server() as url, tempfile.TemporaryDirectory() as folder:
            told = desk_clock_lies(url, Path(folder))
        _say(f"  {told:5}              a desk of one server whose clocks jump a day each try")
    _say(f"most of one badge: {worst} of {pins} PINs of six digits: 1 in {pins // worst} a day")
    _say(stolen(pins))
    return 0


if __name__ == "__main__":
    sys.exit(main())

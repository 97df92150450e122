"""Pickups by carriers that do wrong, from desks that die: none twice, none lost, all told first.

python -m tests.campaigns.bookings 10000 [--seed N] [--kills N]
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from db.engine import open_engine
from db.schema import prepare
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.house import House
from returns_station.desk.pickup.wishing import of_command
from returns_station.desk.station import Station
from returns_station.pickup.booking import Told
from returns_station.policy.claim import Claim, ClaimLine
from tests.builders import SHOP, a_sale
from tests.campaigns.booking_faults import wrong
from tests.campaigns.booking_lives import Lives
from tests.campaigns.booking_schedules import Schedule, wishes
from tests.campaigns.booking_world import BEGINS, MAKES, World
from tests.campaigns.house import tell
from tests.db.shelf import put_sale

_A_BATCH: Final = 40
_WHO: Final = Who("Maja", "Disk 1")
_TOLD_AT: Final = datetime(2027, 1, 10, 12, tzinfo=UTC)
_AT_HOME: Final = Claim(_TOLD_AT, (ClaimLine("1"),), goods_at_home=True)


@dataclass(slots=True)
class Campaign:
    """Where it is fought, and what has come of it so far."""

    folder: Path
    seed: int
    ended: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    listed: int = 0
    died: int = 0
    messages: int = 0
    due: int = 0
    before: int = 0
    faults: list[str] = field(default_factory=list)

    def run(self, schedules: int) -> None:
        """Play so many schedules, a batch to a store-room, each on a slip of its own."""
        house = House(SHOP, "sv", promise_for)
        empty = self.folder / "empty.db"
        engine = open_engine(f"sqlite:///{empty}")
        prepare(engine)
        engine.dispose()
        for first in range(0, schedules, _A_BATCH):
            shutil.copy(empty, self.folder / "station.db")
            engine = open_engine(f"sqlite:///{self.folder / 'station.db'}")
            room = StoreRoom(engine)
            for nr in range(first, min(first + _A_BATCH, schedules)):
                self._play(nr, room, house)
            with room.views() as views:
                if views.journal_break() is not None:
                    self.faults.append(f"the journal breaks in the batch of {first}")
            engine.dispose()
            for file in self.folder.glob("station.db*"):
                file.unlink()

    def _play(self, nr: int, room: StoreRoom, house: House) -> None:
        chance = random.Random(f"{self.seed}/{nr}")
        kind = sorted(MAKES)[nr % len(MAKES)]
        world = World(nr, kind, chance)
        schedule = Schedule(world, room, house, _a_slip(room, house, nr), chance)
        schedule.play()
        self.faults += [f"schedule {nr}, {kind}: {fault}" for fault in wrong(schedule)]
        self.kinds[kind] += 1
        self.calls += world.drawn
        self.died += world.lot.died
        self._count(schedule)

    def _count(self, schedule: Schedule) -> None:
        with schedule.room.views() as views:
            told = views.bookings.messages(schedule.slip)
            listed = [one for one in views.bookings.in_question() if one.slip == schedule.slip]
        self.ended += Counter(one.state.value for one in schedule.bookings())
        self.listed += len(listed)
        self.messages += len(told)
        self.due += sum(1 for one in told if one.due)
        self.before += sum(1 for one in told if one.due and one.at <= one.due)


def _a_slip(room: StoreRoom, house: House, nr: int) -> str:
    """One more return whose goods are at her home."""
    with room.engine.begin() as connection:
        sale = put_sale(connection, a_sale(number=f"C{nr}", bought_on=date(2027, 1, 2)))
    station = Station(room, SlipPaper("roll80"), clock=lambda: BEGINS, house=house)
    return station.perform(TakeBack(f"home {nr}", (Part(sale, _AT_HOME),)), _WHO).slip


def _kill(lives: Lives, slips: int, house: House) -> None:
    """Let processes book, and kill them; the store-room is a real file of its own."""
    url = f"sqlite:///{lives.folder / 'killed.db'}"
    engine = open_engine(url)
    prepare(engine)
    room = StoreRoom(engine)
    named = {f"k{nr}": _a_slip(room, house, nr) for nr in range(slips)}
    engine.dispose()
    lives.run(named, url)


def naively(schedules: int, seed: int) -> int:
    """How many would be booked twice by asking again until there is a yes or a no."""
    twice = 0
    for nr in range(schedules):
        world = World(nr, "airmee", random.Random(f"{seed}/{nr}"))
        world.lot.dies = 0.0
        (wish, *_) = (of_command(each, "") for each in wishes(world))
        for _ in range(5):
            told = world.carrier.book(wish).told
            world.now += timedelta(minutes=1)
            if told in {Told.BOOKED, Told.DECLINED}:
                break
        world.line.catch_up()
        twice += any(many > 1 for many in world.end.times_booked().values())
    return twice


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON; 1 when anything did not hold."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.bookings", description=__doc__)
    parser.add_argument("schedules", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=0, help="so many slips by real processes")
    asked = parser.parse_args()
    begun = time.monotonic()
    memory = Path("/dev/shm")  # noqa: S108 - a disk of memory: nothing of it is to last
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        campaign = Campaign(Path(folder), asked.seed)
        campaign.run(asked.schedules)
        lives = Lives(Path(folder), random.Random(asked.seed))
        if asked.kills:
            _kill(lives, asked.kills, House(SHOP, "sv", promise_for))
        naive = naively(min(asked.schedules, 100), asked.seed)
    faults = [*campaign.faults, *lives.faults]
    tell(
        {
            "schedules": asked.schedules,
            "carriers": dict(sorted(campaign.kinds.items())),
            "calls": dict(sorted(campaign.calls.items())),
            "desks that died": campaign.died,
            "ended": dict(sorted(campaign.ended.items())),
            "on a person's list": campaign.listed,
            "messages": campaign.messages,
            "of a change": {
                "all": campaign.due,
                "before her window began": campaign.before,
                # Each is written with the word or answer that it tells of: never after it.
                "as soon as anybody here knew": campaign.due - campaign.before,
            },
            "in processes": {"kills": lives.kills, "ended": lives.ended},
            "naive": {"schedules": min(asked.schedules, 100), "booked twice": naive},
            "faults": faults,
            "seconds": round(time.monotonic() - begun),
        }
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""One desk books, one brings in what was said at doors, one plans anew: all of one day, at once.

python -m tests.campaigns.van_days [40] [--database URL | --postgres]

Each round lets every desk do its work in the same moment. Nobody may be told of trouble, and in the
end each door has its booking, each promise can be kept, and each word counts once.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final

from db.engine import open_engine, reading
from db.views import StoredViews
from returns_station.desk.errors import StationError
from returns_station.desk.pickup.commands import BookPickup
from returns_station.pickup.booking import OWN, BookingState
from returns_station.pickup.door_scan import AtDoor, DoorScan
from tests.campaigns.racing import WON, Fought, Knock, fight, parser_for, run
from tests.returns_station.desk.pickup.van_shop import DAY, MORNING, VAN, VanShop, north

_DESKS: Final = ("books", "books too", "brings in", "brings in too", "plans")
_VANS: Final = (
    replace(VAN, room=500, ends=22 * 3600),
    replace(VAN, name="Van 2", room=500, depot=north(3000), ends=22 * 3600),
)
# What is brought in was driven the day before.
_YESTERDAY: Final = DAY - timedelta(days=1)


def furnish(url: str, rounds: int) -> None:
    """Returns at home for both who book, and a run of yesterday that is back with its words."""
    shop = VanShop(url, _VANS, sales=3 * rounds)
    for nr in range(1, rounds + 1):
        shop.at_home(3 * nr - 2)
        shop.at_home(3 * nr - 1)
    shop.now = MORNING - timedelta(days=1, hours=14)
    held = [shop.booked(3 * nr, north(10 * nr), day=_YESTERDAY) for nr in range(1, rounds + 1)]
    shop.now = MORNING - timedelta(days=1)
    for one in shop.vans_.runs(_YESTERDAY):
        shop.vans_.start(one.number)
    assert all(one.state is BookingState.BOOKED for one in held)
    shop.engine.dispose()


def play(url: str, rounds: int, name: str) -> Iterator[Knock]:
    """Do one thing each round."""
    shop = VanShop(url, _VANS, sales=0, desk=name)
    free = [one.slip for one in shop.fetching.to_fetch() if one.booking is None]
    with shop.station.store.views() as views:
        driven = views.bookings.of_day(_YESTERDAY, OWN)
    for nr in range(rounds):
        if name == "plans":
            yield partial(_knock, shop, None, ())
        elif name.startswith("books"):
            slip = free[2 * nr + (name != "books")]
            yield partial(_knock, shop, shop.command(slip, north(25 * nr + 5 * len(name))), ())
        else:
            what = AtDoor.PICKED_UP if nr % 3 else AtDoor.NOBODY_HOME
            said = shop.said(driven[nr], what, nr - 24 * 60, name=f"word-{nr}", point=north(nr))
            # The one brings in what the other brought in before, too.
            last = shop.said(driven[nr - 1], name=f"word-{nr - 1}", minutes=nr) if nr else said
            yield partial(_knock, shop, None, (said, last) if nr else (said,))
    shop.engine.dispose()


def _knock(shop: VanShop, command: BookPickup | None, scans: tuple[DoorScan, ...]) -> str:
    try:
        if command is not None:
            shop.fetching.book(command)
        elif scans:
            shop.vans_.sync(scans)
        else:
            shop.vans_.replan(DAY)
    except StationError as error:
        return error.advice.key
    return WON


def race(url: str, asked: Namespace) -> Fought:
    """Let all desks work, round by round, and look at what stands."""
    furnish(url, asked.rounds)
    return fight(url, play, asked.rounds, _DESKS, partial(_faults, url, asked.rounds))


def _faults(url: str, rounds: int, won: int) -> list[str]:
    engine = open_engine(url)
    found = [] if won == len(_DESKS) * rounds else [f"{won} of {len(_DESKS) * rounds} went well"]
    with reading(engine) as connection:
        views = StoredViews(connection)
        stops = [stop.id for run in views.runs.of_day(DAY) for stop in run.stops]
        booked = [one.id for one in views.bookings.of_day(DAY, OWN) if one.is_live]
        if sorted(stops) != sorted(booked) or len(booked) != 2 * rounds:
            found.append(f"{len(stops)} doors, {len(booked)} bookings, {2 * rounds} asked for")
        said = sum(entry.body.count('"DoorSaid"') for entry in views.journal())
        if said != rounds:
            found.append(f"{said} words told, {rounds} said")
        driven = views.bookings.of_day(_YESTERDAY, OWN)
        open_ = [one.id for one in driven if one.state is BookingState.BOOKED]
        found += [f"{len(open_)} doors were said and stand open"] if open_ else []
        found += ["the journal is broken"] if views.journal_break() else []
    engine.dispose()
    return found


def main(argv: list[str] | None = None) -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    return run(parser_for("van_days", __doc__, fixed=True), race, argv)


if __name__ == "__main__":
    sys.exit(main())

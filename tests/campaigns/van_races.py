"""Two desks promise the last place of a van at once: one gets it, the other is told of it.

python -m tests.campaigns.van_races [60] [--database URL | --postgres]
"""

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from db.engine import open_engine, reading
from db.views import StoredViews
from returns_station.desk.errors import StationError
from returns_station.desk.pickup.commands import BookPickup
from returns_station.pickup.booking import OWN, BookingState
from tests.campaigns.racing import WON, Fought, Knock, fight, parser_for, run
from tests.returns_station.desk.pickup.van_shop import DAY, VAN, VanShop, north

_DESKS = ("0", "1")
# One place a day: each round is a day of its own.
_SMALL = replace(VAN, room=1)


def _day(nr: int) -> date:
    return DAY + timedelta(days=nr)


def furnish(url: str, rounds: int) -> None:
    """A return at home for each desk and round."""
    shop = VanShop(url, (_SMALL,), sales=len(_DESKS) * rounds)
    slips = [shop.at_home(nr) for nr in range(1, len(_DESKS) * rounds + 1)]
    assert len(set(slips)) == len(slips)
    shop.engine.dispose()


def play(url: str, rounds: int, name: str) -> Iterator[Knock]:
    """Book the last place of every day."""
    shop, desk = VanShop(url, (_SMALL,), sales=0, desk=f"desk-{name}"), int(name)
    slips = [one.slip for one in shop.fetching.to_fetch()]
    assert len(slips) == len(_DESKS) * rounds
    for nr in range(rounds):
        slip = slips[len(_DESKS) * nr + desk]
        at = north(500 + 100 * desk)
        yield partial(_knock, shop, shop.command(slip, at, day=_day(nr)))
    shop.engine.dispose()


def _knock(shop: VanShop, command: BookPickup) -> str:
    try:
        shop.fetching.book(command)
    except StationError as error:
        return error.advice.key
    return WON


def race(url: str, asked: Namespace) -> Fought:
    """Let the desks want the same places, day by day, and count what stands."""
    furnish(url, asked.rounds)
    return fight(url, play, asked.rounds, _DESKS, partial(_faults, url, asked.rounds))


def _faults(url: str, rounds: int, won: int) -> list[str]:
    """What does not add up: each day one door, each door a booking that stands."""
    engine = open_engine(url)
    found = [] if won == rounds else [f"{rounds} days, {won} told yes"]
    with reading(engine) as connection:
        views = StoredViews(connection)
        for nr in range(rounds):
            day = _day(nr)
            held = [stop.id for run in views.runs.of_day(day) for stop in run.stops]
            stands = [
                one.id
                for one in views.bookings.of_day(day, OWN)
                if one.state is BookingState.BOOKED
            ]
            if len(held) != 1 or held != stands:
                found.append(f"{day}: {len(held)} doors, {len(stands)} bookings")
    engine.dispose()
    return found


def main(argv: list[str] | None = None) -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    return run(parser_for("van_races", __doc__, fixed=True), race, argv)


if __name__ == "__main__":
    sys.exit(main())

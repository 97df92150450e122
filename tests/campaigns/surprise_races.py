"""Two desks give small extras of one day's budget, all at once: never more than it holds.

python -m tests.campaigns.surprise_races 1000 [--database URL | --postgres] [--same-press]
"""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, TypeAlias

from sqlalchemy import text

from db.engine import open_engine, reading
from returns_station.desk.errors import StationError
from returns_station.desk.station import Station
from returns_station.service.surprise import SurpriseKind
from tests.campaigns.ledgers import damaged, faults
from tests.campaigns.racing import WON, Fought, Knock, fight, names_of, parser_for, run
from tests.db.surprise_shop import MAJA, on_store, open_surprise_shop, visits

COST: Final = 2500
Stake: TypeAlias = tuple[tuple[tuple[str, ...], ...], int]
"""The slips of each round, one for each desk, and the day's budget."""

_TWICE: Final = text(
    "SELECT name FROM quota q WHERE name LIKE 'surprise:2%' AND "
    "(q.used > q.cap OR q.used <> (SELECT sum(cost) FROM surprise))"
)
_UNPAID: Final = text(
    "SELECT s.slip FROM surprise s WHERE s.kind = 'voucher' AND s.cost <> "
    "(SELECT c.amount FROM credit c WHERE c.number = s.credit)"
)
_LOOSE: Final = text("SELECT number FROM credit WHERE number NOT IN (SELECT credit FROM surprise)")


def play(url: str, stake: Stake, name: str) -> Iterator[Knock]:
    """A voucher a round: in every third round all desks give it for the same visit."""
    rounds, daily = stake
    station = on_store(open_engine(url), daily, COST)
    desk = int(name.removeprefix("desk-")) if name != "one" else 0
    for nr, slips in enumerate(rounds):
        slip = slips[0] if nr % 3 == 0 else slips[desk]
        yield partial(_give, station, slip, f"{name}-{nr}")


def _give(station: Station, slip: str, key: str) -> str:
    try:
        given = station.surprise(MAJA).give(slip, SurpriseKind.VOUCHER, key)
    except StationError as error:
        return error.advice.key
    return WON if given.cost.minor == COST else "another sum"


def race(url: str, asked: Namespace) -> Fought:
    """The whole race on one database: the money is gone before the rounds are."""
    daily = COST * asked.rounds
    engine = open_surprise_shop(url)
    station = on_store(engine, daily, COST)
    slips = visits(engine, station, asked.rounds * asked.desks)
    engine.dispose()
    rounds = tuple(
        tuple(slips[nr * asked.desks : (nr + 1) * asked.desks]) for nr in range(asked.rounds)
    )
    check = partial(_off, url, daily, names_of(asked))
    return fight(url, play, (rounds, daily), names_of(asked), check)


def _off(url: str, daily: int, names: Sequence[str], won: int) -> list[str]:
    engine = open_engine(url)
    with reading(engine) as connection:
        queries = {"budget": _TWICE, "vouchers": _UNPAID, "loose": _LOOSE}
        off = [
            f"{name}: {one}"
            for name, query in queries.items()
            for one in connection.execute(query).scalars()
        ]
        given = int(connection.execute(text("SELECT count(*) FROM surprise")).scalar_one())
        found = [*faults(connection), *damaged(connection), *off]
    engine.dispose()
    if given * COST > daily:
        found.append(f"{given} given of {daily // COST}")
    # Who presses twice at once is told twice that it is given; it is given once.
    if won != given * (len(names) if len(set(names)) == 1 else 1):
        found.append(f"{won} were told so, {given} were given")
    return found


def main(argv: list[str] | None = None) -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    return run(parser_for("surprise_races", __doc__), race, argv)


if __name__ == "__main__":
    sys.exit(main())

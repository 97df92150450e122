"""Two tills fight for the last krona of each credit: one gets it, the other is told what is left.

python -m tests.campaigns.credit_races 1000 --desks 2 [--same-press] [--database URL | --postgres]
"""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from sqlalchemy import text

from db import credits as shelf
from db.engine import open_engine, reading
from returns_station.credit import Credit, CreditKind
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.crediting import CreditSpentError
from returns_station.desk.station import Station
from returns_station.money import Money
from returns_station.scan import credit_number
from tests.builders import NOW
from tests.campaigns.house import WHO, station_on
from tests.campaigns.racing import WON, Fought, Knock, fight, names_of, parser_for, run
from tests.db.made_ready import made_ready

_WORTH: Final = Money(10_000, "SEK")
# Of 100 kronor each till wants 62, so that 38 are left for the other's offer; of the next all.
_WANTED: Final = (Money(6_200, "SEK"), _WORTH)
_OFF: Final = text(
    "SELECT count(*) FROM credit c WHERE c.remaining <> "
    "(SELECT sum(amount) FROM credit_entry e WHERE e.credit_id = c.id)"
)
_USED: Final = text("SELECT count(*), -sum(amount) FROM credit_entry WHERE kind = 'redeemed'")


def given(url: str, rounds: int) -> list[str]:
    """Put so many credits on the shelf; gives their numbers."""
    numbers = [credit_number(nr) for nr in range(1, rounds + 1)]
    # The shelf itself is asked, for no goods are needed here.
    engine = open_engine(url)
    made_ready(engine)
    with engine.begin() as connection:
        for number in numbers:
            made = Credit(number, CreditKind.STORE_CREDIT, _WORTH, _WORTH, NOW)
            by = (NOW.isoformat(), WHO.actor, WHO.desk)
            shelf.issue(connection, made, None, f"issue-{number}", *by)
    engine.dispose()
    return numbers


def play(url: str, numbers: Sequence[str], name: str) -> Iterator[Knock]:
    """Take from every credit, as they come."""
    station = station_on(url)
    for nr, number in enumerate(numbers):
        wanted = _WANTED[nr % len(_WANTED)]
        yield partial(_knock, station, RedeemCredit(f"{name}-{number}", number, wanted, name))


def _knock(station: Station, command: RedeemCredit) -> str:
    try:
        return "again" if station.perform(command, WHO).again else WON
    except CreditSpentError as error:
        return f"{error.advice.key} {error.advice.args.get('left', '')}".strip()


def race(url: str, asked: Namespace) -> Fought:
    """Give credits out, let the tills fight, and count what stands."""
    numbers = given(url, asked.rounds)
    return fight(url, play, numbers, names_of(asked), partial(_faults, url, asked.rounds))


def _faults(url: str, rounds: int, won: int) -> list[str]:
    engine = open_engine(url)
    with reading(engine) as connection:
        off = connection.execute(_OFF).scalar_one()
        times, used = connection.execute(_USED).one()
    engine.dispose()
    found = [f"{off} credits differ from their entries"] if off else []
    due = sum(_WANTED[nr % len(_WANTED)].minor for nr in range(rounds))
    if (won, times, used) != (rounds, rounds, due):
        found.append(f"{rounds} credits, {won} told yes, used {times} times for {used}")
    return found


def main(argv: list[str] | None = None) -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    return run(parser_for("credit_races", __doc__), race, argv)


if __name__ == "__main__":
    sys.exit(main())

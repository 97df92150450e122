"""Two people answer one question, two desks use one yes, all at once: one is told of the other.

python -m tests.campaigns.ruling_races 1000 [--database URL | --postgres]
"""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, TypeAlias

from sqlalchemy import text

from db.engine import open_engine, reading
from returns_station.desk.commands import TakeBack
from returns_station.desk.errors import StationError
from returns_station.desk.ruling.commands import NotThisTime, SayYes
from returns_station.desk.station import Station
from returns_station.people.roles import UNLIMITED
from returns_station.policy.ruling import Why, WhyNot
from tests.campaigns.ledgers import damaged, faults
from tests.campaigns.racing import WON, Fought, Knock, fight, parser_for, run
from tests.db.ruling_shop import (
    ANDERS,
    BIRGIT,
    CREDIT,
    MAJA,
    REFUND,
    RulingShop,
    boots,
    open_ruling_shop,
)

_DESKS: Final = ("0", "1")
Stake: TypeAlias = tuple[int, str, bool]
"""A sale, the number of its question, and whether its yes is there to be used."""

# One answer for each question, one slip for each yes that was used, nobody counted twice.
_ANSWERS_OFF: Final = text(
    "SELECT a.number FROM ruling_ask a WHERE (SELECT count(*) FROM ruling_answer r "
    "WHERE r.ask = a.number) <> 1 OR (a.state = 'used') <> (a.slip <> '') "
    "OR a.state NOT IN ('yes', 'no', 'used')"
)
_COUNTS_OFF: Final = text(
    "SELECT staff FROM ruling_count c WHERE said <> "
    "(SELECT count(*) FROM ruling_answer r WHERE r.staff = c.staff AND r.kind = 'yes')"
)
_TWICE: Final = text(
    "SELECT slip FROM ruling_ask WHERE slip <> '' GROUP BY slip HAVING count(*) > 1"
)


def stakes(shop: RulingShop, rounds: int) -> list[Stake]:
    """A pair of boots a round: every second question is answered already."""
    ids = shop.sell(*(boots(f"pair-{nr}", quantity=2) for nr in range(rounds)))
    made = []
    for nr, sale_id in enumerate(ids):
        number, answered = shop.ask(MAJA, shop.part(sale_id)), nr % 2 == 1
        if answered:
            shop.yes(number)
        made.append((sale_id, number, answered))
    return made


def play(url: str, stake: Sequence[Stake], name: str) -> Iterator[Knock]:
    """One says yes and the other no; or both use the yes that was said."""
    shop, desk = RulingShop(open_engine(url)), int(name)
    for nr, (sale_id, number, answered) in enumerate(stake):
        key = f"{desk}-{nr}"
        if answered:
            part = shop.part(sale_id, ruling=number)
            seen = shop.seen(part)
            yield partial(_use, shop.station, TakeBack(key, (part,), seen=seen.digest))
        else:
            yield partial(_answer, shop.station, key, number, desk)


def _use(station: Station, command: TakeBack) -> str:
    try:
        return WON if station.perform(command, MAJA).slip else "no slip"
    except StationError as error:
        return type(error).__name__


def _answer(station: Station, key: str, number: str, desk: int) -> str:
    who = (ANDERS, BIRGIT)[desk]
    try:
        if desk:
            station.ruling(who).say(NotThisTime(key, number, WhyNot.WORN, "Slitna", CREDIT))
        else:
            station.ruling(who).say(SayYes(key, number, REFUND, Why.LOYAL))
    except StationError as error:
        return error.advice.key
    return WON


def race(url: str, asked: Namespace) -> Fought:
    """The whole race on one database."""
    shop = open_ruling_shop(url)
    shop.take_in({"supervisor": UNLIMITED})
    stake = stakes(shop, asked.rounds)
    shop.engine.dispose()
    return fight(url, play, stake, _DESKS, partial(_off, url, asked.rounds))


def _off(url: str, rounds: int, won: int) -> list[str]:
    engine = open_engine(url)
    with reading(engine) as connection:
        off = [
            f"{name}: {one}"
            for name, query in (
                ("answers", _ANSWERS_OFF),
                ("counts", _COUNTS_OFF),
                ("twice", _TWICE),
            )
            for one in connection.execute(query).scalars()
        ]
        found = [*faults(connection), *damaged(connection), *off]
    engine.dispose()
    if won != rounds:
        found.append(f"{won} won of {rounds}")
    return found


def main(argv: list[str] | None = None) -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    return run(parser_for("ruling_races", __doc__, fixed=True), race, argv)


if __name__ == "__main__":
    sys.exit(main())

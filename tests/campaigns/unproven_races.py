"""Two desks give what is left of one customer's day without a receipt: one may, the other is told.

python -m tests.campaigns.unproven_races 1000 [--database URL | --postgres]
"""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from sqlalchemy import text

from db.engine import open_engine, reading
from returns_station.desk.commands import TakeBack
from returns_station.desk.errors import DayLimitError
from returns_station.desk.station import Station
from returns_station.desk.taking_back import WorldChangedError
from tests.campaigns.house import WHO
from tests.campaigns.ledgers import damaged, faults
from tests.campaigns.racing import WON, Fought, Knock, fight, parser_for, run
from tests.db.word_shop import PRICE, WordShop, limits_off, open_shop, shop_on

_DESKS: Final = ("0", "1")
# Four jumpers fit into a day. Each desk wants three, so that one is left for the other's offer; of
# the next customer each wants all four, so that nothing is.
_WANTED: Final = (3, 4)
_GIVEN: Final = text("SELECT count(*), coalesce(sum(amount), 0) FROM credit")

Stake = tuple[int, ...]
"""The stand-ins of one round, one a desk."""


def stakes(shop: WordShop, rounds: int) -> list[Stake]:
    """A customer a round, whose goods lie before every desk."""
    return [
        tuple(
            shop.opened(_WANTED[nr % len(_WANTED)], contact=f"0{700_000_000 + nr}").sale.id
            for _ in _DESKS
        )
        for nr in range(rounds)
    ]


def play(url: str, stake: Sequence[Stake], name: str) -> Iterator[Knock]:
    """Give what each customer's goods bring; all have seen the same yes."""
    shop, desk = shop_on(url), int(name)
    for nr, round_ in enumerate(stake):
        with shop.station.store.views() as views:
            view = views.sale(round_[desk])
        assert view is not None
        seen = shop.seen(view)
        command = TakeBack(f"{desk}-{nr}", seen.asked, seen=seen.digest)
        yield partial(_knock, shop.station, command)


def _knock(station: Station, command: TakeBack) -> str:
    """What the others are offered instead, and whether only the limit's own row held them."""
    try:
        done = station.perform(command, WHO)
    except WorldChangedError as error:
        sums = error.seen.reckoning if error.seen else None
        at_the_row = ", at the row" if isinstance(error.__cause__, DayLimitError) else ""
        return f"left {sums.store_credit.minor if sums else 0}{at_the_row}"
    return WON if done.said.value == "yes" else done.said.value


def race(url: str, asked: Namespace) -> Fought:
    """Lay goods before the desks, let them fight, and count what was given."""
    shop = open_shop(url)
    stake = stakes(shop, asked.rounds)
    shop.engine.dispose()
    return fight(url, play, stake, _DESKS, partial(_faults, url, asked.rounds))


def _faults(url: str, rounds: int, won: int) -> list[str]:
    engine = open_engine(url)
    with reading(engine) as connection:
        found = [*faults(connection), *damaged(connection)]
        off = limits_off(connection)
        times, given = connection.execute(_GIVEN).one()
    engine.dispose()
    due = sum(_WANTED[nr % len(_WANTED)] * PRICE for nr in range(rounds))
    if (off, times, given, won) != ([], rounds, due, rounds):
        found.append(f"{len(off)} limits are off; {given} given in {times} visits, {due} were due")
    return found


def main(argv: list[str] | None = None) -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    return run(parser_for("unproven_races", __doc__, fixed=True), race, argv)


if __name__ == "__main__":
    sys.exit(main())

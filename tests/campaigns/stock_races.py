"""Two desks promise the last one of some goods at once: exactly one may, and the other is told.

python -m tests.campaigns.stock_races [1000] [--database URL | --postgres]
"""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import Final

from sqlalchemy import Engine, insert, select, text

from db import stock
from db.engine import open_engine, reading
from db.ledgers import stock_hold
from db.tables import return_case
from returns_station.desk.stock import NewCount
from tests.campaigns.house import inbox_on, new_sale
from tests.campaigns.racing import WON, Fought, Knock, fight, parser_for, run

_DESKS: Final = ("0", "1")
# Beside the last one each desk wants goods there are plenty of, named in another order.
_PLENTY: Final = "Z-PLENTY"


def furnish(url: str, rounds: int) -> None:
    """One piece of the goods of each round, and a case of each desk and round to hold it for."""
    plenty = NewCount(_PLENTY, 2 * len(_DESKS) * rounds)
    with closing(inbox_on(url)) as inbox:
        inbox.put([new_sale(1, 1)], ())
        inbox.count([plenty, *(NewCount(_last_one(nr), 1) for nr in range(rounds))])
    cases = [
        {"id": _case(desk, nr), "key": f"desk-{desk}-{nr}", "sale_id": 1}
        for desk in range(len(_DESKS))
        for nr in range(rounds)
    ]
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(insert(return_case), cases)
    engine.dispose()


def _last_one(nr: int) -> str:
    return f"LAST-{nr:06}"


def _case(desk: int, nr: int) -> int:
    return len(_DESKS) * nr + desk + 1


def play(url: str, rounds: int, name: str) -> Iterator[Knock]:
    """Promise the last one of every round."""
    engine, desk = open_engine(url), int(name)
    for nr in range(rounds):
        wanted = [(_PLENTY, 1), (_last_one(nr), 1)]
        yield partial(_knock, engine, _case(desk, nr), wanted[:: 1 if desk else -1])
    engine.dispose()


def _knock(engine: Engine, case: int, wanted: list[tuple[str, int]]) -> str:
    with engine.connect() as connection:
        gone = stock.hold(connection, case, wanted)
        if gone:
            return f"gone: {gone[0].partition('-')[0]}"
        connection.commit()
    return WON


def race(url: str, asked: Namespace) -> Fought:
    """Let the desks promise the same goods, round by round, and count what stands."""
    furnish(url, asked.rounds)
    return fight(url, play, asked.rounds, _DESKS, partial(_faults, url, asked.rounds))


def _faults(url: str, rounds: int, won: int) -> list[str]:
    """What does not add up: every last one is held once, and nothing for those who lost."""
    engine = open_engine(url)
    with reading(engine) as connection:
        counted = {one.sku: one for one in stock.every(connection)}
        noted: Counter[str] = Counter()
        for sku, many in connection.execute(select(stock_hold.c.sku, stock_hold.c.quantity)):
            noted[sku] += many
        cases = connection.execute(text("SELECT count(DISTINCT case_id) FROM stock_hold")).scalar()
    engine.dispose()
    expected = {_last_one(nr): 1 for nr in range(rounds)} | {_PLENTY: rounds}
    found = [
        f"{sku}: held {counted[sku].held}, noted {noted[sku]}, expected {many}"
        for sku, many in expected.items()
        if {counted[sku].held, noted[sku]} != {many}
    ]
    if (cases, won) != (rounds, rounds):
        found.append(f"{rounds} rounds, {won} told yes, {cases} cases hold goods")
    return found


def main(argv: list[str] | None = None) -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    return run(parser_for("stock_races", __doc__, fixed=True), race, argv)


if __name__ == "__main__":
    sys.exit(main())

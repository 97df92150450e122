"""Real claims as they were made: the sale, the wish, and what had come back until then."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, bindparam, select

from db.balances import earlier
from db.ledgers import undone_case
from db.sales import load_sale
from db.tables import return_case
from returns_station.canonical_reading import read
from returns_station.desk.views import RecentClaim
from returns_station.money import Money
from returns_station.policy.claim import Claim, Earlier
from returns_station.sale import Sale

_Part = TypeVar("_Part")
_Amount = TypeVar("_Amount")
_LATEST: Final = (
    select(return_case.c.sale_id, return_case.c.body)
    # What was undone has left nothing behind that it could be reckoned without.
    .join_from(return_case, undone_case, isouter=True)
    .where(undone_case.c.case_id.is_(None))
    .order_by(return_case.c.id.desc())
    .limit(bindparam("limit"))
)


def load(connection: Connection, limit: int) -> tuple[RecentClaim, ...]:
    """The latest claims, oldest first.

    What had come back before a claim is what has come back by now, less what it and those after
    it took; a return of another system that was told of later counts as if it had been there.
    """
    found = list(_going_back(connection, limit))
    return tuple(reversed(found))


def _going_back(connection: Connection, limit: int) -> Iterator[RecentClaim]:
    sales: dict[int, Sale] = {}
    before: dict[int, Earlier] = {}
    for sale_id, body in connection.execute(_LATEST, {"limit": limit}):
        if sale_id not in sales:
            sale = load_sale(connection, sale_id)
            assert sale is not None, "a sale is never taken away"
            sales[sale_id], before[sale_id] = sale, earlier(connection, sale)
        told: dict[str, Any] = json.loads(body)
        settled = told["settled"]
        if settled is not None:
            before[sale_id] = _without(before[sale_id], settled)
        # What a person said yes to tells nothing about terms.
        claim = replace(read(Claim, told["claim"]), ruling=None)
        yield RecentClaim(sales[sale_id], claim, before[sale_id])


def _without(now: Earlier, settled: dict[str, Any]) -> Earlier:
    """What had come back before this was settled; its text is read by the few parts it needs."""
    units, refunded, tenders = dict(now.units), dict(now.refunded), dict(now.tenders)
    for share in settled["lines"]:
        line, paid = share["line"], read(Money, share["paid"])
        # What took nothing is not among what was used up.
        if paid:
            refunded[line] -= paid
        for drawn in share.get("drawn", ()):
            refunded[drawn["line"]] -= read(Money, drawn["paid"])
        if not share.get("keeps"):
            units[line] -= share["quantity"]
    for leg in settled["tenders"]:
        amount = read(Money, leg["amount"])
        if leg["nr"] and amount:
            tenders[leg["nr"]] -= amount
    delivery = now.delivery
    if delivery is not None:
        delivery -= read(Money, settled["delivery"])
    return Earlier(_left(units), _left(refunded), _left(tenders), delivery or None)


def _left(used: dict[_Part, _Amount]) -> dict[_Part, _Amount]:
    return {part: amount for part, amount in used.items() if amount}

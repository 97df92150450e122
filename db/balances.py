"""What of a sale can be used up: taken by one conditional statement whose row count decides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, bindparam, select, text
from sqlalchemy.exc import IntegrityError

from db.prepared import Prepared
from db.tables import balance
from returns_station.money import Money
from returns_station.policy.claim import Earlier
from returns_station.sale import Sale


class BalanceKind(StrEnum):
    """What is used up: units and paid money of a line, a tender's sum, the delivery's price."""

    UNITS = "units"
    PAID = "paid"
    TENDER = "tender"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class Use:
    """So much of one balance; `part` is a line's id, a tender's nr, or 0; `cap` is all there is."""

    kind: BalanceKind
    part: int
    cap: int
    amount: int


@lru_cache(maxsize=64)
def _statement(rows: int) -> Prepared:
    values = ", ".join(f"(:sale, :k{n}, :p{n}, :c{n}, :u{n})" for n in range(rows))
    return Prepared(
        text(
            f"INSERT INTO balance (sale_id, kind, part, cap, used) VALUES {values} "  # noqa: S608 - only counted names
            "ON CONFLICT (sale_id, kind, part) DO UPDATE SET used = balance.used + excluded.used "
            "WHERE balance.used + excluded.used <= balance.cap"
        )
    )


def take(connection: Connection, sale_id: int, uses: Sequence[Use]) -> bool:
    """Use up all of these or tell that some are gone; on False the transaction must be undone."""
    asked = _together(uses)
    if not asked:
        return True
    values: dict[str, object] = {"sale": sale_id}
    for n, use in enumerate(asked):
        values |= {f"k{n}": use.kind.value, f"p{n}": use.part}
        values |= {f"c{n}": use.cap, f"u{n}": use.amount}
    try:
        return _statement(len(asked)).run(connection, values) == len(asked)
    except IntegrityError:
        # The very first use is already more than there is: the CHECK says so.
        return False


_GIVE: Final = Prepared(
    text(
        "UPDATE balance SET used = used - :amount "
        "WHERE sale_id = :sale AND kind = :kind AND part = :part AND used >= :amount"
    )
)


def give_back(connection: Connection, sale_id: int, uses: Sequence[Use]) -> None:
    """Let what was used up be used again: a case was undone."""
    for use in _together(uses):
        asked = {"sale": sale_id, "kind": use.kind.value, "part": use.part, "amount": use.amount}
        assert _GIVE.run(connection, asked) == 1, "what was never taken cannot be given back"


def _together(uses: Sequence[Use]) -> list[Use]:
    """One use a balance, in one order for every desk; PostgreSQL takes no row twice at once."""
    summed: dict[tuple[str, int], Use] = {}
    for use in uses:
        before = summed.get((use.kind, use.part))
        amount = use.amount + (before.amount if before else 0)
        summed[use.kind, use.part] = replace(use, amount=amount)
    return [summed[key] for key in sorted(summed) if summed[key].amount]


_USED = Prepared(
    select(balance.c.kind, balance.c.part, balance.c.used).where(
        balance.c.sale_id == bindparam("sale_id")
    )
)


def earlier(connection: Connection, sale: Sale) -> Earlier:
    """What has come back of a sale and been paid for it."""
    number = {line.id: line.nr for line in sale.lines}
    units: dict[str, int] = {}
    refunded: dict[str, Money] = {}
    tenders: dict[int, Money] = {}
    delivery: Money | None = None
    for kind, part, used in _USED.all(connection, {"sale_id": sale.id}):
        match kind:
            case BalanceKind.UNITS:
                units[number[part]] = used
            case BalanceKind.PAID:
                refunded[number[part]] = Money(used, sale.currency)
            case BalanceKind.TENDER:
                tenders[part] = Money(used, sale.currency)
            case _:
                delivery = Money(used, sale.currency)
    return Earlier(units, refunded, tenders, delivery)

"""Earlier returns of other systems put on their shelf, open until they find the sales they undo."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import BindParameter, Connection, bindparam, select, update

from db.bulk import Rows, among, ids_after, put
from db.matching import NO_SALE, NOT_ENOUGH
from db.registers import customer_key
from db.tables import earlier_return
from returns_station.desk.incoming import NewReturn

_RETURN: Final = """id source number nr sku title sale_number sale_line customer_key returned_on
    currency quantity amount state"""
_KEYS: Final[BindParameter[str]] = bindparam("keys", expanding=True)
_RETURNED = select(earlier_return.c.number, earlier_return.c.nr).where(
    earlier_return.c.source == bindparam("source"), earlier_return.c.number.in_(_KEYS)
)

# Found nothing, or too little left: more sales may change that. The other whys stay as they are.
_REOPEN = (
    update(earlier_return)
    .where(
        earlier_return.c.state == "listed",
        earlier_return.c.why.in_((NO_SALE, NOT_ENOUGH)),
    )
    .values(state="open", why="")
)


def look_again(connection: Connection) -> None:
    """Open the returns that found no sale, or too little left of one: new sales have come."""
    connection.execute(_REOPEN)


def fresh_returns(connection: Connection, returns: Sequence[NewReturn]) -> Rows:
    """The rows of earlier returns that are not in yet."""
    standing: set[tuple[str, str, str]] = set()
    for source in {one.source for one in returns}:
        numbers = {one.number for one in returns if one.source == source}
        for number, nr in among(connection, _RETURNED, sorted(numbers), source=source):
            standing.add((source, number, nr))
    rows: Rows = []
    for one in returns:
        key = (one.source, one.number, one.nr)
        if key not in standing:
            standing.add(key)
            rows.append(_return_row(one))
    return rows


def _return_row(one: NewReturn) -> tuple[object, ...]:
    return (
        one.source,
        one.number,
        one.nr,
        one.sku,
        one.title,
        one.sale_number,
        one.sale_line,
        customer_key(one.source, one.customer_key) if one.customer_key else "",
        one.returned_on,
        one.currency,
        one.quantity,
        one.amount,
        "open",
    )


def put_returns(connection: Connection, rows: Rows) -> None:
    """Store these rows, open."""
    first = ids_after(connection, earlier_return) if rows else 0
    numbered: Rows = [(nr, *row) for nr, row in enumerate(rows, first)]
    put(connection, earlier_return, _RETURN, numbered)

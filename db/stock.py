"""The shelf of counted goods: held for a case by a conditional update whose row count decides.

A held piece is still in the house: it is among `on_hand` until it is given.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from sqlalchemy import BindParameter, Connection, bindparam, select, text

from db.bulk import among
from db.ledgers import stock, stock_hold
from db.prepared import Prepared
from db.tables import article
from returns_station.desk.stock import Counted, NewCount

# Two values a row, and SQLite takes 32,766 in a statement.
_AT_ONCE: Final = 1_000
_FREE = (stock.c.on_hand - stock.c.held).label("free")
_THESE: Final[BindParameter[str]] = bindparam("keys", expanding=True)
_ON_HAND = select(stock.c.sku, _FREE).where(stock.c.sku.in_(_THESE))
_IN_TURN = select(stock.c.sku).where(stock.c.sku.in_(_THESE)).order_by(stock.c.sku)
_IN_TURN = _IN_TURN.with_for_update()
_EVERY = (
    select(stock.c.sku, article.c.title, article.c.options, stock.c.on_hand, stock.c.held)
    .join_from(stock, article, stock.c.sku == article.c.sku, isouter=True)
    .order_by(stock.c.sku)
)
_HOLD: Final = Prepared(
    text("UPDATE stock SET held = held + :many WHERE sku = :sku AND held + :many <= on_hand")
)
_COUNTED: Final = Prepared(select(stock.c.sku).where(stock.c.sku == bindparam("sku")))
_NOTE: Final = Prepared(stock_hold.insert())
_END: Final = Prepared(
    text(
        "UPDATE stock_hold SET state = :state WHERE case_id = :case_id AND state = 'held' "
        "RETURNING sku, quantity"
    )
)
_BACK: Final = Prepared(
    text(
        "UPDATE stock_hold SET state = 'released' WHERE case_id = :case_id AND state = 'given' "
        "RETURNING sku, quantity"
    )
)
_PUT_BACK: Final = Prepared(text("UPDATE stock SET on_hand = on_hand + :many WHERE sku = :sku"))
_RELEASE: Final = Prepared(text("UPDATE stock SET held = held - :many WHERE sku = :sku"))
_GIVE: Final = Prepared(
    text("UPDATE stock SET held = held - :many, on_hand = on_hand - :many WHERE sku = :sku")
)


def on_hand(connection: Connection, skus: Iterable[str]) -> dict[str, int | None]:
    """How many of each can be promised now; None: the shop does not count them."""
    asked = dict.fromkeys(skus)
    free = {row.sku: int(row.free) for row in among(connection, _ON_HAND, asked)}
    return {sku: free.get(sku) for sku in asked}


def in_turn(connection: Connection, skus: Iterable[str]) -> None:
    """Let visits that want several goods take turns, whatever the order of their parts."""
    if connection.dialect.name != "sqlite":
        for _ in among(connection, _IN_TURN, sorted(set(skus))):
            pass


def hold(
    connection: Connection, case_id: int, wanted: Sequence[tuple[str, int]]
) -> tuple[str, ...]:
    """Hold goods for a case; gives those that were not there: then the transaction is undone.

    Goods that are not counted are always there. No two desks wait for each other: each takes its
    goods in the same order.
    """
    together: Counter[str] = Counter()
    for sku, many in wanted:
        together[sku] += many
    gone: list[str] = []
    for sku, many in sorted(together.items()):
        if _HOLD.run(connection, {"sku": sku, "many": many}):
            note = {"case_id": case_id, "sku": sku, "quantity": many, "state": "held"}
            _NOTE.run(connection, note)
        elif _COUNTED.one(connection, {"sku": sku}) is not None:
            gone.append(sku)
    return tuple(gone)


def release(connection: Connection, case_id: int) -> None:
    """Give back what a case holds: it was undone; a second time changes nothing."""
    _end(connection, case_id, "released", _RELEASE)


def give(connection: Connection, case_id: int) -> None:
    """Let what a case holds leave the house; a second time changes nothing."""
    _end(connection, case_id, "given", _GIVE)


def bring_back(connection: Connection, case_id: int) -> None:
    """Undo all that a case took: what is held is free again, what had left is on the shelf."""
    release(connection, case_id)
    given = _BACK.all(connection, {"case_id": case_id})
    for sku, many in sorted((row.sku, row.quantity) for row in given):
        _PUT_BACK.run(connection, {"sku": sku, "many": many})


def put_back(connection: Connection, sku: str) -> int:
    """One more is on the shelf; gives 0 where the shop does not count these goods."""
    return _PUT_BACK.run(connection, {"sku": sku, "many": 1})


def _end(connection: Connection, case_id: int, state: str, change: Prepared) -> None:
    ended = _END.all(connection, {"case_id": case_id, "state": state})
    for sku, many in sorted((row.sku, row.quantity) for row in ended):
        change.run(connection, {"sku": sku, "many": many})


@lru_cache(maxsize=2)
def _counting(rows: int) -> Prepared:
    values = ", ".join(f"(:s{n}, :q{n}, 0)" for n in range(rows))
    return Prepared(
        text(
            f"INSERT INTO stock (sku, on_hand, held) VALUES {values} "  # noqa: S608 - only counted names
            "ON CONFLICT (sku) DO UPDATE SET on_hand = excluded.on_hand "
            "WHERE stock.held <= excluded.on_hand RETURNING sku"
        )
    )


def count(connection: Connection, counts: Sequence[NewCount]) -> tuple[str, ...]:
    """Set how many there are of each, each named once; gives those with fewer than are held."""
    ordered = sorted(counts, key=lambda one: one.sku)
    taken: set[str] = set()
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        values: dict[str, object] = {f"s{n}": one.sku for n, one in enumerate(some)}
        values |= {f"q{n}": one.quantity for n, one in enumerate(some)}
        taken.update(row.sku for row in _counting(len(some)).all(connection, values))
    return tuple(one.sku for one in ordered if one.sku not in taken)


def every(connection: Connection) -> tuple[Counted, ...]:
    """All counted goods by their numbers, with their names where the shop has sold them."""
    rows = connection.execute(_EVERY).all()
    return tuple(
        Counted(row.sku, row.title or "", row.options or "", row.on_hand, row.held) for row in rows
    )


class StoredStock:
    """The question about stock, asked on one reading connection."""

    _connection: Connection

    def on_hand(self, skus: Sequence[str]) -> dict[str, int | None]:
        """How many of some goods can be promised now; None: the shop does not count them."""
        return on_hand(self._connection, skus)

    def stock(self) -> tuple[Counted, ...]:
        """All goods that the shop counts, by their numbers."""
        return every(self._connection)

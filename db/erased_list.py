"""The list of who was forgotten: slow salted hashes, so that files bring nobody back."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, insert, select, update

from db.bulk import among
from db.ledgers import salt
from db.tables import customer
from db.tables_privacy import erased, erasure
from returns_station.desk.incoming import NewReturn, NewSale
from returns_station.desk.privacy.views import Known

# As with who brings goods: about ten milliseconds, so that nobody tries all mail addresses.
_WORK: Final = {"n": 2**12, "r": 8, "p": 1, "dklen": 16}
_HINT: Final = 4
_KEYS: Final[BindParameter[Any]] = bindparam("keys", expanding=True)
WAITING: Final = "waiting"
DONE: Final = "done"
CONTACT: Final = "contact:"


def store_salt(connection: Connection) -> bytes:
    """What makes a hash of this store-room unlike any other's."""
    return bytes.fromhex(connection.execute(select(salt.c.value)).scalar_one())


def hint_of(own: bytes, key: str) -> str:
    """So little of a hash that it means thousands."""
    return hmac.new(own, key.encode(), "sha256").hexdigest()[:_HINT]


def digest_of(own: bytes, key: str) -> str:
    """The slow hash of a customer's key."""
    return hashlib.scrypt(key.encode(), salt=own, **_WORK).hex()


def forgotten(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Of some customers' keys those of who was forgotten, with the day of it."""
    rows = connection.execute(select(erased.c.hint, erased.c.digest, erased.c.on)).all()
    if not rows:
        return {}
    hints = {row.hint for row in rows}
    days: dict[str, str] = {row.digest: row.on for row in rows}
    own = store_salt(connection)
    likely = {key for key in keys if hint_of(own, key) in hints}
    told = {key: days.get(digest_of(own, key), "") for key in likely}
    return {key: day for key, day in told.items() if day}


def without_forgotten(
    connection: Connection,
    told: Sequence[tuple[NewSale, str]],
    keyed: Any,  # noqa: ANN401 - registers.customer_key, which imports this shelf's tables too
) -> list[tuple[NewSale, str]]:
    """Sales as they come in: who was forgotten since she bought is not among their facts."""
    keys = {keyed(one.source, one.customer.key) for one, _ in told if one.customer}
    gone = forgotten(connection, keys)
    if not gone:
        return list(told)
    return [
        # Its digest was of her name too; "" is known as the same sale the next time.
        (one._replace(customer=None), "")
        if one.customer and one.agreed_on <= gone.get(keyed(one.source, one.customer.key), "")
        else (one, content)
        for one, content in told
    ]


def returns_without(
    connection: Connection,
    returns: Sequence[NewReturn],
    keyed: Any,  # noqa: ANN401 - as above
) -> list[NewReturn]:
    """Earlier returns as they come in: the key of who was forgotten is not among their facts."""
    keys = {keyed(one.source, one.customer_key) for one in returns if one.customer_key}
    gone = forgotten(connection, keys)
    return [
        one._replace(customer_key="")
        if gone and one.customer_key and keyed(one.source, one.customer_key) in gone
        else one
        for one in returns
    ]


def wish(connection: Connection, known: Sequence[Known], at: str, staff: str) -> None:
    """Write down that somebody wishes to be forgotten, before anything of hers goes."""
    for one in dict.fromkeys(each.erasure for each in known):
        row = {"id": one, "state": WAITING, "asked_at": at, "staff": staff}
        connection.execute(insert(erasure).values(row))
    for each in known:
        row = {"digest": each.digest, "erasure": each.erasure, "hint": each.hint, "on": each.on}
        there = connection.execute(select(erased.c.on).where(erased.c.digest == each.digest))
        if there.first() is not None:
            # Forgotten before, and bought again since.
            connection.execute(update(erased).where(erased.c.digest == each.digest).values(row))
        else:
            connection.execute(
                insert(erased).values({**row, "customer_id": each.customer_id or None})
            )


def known_by(connection: Connection, one: str, on: str, customers: Iterable[int]) -> list[Known]:
    """The names under which some customers are kept in the list."""
    own = store_salt(connection)
    query = select(customer.c.id, customer.c.key).where(customer.c.id.in_(_KEYS))
    return [
        Known(one, digest_of(own, key), hint_of(own, key), on, row_id)
        for row_id, key in among(connection, query, sorted(customers))
    ]


def everybody(connection: Connection) -> tuple[Known, ...]:
    """The whole list."""
    rows = connection.execute(select(erased).order_by(erased.c.on, erased.c.digest))
    return tuple(
        Known(row.erasure, row.digest, row.hint, row.on, row.customer_id or 0) for row in rows
    )


def still_there(connection: Connection, one: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Of a wish the customers that are still kept, and what they told without a receipt."""
    own = store_salt(connection)
    listed = [each for each in everybody(connection) if each.erasure == one]
    bringers = tuple(each.digest for each in listed if each.digest.startswith(CONTACT))
    wanted = {each.digest: each.hint for each in listed if each.digest not in bringers}
    ids = [each.customer_id for each in listed if each.customer_id]
    query = select(customer.c.id, customer.c.key).where(customer.c.id.in_(_KEYS))
    found = {row[0] for row in among(connection, query, ids) if _is(own, row[1], wanted)}
    if not found and ids:
        # In a store that was filled anew she has another number.
        hints = set(wanted.values())
        rows = connection.execute(select(customer.c.id, customer.c.key)).all()
        likely = [row for row in rows if hint_of(own, row[1]) in hints]
        found = {row[0] for row in likely if _is(own, row[1], wanted)}
    return tuple(sorted(found)), bringers


def _is(own: bytes, key: str, wanted: dict[str, str]) -> bool:
    return hint_of(own, key) in wanted.values() and digest_of(own, key) in wanted

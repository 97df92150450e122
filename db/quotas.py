"""Limits that many cases share: taken from by one conditional statement whose row count decides."""

from typing import Final

from sqlalchemy import Connection, bindparam, select, text

from db.ledgers import quota, quota_use
from db.prepared import Prepared

NO_LIMIT: Final = 2**62
"""A cap that nothing reaches: what is given is counted also where nothing limits it."""

# The taker's own cap decides; the row keeps the largest that a day has known.
_TAKE: Final = Prepared(
    text(
        "INSERT INTO quota (name, cap, used) VALUES (:name, :cap, :amount) "
        "ON CONFLICT (name) DO UPDATE SET used = quota.used + excluded.used, "
        "cap = CASE WHEN excluded.cap > quota.cap THEN excluded.cap ELSE quota.cap END "
        "WHERE quota.used + excluded.used <= excluded.cap"
    )
)
_NOTE: Final = Prepared(quota_use.insert())
_RETURN: Final = Prepared(
    text(
        "UPDATE quota_use SET state = 'given_back' "
        "WHERE case_id = :case_id AND state = 'taken' RETURNING name, amount"
    )
)
_LOWER: Final = Prepared(
    text("UPDATE quota SET used = used - :amount WHERE name = :name AND used >= :amount")
)
_USED: Final = Prepared(select(quota.c.used).where(quota.c.name == bindparam("name")))


def take(connection: Connection, name: str, cap: int, amount: int) -> bool:
    """Take an amount of a limit, or tell that so much is not left of it."""
    if amount > cap:
        return False
    return _TAKE.run(connection, {"name": name, "cap": cap, "amount": amount}) == 1


def note(connection: Connection, case_id: int, name: str, amount: int) -> None:
    """Write down which case has taken it."""
    row = {"case_id": case_id, "name": name, "amount": amount, "state": "taken"}
    _NOTE.put(connection, (row,))


def give_back(connection: Connection, case_id: int) -> None:
    """Let what a case took be taken again; a second time changes nothing."""
    row = _RETURN.one(connection, {"case_id": case_id})
    if row is not None:
        lowered = _LOWER.run(connection, {"name": row.name, "amount": row.amount})
        assert lowered == 1, "what was never taken cannot be given back"


def used(connection: Connection, name: str) -> int:
    """How much of a limit has been taken."""
    row = _USED.one(connection, {"name": name})
    return 0 if row is None else int(row.used)

"""The shelf of credit: taken from by one conditional update, with an entry for each movement."""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, text

from db.ledgers import credit, credit_entry
from db.prepared import Prepared
from returns_station.case import Who
from returns_station.credit import Credit, CreditKind, EntryKind
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.credit_views import CreditEntry, CreditView
from returns_station.money import Money

_BY_NUMBER: Final = select(credit).where(credit.c.number == bindparam("number"))
_LOAD: Final = Prepared(_BY_NUMBER)
# SQLite has one writer anyway. Elsewhere the same press sent twice at once waits for itself.
_HOLD: Final = _BY_NUMBER.with_for_update()
_OF_CASE: Final = select(credit).where(credit.c.case_id == bindparam("case_id"))
_OF_CASE_IN_TURN: Final = _OF_CASE.order_by(credit.c.id).with_for_update()
_ENTRIES: Final = Prepared(
    select(credit_entry)
    .join_from(credit_entry, credit)
    .where(credit.c.number == bindparam("number"))
    # What was put on stands first, also where a desk's clock was wrong.
    .order_by(credit_entry.c.amount < 0, credit_entry.c.at, credit_entry.c.operation)
)
_OPERATION: Final = Prepared(
    select(credit.c.number, credit.c.currency, credit_entry.c.amount)
    .join_from(credit_entry, credit)
    .where(credit_entry.c.operation == bindparam("operation"))
)
_PUT: Final = Prepared(credit.insert().returning(credit.c.id))
_NOTE: Final = Prepared(credit_entry.insert())
_TAKE: Final = Prepared(
    text(
        "UPDATE credit SET remaining = remaining - :amount "
        "WHERE number = :number AND currency = :currency AND remaining >= :amount RETURNING id"
    )
)
_EMPTY: Final = Prepared(
    text("UPDATE credit SET remaining = 0 WHERE id = :id AND remaining = amount RETURNING id")
)


def issue(
    connection: Connection,
    credit: Credit,
    case_id: int | None,
    operation: str,
    at: str,
    actor: str,
    desk: str,
) -> None:
    """Put a new credit on the shelf with its first entry; the operation is the case's own."""
    assert credit.is_unspent, "a credit is issued whole"
    row = {
        "number": credit.number,
        "kind": credit.kind.value,
        "currency": credit.amount.currency,
        "issued_at": credit.issued_at.isoformat(),
        "expires_on": credit.expires_on.isoformat() if credit.expires_on else "",
        "slip": credit.slip,
        "case_id": case_id,
        "amount": credit.amount.minor,
        "remaining": credit.remaining.minor,
    }
    credit_id = _PUT.one(connection, row).id
    entry = (operation, credit_id, credit.amount.minor, EntryKind.ISSUED)
    _note(connection, *entry, at=at, actor=actor, desk=desk)


def held(connection: Connection, number: str) -> Credit | None:
    """The credit with this number; no other desk takes from it until this transaction ends."""
    if connection.dialect.name != "sqlite":
        connection.execute(_HOLD, {"number": number})
    return load(connection, number)


def redeemed_by(connection: Connection, operation: str) -> tuple[str, Money] | None:
    """The credit that this operation has taken from before, and how much."""
    row = _OPERATION.one(connection, {"operation": operation})
    return None if row is None else (row.number, Money(-row.amount, row.currency))


def redeem(
    connection: Connection,
    number: str,
    amount: Money,
    operation: str,
    at: str,
    actor: str,
    desk: str,
    reference: str = "",
) -> bool:
    """Take an amount, or tell that so much is not there; the same operation takes once.

    The conditional update decides, not what was read before it.
    """
    assert amount.minor > 0, amount
    held(connection, number)
    if redeemed_by(connection, operation) == (number, amount):
        return True
    taking = {"number": number, "currency": amount.currency, "amount": amount.minor}
    taken = _TAKE.one(connection, taking)
    if taken is None:
        return False
    entry = (operation, taken.id, -amount.minor, EntryKind.REDEEMED)
    _note(connection, *entry, at=at, actor=actor, desk=desk, reference=reference)
    return True


def void(
    connection: Connection, case_id: int, operation: str, at: str, actor: str, desk: str
) -> bool:
    """Empty what a case was given, or change nothing and tell that some of it is spent.

    The same operation a second time changes nothing either, and so does a case without credit.
    """
    query = _OF_CASE_IN_TURN if connection.dialect.name != "sqlite" else _OF_CASE
    given = connection.execute(query, {"case_id": case_id}).all()
    names = {row.id: f"{operation}:{row.number}" for row in given}
    if any(_OPERATION.one(connection, {"operation": name}) for name in names.values()):
        return True
    if any(row.remaining != row.amount for row in given):
        return False
    for row in given:
        emptied = _EMPTY.one(connection, {"id": row.id})
        assert emptied is not None, "it was held while it was looked at"
        entry = (names[row.id], row.id, -row.amount, EntryKind.VOIDED)
        _note(connection, *entry, at=at, actor=actor, desk=desk)
    return True


def load(connection: Connection, number: str) -> Credit | None:
    """The credit with this number, as it stands."""
    row = _LOAD.one(connection, {"number": number})
    return None if row is None else credit_from_row(row)


def credits_of(connection: Connection, case_id: int) -> tuple[Credit, ...]:
    """What a case was given, the oldest first."""
    rows = connection.execute(_OF_CASE.order_by(credit.c.id), {"case_id": case_id})
    return tuple(credit_from_row(row) for row in rows)


def entries(connection: Connection, number: str) -> tuple[CreditEntry, ...]:
    """All that moved on a credit, the oldest first."""
    found = load(connection, number)
    if found is None:
        return ()
    currency = found.amount.currency
    return tuple(
        CreditEntry(
            row.operation,
            EntryKind(row.kind),
            Money(row.amount, currency),
            row.at,
            row.actor,
            row.desk,
            row.reference,
        )
        for row in _ENTRIES.all(connection, {"number": number})
    )


def credit_view(connection: Connection, number: str) -> CreditView | None:
    """The credit with this number and all that moved on it."""
    found = load(connection, number)
    return None if found is None else CreditView(found, entries(connection, number))


class StoredCredits:
    """The questions about credit, asked on one reading connection."""

    _connection: Connection

    def credit(self, number: str) -> CreditView | None:
        """A credit note or gift card of ours as it stands, with all that moved on it."""
        return credit_view(self._connection, number)


class CreditWork(StoredCredits):
    """The shelf of credit in a writing transaction."""

    def __init__(self, connection: Connection) -> None:
        """Begin on a connection that has just opened its transaction."""
        self._connection = connection

    def hold_credit(self, number: str) -> Credit | None:
        """A credit as it stands; no other desk takes from it until this transaction ends."""
        return held(self._connection, number)

    def credit_redeemed(self, key: str) -> tuple[str, Money] | None:
        """The credit that a command with this key has taken from before, and how much."""
        return redeemed_by(self._connection, key)

    def redeem_credit(self, command: RedeemCredit, *, at: datetime, who: Who) -> bool:
        """Take the amount with its entry; False: so much is not there, and nothing changed."""
        return redeem(
            self._connection,
            command.number,
            command.amount,
            command.key,
            at.isoformat(),
            who.actor,
            who.desk,
            command.reference,
        )


def credit_from_row(row: Any) -> Credit:  # noqa: ANN401 - a row by its names
    """A row back to the frozen credit."""
    return Credit(
        number=row.number,
        kind=CreditKind(row.kind),
        amount=Money(row.amount, row.currency),
        remaining=Money(row.remaining, row.currency),
        issued_at=datetime.fromisoformat(row.issued_at),
        expires_on=date.fromisoformat(row.expires_on) if row.expires_on else None,
        slip=row.slip,
    )


def _note(
    connection: Connection,
    operation: str,
    credit_id: int,
    amount: int,
    kind: EntryKind,
    *,
    at: str,
    actor: str,
    desk: str,
    reference: str = "",
) -> None:
    row = {
        "operation": operation,
        "credit_id": credit_id,
        "amount": amount,
        "kind": kind.value,
        "at": at,
        "actor": actor,
        "desk": desk,
        "reference": reference,
    }
    _NOTE.put(connection, (row,))

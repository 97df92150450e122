"""What is to be done in the world, written in the transaction of what it follows from."""

import json
from datetime import datetime
from typing import Final, cast

from sqlalchemy import Connection, and_, bindparam, select

from db.prepared import Prepared
from db.sales import AnyRow
from db.tables import outbox
from returns_station.canonical import dumps, typed
from returns_station.desk.prints import WAITING, Print, PrintJob, PrintState
from returns_station.phrase import Phrase

_PUT: Final = Prepared(outbox.insert().returning(outbox.c.id))
_PRINTS: Final = select(outbox).where(outbox.c.kind == "print").order_by(outbox.c.id)
_OF_SLIP: Final = _PRINTS.where(outbox.c.subject == bindparam("slip"))
_OPEN: Final = _PRINTS.where(
    outbox.c.state.in_([state.value for state in WAITING]), outbox.c.copy == 0
)
_NOT_OUT: Final = (PrintState.NEW, PrintState.UNKNOWN)
_LATEST: Final = (
    select(outbox)
    .where(outbox.c.kind == "print")
    .order_by(outbox.c.id.desc())
    .limit(bindparam("limit"))
)
# A try is told by its number: what has been tried again since is not for the one before to end.
_ENDED: Final = outbox.update().where(
    outbox.c.id == bindparam("job"),
    outbox.c.tries == bindparam("nth"),
    outbox.c.state.in_((PrintState.SENDING.value, PrintState.UNKNOWN.value)),
)
_MOVED: Final = outbox.update().where(
    and_(
        outbox.c.id == bindparam("job"),
        outbox.c.tries == bindparam("nth"),
        outbox.c.state == bindparam("was"),
    )
)


def put_waiting(connection: Connection, slip: str, at: str, desk: str) -> None:
    """Let the original of a slip wait for its way to paper, at the desk that wrote it."""
    row = _row(slip, 0, PrintState.NEW, "", at)
    _PUT.one(connection, row | {"tries": 0, "note": dumps({"desk": desk}) if desk else ""})


def send(connection: Connection, slip: str, target: str, at: datetime, desk: str) -> PrintJob:
    """Mark the waiting original as sending, or open the next copy."""
    jobs = prints_of(connection, slip)
    for one in jobs:
        if one.copy == 0 and one.state is PrintState.NEW:
            note = _note(one.desk or desk, one.why, None, second=one.second, sent=at)
            sent = {"target": target, "tries": one.tries + 1, "note": note}
            if _move(connection, one, PrintState.SENDING, sent):
                return PrintJob(one.id, slip, 0, one.tries + 1, one.second)
    copy = 1 + max((one.copy for one in jobs), default=-1)
    row = _row(slip, copy, PrintState.SENDING, target, at.isoformat())
    row["note"] = _note(desk, None, None, sent=at)
    return PrintJob(_PUT.one(connection, row).id, slip, copy)


def settle(
    connection: Connection,
    job: PrintJob,
    ended: PrintState,
    why: Phrase | None,
    due: datetime | None,
) -> None:
    """Write down how a try ended; of one that was followed by another nothing is changed."""
    for one in prints_of(connection, job.slip):
        if one.id == job.id:
            told = _note(one.desk, why, due, second=one.second, sent=one.sent_at)
            asked = {"job": job.id, "nth": job.tries}
            connection.execute(_ENDED.values(state=ended.value, note=told), asked)


def answer(connection: Connection, one: Print, ended: PrintState, due: datetime | None) -> bool:
    """What a person saw; False: it stands otherwise by now."""
    second = one.second or due is not None
    note = _note(one.desk, one.why, due, second=second, sent=one.sent_at)
    return _move(connection, one, ended, {"note": note})


def ask_about(connection: Connection, one: Print) -> bool:
    """Nobody knows whether this one came out; False: it is heard of."""
    return _move(connection, one, PrintState.UNKNOWN, {})


def prints_of(connection: Connection, slip: str) -> tuple[Print, ...]:
    """All ways to paper of a slip, the original first."""
    return tuple(map(_print, connection.execute(_OF_SLIP, {"slip": slip})))


def prints(connection: Connection, desk: str | None, limit: int) -> tuple[Print, ...]:
    """Originals that are not surely out, or so many of the newest ways to paper; oldest first."""
    if limit:
        rows = [*connection.execute(_LATEST, {"limit": limit})][::-1]
    else:
        rows = [*connection.execute(_OPEN)]
    found = tuple(map(_print, rows))
    return found if desk is None else tuple(one for one in found if one.is_of(desk))


def waiting(connection: Connection) -> tuple[str, ...]:
    """Slips whose original has not surely come out and is not on its way, oldest first."""
    found = prints(connection, None, 0)
    return tuple(one.slip for one in found if one.state in _NOT_OUT)


def _row(slip: str, copy: int, state: PrintState, target: str, at: str) -> dict[str, object]:
    return {
        "key": f"print:{slip}:{copy}",
        "kind": "print",
        "subject": slip,
        "target": target,
        "state": state.value,
        "at": at,
        "note": "",
        "copy": copy,
        "tries": 1,
    }


def _move(connection: Connection, one: Print, state: PrintState, others: dict[str, object]) -> bool:
    """Let it stand otherwise, where it still stands as it was read."""
    asked = {"job": one.id, "nth": one.tries, "was": one.state.value}
    changed = connection.execute(_MOVED.values(state=state.value, **others), asked)
    return bool(changed.rowcount)


def _note(
    desk: str,
    why: Phrase | None,
    due: datetime | None,
    *,
    second: bool = False,
    sent: datetime | None = None,
) -> str:
    """What else is known of a way to paper; what says nothing is not written."""
    told = {"desk": desk, "why": why, "due": due, "second": second, "sent": sent}
    return dumps({name: value for name, value in told.items() if value})


def _print(row: AnyRow) -> Print:
    # A release before this one wrote no note.
    told = cast("dict[str, object]", typed(json.loads(row.note))) if row.note else {}
    return Print(
        row.id,
        row.subject,
        row.copy,
        PrintState(row.state),
        datetime.fromisoformat(row.at),
        row.target,
        row.tries,
        desk=str(told.get("desk", "")),
        why=cast("Phrase | None", told.get("why")),
        due=cast("datetime | None", told.get("due")),
        sent_at=cast("datetime | None", told.get("sent")),
        second=bool(told.get("second")),
    )

"""What is to be done in the world, written in the transaction of what it follows from."""

from typing import Final

from sqlalchemy import Connection, Update, bindparam, func, select

from db.prepared import Prepared
from db.tables import outbox
from returns_station.desk.ports import PrintJob, PrintState

_PUT: Final = Prepared(outbox.insert().returning(outbox.c.id))
_OF_SLIP = select(outbox.c.id, outbox.c.copy, outbox.c.state).where(
    outbox.c.kind == "print", outbox.c.subject == bindparam("slip")
)
_WAITING = (
    select(outbox.c.subject)
    .where(outbox.c.state.in_((PrintState.NEW.value, PrintState.UNKNOWN.value)))
    .where(outbox.c.kind == "print", outbox.c.copy == 0)
    .order_by(outbox.c.id)
)


def put_waiting(connection: Connection, slip: str, at: str) -> None:
    """Let the original of a slip wait for its way to paper."""
    _PUT.one(connection, _row(slip, 0, PrintState.NEW, "", at))


def send(connection: Connection, slip: str, target: str, at: str) -> PrintJob:
    """Mark the waiting original as sending, or open the next copy."""
    jobs = connection.execute(_OF_SLIP, {"slip": slip}).all()
    for job, copy, state in jobs:
        if copy == 0 and state == PrintState.NEW:
            connection.execute(_change(job), {"state": PrintState.SENDING.value, "target": target})
            return PrintJob(job, slip, 0)
    copy = 1 + max((copy for _, copy, _ in jobs), default=-1)
    row = _row(slip, copy, PrintState.SENDING, target, at)
    return PrintJob(_PUT.one(connection, row).id, slip, copy)


def settle(connection: Connection, job: PrintJob, ended: PrintState) -> None:
    """Write down how a job ended."""
    connection.execute(_change(job.id), {"state": ended.value})


def leave_unknown(connection: Connection) -> int:
    """Jobs that were on their way when the station died may have come out: ask, never resend."""
    dying = outbox.c.state == PrintState.SENDING.value
    changed = connection.execute(
        outbox.update().where(dying).values(state=PrintState.UNKNOWN.value)
    )
    return changed.rowcount


def sending(connection: Connection) -> int:
    """How many jobs are marked as on their way."""
    query = select(func.count()).where(outbox.c.state == PrintState.SENDING.value)
    return connection.execute(query).scalar_one()


def waiting(connection: Connection) -> tuple[str, ...]:
    """Slips whose original has not surely come out, oldest first."""
    return tuple(connection.execute(_WAITING).scalars())


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
        "tries": 0,
    }


def _change(job: int) -> Update:
    return outbox.update().where(outbox.c.id == job).values(tries=outbox.c.tries + 1)

"""The shelf of what she is told: each written with its cause, once, and told once."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, cast

from sqlalchemy import Connection, bindparam, exists, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from db.prepared import Prepared
from db.tables_letters import letter
from db.tables_pickup import her_message
from returns_station.canonical import dumps, typed
from returns_station.desk.pickup.shelves import HerMessage, NewMessage
from returns_station.phrase import Phrase

_OF_SLIP: Final = Prepared(
    select(her_message).where(her_message.c.slip == bindparam("slip")).order_by(her_message.c.id)
)
# What a letter of ours is about to tell her needs no clerk; what it cannot tell does.
_ON_ITS_WAY: Final = exists().where(
    letter.c.tells == her_message.c.id, or_(letter.c.state == "new", letter.c.state == "sending")
)
_UNTOLD: Final = Prepared(
    select(her_message).where(her_message.c.told_at == "", ~_ON_ITS_WAY).order_by(her_message.c.id)
)
_PUT: Final = {
    "sqlite": Prepared(sqlite.insert(her_message).on_conflict_do_nothing(index_elements=["key"])),
    "postgresql": Prepared(
        postgresql.insert(her_message).on_conflict_do_nothing(index_elements=["key"])
    ),
}
_TOLD: Final = Prepared(
    her_message.update()
    .where(her_message.c.id == bindparam("this"), her_message.c.told_at == "")
    .values(told_at=bindparam("new_at"), told_by=bindparam("new_by"))
)


def put(connection: Connection, messages: Sequence[NewMessage], at: datetime) -> None:
    """Write messages down; one whose key stands there already is not written again."""
    rows = (
        {
            "key": each.key,
            "slip": each.slip,
            "booking": each.booking,
            "phrase": dumps(each.phrase),
            "at": at.isoformat(),
            "due": each.due.isoformat() if each.due else "",
        }
        for each in messages
    )
    _PUT[connection.dialect.name].put(connection, rows)


def told(connection: Connection, message: int, at: datetime, by: str) -> bool:
    """She has been told; False: she had been, or there is no such message."""
    changed = {"this": message, "new_at": at.isoformat(), "new_by": by}
    return _TOLD.run(connection, changed) == 1


def messages(connection: Connection, slip: str) -> tuple[HerMessage, ...]:
    """All of a slip, the oldest first; without a slip what nobody has told yet."""
    rows = _OF_SLIP.all(connection, {"slip": slip}) if slip else _UNTOLD.all(connection)
    return tuple(map(_message, rows))


def _message(row: Any) -> HerMessage:  # noqa: ANN401 - a row by its names
    return HerMessage(
        row.id,
        row.key,
        row.slip,
        row.booking,
        # Written by put alone: it is a phrase.
        cast("Phrase", typed(json.loads(row.phrase))),
        datetime.fromisoformat(row.at),
        datetime.fromisoformat(row.due) if row.due else None,
        datetime.fromisoformat(row.told_at) if row.told_at else None,
        row.told_by,
    )

"""The shelf of the shop's own words for messages."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, text

from db.prepared import Prepared
from db.tables_wordings import wording
from returns_station.desk.dialogue.ports import Wording

_ALL: Final = Prepared(wording.select().order_by(wording.c.kind, wording.c.language))
_ONE: Final = Prepared(text("SELECT * FROM wording WHERE kind = :kind AND language = :language"))
_DROP: Final = Prepared(text("DELETE FROM wording WHERE kind = :kind AND language = :language"))
_PUT: Final = Prepared(
    text(
        "INSERT INTO wording (kind, language, subject, body, changed_at, changed_by) "
        "VALUES (:kind, :language, :subject, :body, :changed_at, :changed_by) "
        "ON CONFLICT (kind, language) DO UPDATE SET subject = excluded.subject, "
        "body = excluded.body, changed_at = excluded.changed_at, changed_by = excluded.changed_by"
    )
)


class WordingReading:
    """What is asked of the shelf, on one connection."""

    def __init__(self, connection: Connection) -> None:
        """Ask on this connection."""
        self._connection = connection

    def one(self, kind: str, language: str) -> Wording | None:
        """The shop's own words; None: it has none."""
        row = _ONE.one(self._connection, {"kind": kind, "language": language})
        return _wording(row) if row is not None else None

    def all(self) -> tuple[Wording, ...]:
        """All of them, by kind and language."""
        return tuple(_wording(row) for row in _ALL.all(self._connection))


class StoredWordings(WordingReading):
    """The shelf in a writing transaction."""

    def put(self, own: Wording, at: datetime, by: str) -> None:
        """Keep the shop's own words in place of those before."""
        row = {
            "kind": own.kind,
            "language": own.language,
            "subject": own.subject,
            "body": own.body,
            "changed_at": at.isoformat(),
            "changed_by": by,
        }
        _PUT.put(self._connection, (row,))

    def drop(self, kind: str, language: str) -> None:
        """Let go of the shop's own words."""
        _DROP.run(self._connection, {"kind": kind, "language": language})


def _wording(row: Any) -> Wording:  # noqa: ANN401 - a row by its names
    return Wording(row.kind, row.language, row.subject, row.body, row.changed_at)

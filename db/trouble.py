"""What goes wrong between us and the disk or server, told as what to do."""

from typing import Final

from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, ProgrammingError

from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase


class StoreTroubleError(StationError):
    """The disk or the server of the store failed; what was confirmed before stands."""


# SQLite's own names of its result codes (sqlite.org/rescode.html), by how they begin.
_SQLITE: Final = {
    "SQLITE_FULL": "store.full",
    "SQLITE_BUSY": "store.busy",
    "SQLITE_LOCKED": "store.busy",
    "SQLITE_READONLY": "store.read_only",
    "SQLITE_CANTOPEN": "store.cannot_open",
    "SQLITE_PERM": "store.cannot_open",
    "SQLITE_AUTH": "store.cannot_open",
    "SQLITE_NOTADB": "store.not_ours",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_IOERR": "store.disk",
}


def explained(error: Exception) -> Exception:
    """The world's failure as a StoreTroubleError; our own mistakes and broken rules as they are."""
    if not isinstance(error, DatabaseError) or isinstance(error, IntegrityError | ProgrammingError):
        return error
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    for begins, key in _SQLITE.items():
        if name.startswith(begins):
            return StoreTroubleError(Phrase(key))
    if isinstance(error, OperationalError) and not name:
        return StoreTroubleError(Phrase("store.no_server"))
    return error


def explain(context: ExceptionContext) -> BaseException | None:
    """What SQLAlchemy shall raise in place of the driver's words; None leaves them."""
    error = context.sqlalchemy_exception
    told = explained(error) if error is not None else None
    return None if told is error else told

"""What goes wrong between us and the disk or server, told as what to do."""

from typing import Final

from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, ProgrammingError

from returns_station.desk.errors import AwayError, StationError
from returns_station.phrase import Phrase


class StoreTroubleError(StationError):
    """The disk or the server of the store failed; what was confirmed before stands."""


class StoreAwayError(AwayError, StoreTroubleError):
    """The server is not reached, or somebody else holds the database: later it may answer."""


_BUSY: Final = "store.busy"
# SQLite's own names of its result codes (sqlite.org/rescode.html), by how they begin.
_SQLITE: Final = {
    "SQLITE_FULL": "store.full",
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
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
            return _away(error, key) if key == _BUSY else StoreTroubleError(Phrase(key))
    if isinstance(error, OperationalError) and not name:
        return _away(error, "store.no_server")
    return error


def _away(error: DatabaseError, key: str) -> StoreAwayError:
    # Where not even the transaction could begin, nothing was done.
    begun = not str(error.statement or "").startswith("BEGIN")
    return StoreAwayError(Phrase(key), untouched=not begun)


def explain(context: ExceptionContext) -> BaseException | None:
    """What SQLAlchemy shall raise in place of the driver's words; None leaves them."""
    error = context.sqlalchemy_exception
    told = explained(error) if error is not None else None
    if isinstance(told, StoreAwayError) and context.connection is None:
        told.untouched = True  # it was not even reached
    return None if told is error else told

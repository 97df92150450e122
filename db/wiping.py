"""What was deleted leaves the disk too: the log folded in, and the file written anew if need be."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from db.ciphering import begins_with
from returns_station.desk.privacy.views import Wiped

_CHUNK: Final = 16 << 20
_PATIENCE_MS: Final = 1_000
_FILES: Final = ("", "-wal", "-shm", "-journal")


def wipe(engine: Engine, words: Sequence[str] | None) -> Wiped:
    """Fold the log in; where one of these words is still in the files, write the file anew.

    What the file itself shows decides: a page keeps copies of its rows that no setting reaches, and
    writing all of a large file anew holds every desk up. None: nobody knows the words any more, so
    it is written anew.
    """
    if engine.dialect.name != "sqlite":
        return Wiped.SERVER
    path, dialect = Path(engine.url.database or ""), engine.dialect
    # One of its own: what a pooled one keeps in memory would take the whole copy there.
    arguments, options = dialect.create_connect_args(engine.url)
    driver: Any = dialect.connect(*arguments, **options)
    try:
        driver.isolation_level = None
        driver.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
        if not _folded(driver):
            return Wiped.WAITS
        # Of an encrypted file nobody can say what is in it.
        if words is not None and not begins_with(path) and not is_in_files(path, words):
            return Wiped.CLEAN
        driver.execute("VACUUM")
        return Wiped.CLEAN if _folded(driver) else Wiped.WAITS
    except dialect.loaded_dbapi.OperationalError:
        # Somebody reads or writes: it is tried again by itself.
        return Wiped.WAITS
    finally:
        driver.close()


def _folded(driver: Any) -> bool:  # noqa: ANN401 - as above
    """Whether nothing is left in the log; a desk that reads just then keeps it."""
    busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


def is_in_files(path: Path, words: Iterable[str]) -> bool:
    """Whether one of some texts is in the database's files, in whatever case."""
    wanted = [one.lower().encode() for one in words] + [one.encode().lower() for one in words]
    sought = sorted({one for one in wanted if one})
    return bool(sought) and any(
        any(one in chunk for one in sought)
        for end in _FILES
        for chunk in _chunks(path.with_name(path.name + end), max(map(len, sought)))
    )


def _chunks(path: Path, overlap: int) -> Iterator[bytes]:
    """A file piece by piece in lower case, each beginning with the end of the one before."""
    try:
        file = path.open("rb")
    except OSError:
        return
    with file:
        last = b""
        while chunk := file.read(_CHUNK):
            yield (last + chunk).lower()
            last = chunk[-overlap:]

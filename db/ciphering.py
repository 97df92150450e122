"""A database's file as nobody reads it without its key: SQLCipher, where the shop wants it.

The key is 256 bits of chance and lies in the system's keyring, never beside the file. A file says
by its first bytes whether it is encrypted; they are also what its key is kept under.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase

Keys = Callable[[str], str]
"""The key, in hex, of a file by what it begins with; "" where it is not to be had."""

_PLAIN: Final = b"SQLite format 3\0"
_BEGINS: Final = 16
_HEX: Final = frozenset("0123456789abcdef")
_KEY: Final = 64
_CHUNK: Final = 1 << 20
_PAGE: Final = 4096  # of SQLCipher 4


class CipherError(StationError):
    """The file is encrypted and cannot be opened here, or was not changed over."""


def no_keys(_begins: str) -> str:
    """Nobody keeps a key."""
    return ""


def begins_with(path: Path) -> str:
    """What an encrypted file begins with, in hex; "" where it is plain, new, not there or no store.

    It is made of whole pages; what is not has never been ours.
    """
    try:
        with path.open("rb") as file:
            head, size = file.read(_BEGINS), os.fstat(file.fileno()).st_size
    except OSError:
        return ""
    return "" if not size or size % _PAGE or head == _PLAIN else head.hex()


def cipher_library() -> ModuleType:
    """The library that knows encrypted files: an extra."""
    try:
        return import_module("sqlcipher3.dbapi2")
    except ImportError as error:
        raise CipherError(Phrase("cipher.no_library")) from error


class Keyed:
    """A database library whose every connection is opened with a key."""

    def __init__(self, library: ModuleType, key: str) -> None:
        """Keep both; the key is shown nowhere."""
        assert len(key) == _KEY, "a key is 256 bits in hex"
        assert set(key) <= _HEX, "a key is 256 bits in hex"
        self._library, self._key = library, key

    def connect(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as the driver takes them
        """Open a file with the key; raises the library's own error for a wrong one."""
        connection = self._library.connect(*given, **named)
        connection.execute(f"PRAGMA key = \"x'{self._key}'\"")
        return connection

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the library has
        return getattr(self._library, name)


def keyed_library(path: Path, keys: Keys) -> Keyed | None:
    """What opens an encrypted file; None for a plain one. Raises CipherError."""
    begins = begins_with(path)
    if not begins:
        return None
    library, key = cipher_library(), keys(begins)
    if not key:
        raise CipherError(Phrase("cipher.no_key"))
    return Keyed(library, key)


def turned(path: Path, *, old: str, new: str, keep: Callable[[str], bool]) -> None:
    """Write a file anew with another key ("" plain), and put it in the old one's place.

    `keep` is told what the new file begins with, and must have its key safe before the old file
    goes. The old one is written over, as far as a disk allows. Raises CipherError: then nothing
    was changed.
    """
    half = path.with_name(f"{path.name}.turning")
    _written_over(half)
    library = cipher_library()
    connection = library.connect(str(path), isolation_level=None)
    try:
        if old:
            connection.execute(f"PRAGMA key = \"x'{old}'\"")
        _alone(connection)
        _copied(connection, half, new)
    except library.Error as error:
        _written_over(half)
        raise CipherError(Phrase("cipher.in_use")) from error
    else:
        if not keep(begins_with(half)):
            _written_over(half)
            raise CipherError(Phrase("cipher.no_keyring"))
        _swapped(path, half)
    finally:
        connection.close()


def _alone(connection: Any) -> None:  # noqa: ANN401 - a driver's own connection
    """Let nobody else have the file open; its log is folded in and gone."""
    connection.execute("PRAGMA busy_timeout=1000")
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _copied(connection: Any, half: Path, key: str) -> None:  # noqa: ANN401 - as above
    named = f"\"x'{key}'\"" if key else "''"
    connection.execute(f"ATTACH DATABASE ? AS turned KEY {named}", (str(half),))
    connection.execute("PRAGMA turned.synchronous=EXTRA")
    connection.execute("SELECT sqlcipher_export('turned')")
    sound = connection.execute("PRAGMA turned.integrity_check").fetchone()[0]
    assert sound == "ok", "a copy is sound"
    connection.execute("DETACH DATABASE turned")


def _swapped(path: Path, half: Path) -> None:
    old = path.with_name(f"{path.name}.before")
    path.replace(old)
    half.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    _written_over(old)
    for end in ("-wal", "-shm", "-journal"):
        _written_over(path.with_name(path.name + end))


def _written_over(path: Path) -> None:
    """Take a file away, its bytes first."""
    with suppress(OSError):
        left = path.stat().st_size
        with path.open("r+b") as file:
            while left > 0:
                left -= file.write(bytes(min(left, _CHUNK)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()

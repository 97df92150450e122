"""The database's file while nobody writes to it: the hash of each block, signed, beside it.

While the station works there is no seal. When the last of those who had the file open has closed
it cleanly, all that was written is in the file itself, and it is sealed anew.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from returns_station.canonical import dumps
from returns_station.canonical_reading import NotThisShapeError, loads
from returns_station.desk.auditing.house import KeyOf, RestSeen
from returns_station.desk.auditing.ports import Signer
from returns_station.desk.auditing.views import Finding
from returns_station.phrase import Phrase

BLOCK: Final = 65_536
# A signature for this is none for anything else.
_PURPOSE: Final = b"returns-station rest\n"
_PAGE_SIZE_AT: Final = slice(16, 18)
_WHOLE: Final = 65_536  # a page of so many bytes is written as 1


@dataclass(frozen=True, slots=True)
class _Seal:
    """A file's size, the hash of each of its blocks, and the signature over both."""

    size: int
    blocks: tuple[str, ...]
    key: str
    signature: str = ""

    def message(self, key: str) -> bytes:
        """The bytes that are signed."""
        return _PURPOSE + dumps([self.size, self.blocks, key]).encode()


class RestSeal:
    """The seal of one file of SQLite."""

    def __init__(self, path: Path, signer: Signer) -> None:
        """The seal stands beside the file."""
        self._path, self._signer = path, signer
        self._beside = path.with_name(f"{path.name}.rest")

    @property
    def stands(self) -> bool:
        """Whether nobody has written since the file was sealed."""
        return self._beside.exists()

    def opened(self) -> None:
        """Somebody writes: the seal holds no longer."""
        with suppress(OSError):
            self._beside.unlink(missing_ok=True)

    def closed(self) -> bool:
        """Seal the file, if it lies at rest and bears no seal; whatever fails only leaves it so."""
        if self._beside.exists() or self._in_use() or not self._path.is_file():
            return False
        with suppress(OSError):
            before = self._path.stat()
            made = _Seal(before.st_size, tuple(_blocks(self._path)), "")
            key, signature = self._signer.sign(made.message)
            after = self._path.stat()
            same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
            if not key or not same or self._in_use():
                return False
            half = self._beside.with_name(f"{self._beside.name}.new")
            half.write_text(dumps(_Seal(made.size, made.blocks, key, signature)), encoding="utf-8")
            half.replace(self._beside)
            return True
        return False

    def seen(self, key_of: KeyOf) -> RestSeen:
        """The file held against its seal, block by block."""
        try:
            seal = loads(_Seal, self._beside.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return RestSeen()
        except NotThisShapeError:
            return RestSeen(0, (_changed("audit.seal_changed"),))
        public = key_of(seal.key)
        if not public or not self._signer.signed_by(public, seal.message(seal.key), seal.signature):
            return RestSeen(0, (_changed("audit.seal_changed"),))
        found = tuple(self._differing(seal))
        if self._in_use():
            # Whoever writes through the station takes the seal away first.
            found = (*found, _changed("audit.block_changed"))
        return RestSeen(len(seal.blocks), found)

    def _in_use(self) -> bool:
        """Whether a write-ahead log with something in it stands beside the file."""
        log = self._path.with_name(f"{self._path.name}-wal")
        try:
            return log.stat().st_size > 0
        except OSError:
            return False

    def _differing(self, seal: _Seal) -> Iterator[Finding]:
        page = _page_size(self._path)
        now = list(_blocks(self._path))
        for nr in range(max(len(now), len(seal.blocks))):
            one = now[nr] if nr < len(now) else ""
            if nr >= len(seal.blocks) or one != seal.blocks[nr]:
                pages = {"first": nr * BLOCK // page + 1, "last": (nr + 1) * BLOCK // page}
                yield Finding(Phrase("audit.block_changed"), Phrase("audit.at.pages", pages))


def _changed(key: str) -> Finding:
    return Finding(Phrase(key), Phrase("audit.at.file"))


def _blocks(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield sha256(block).hexdigest()


def _page_size(path: Path) -> int:
    with path.open("rb") as file:
        size = int.from_bytes(file.read(18)[_PAGE_SIZE_AT])
    return {0: BLOCK, 1: _WHOLE}.get(size, size)

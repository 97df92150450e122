"""Files of this computer that tell of people, and the list of who was forgotten."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_hex
from typing import Final

from returns_station.adapters.door_file import DoorFile
from returns_station.adapters.incoming.files import LetterFiles
from returns_station.desk.privacy.views import Gone, Known, Moment
from returns_station.privacy.retention import Kind

LIST: Final = "forgotten.jsonl"
_PAPERS: Final = ("slips", "lists", "labels")
_SAVED: Final = (".pdf", ".escpos", ".zpl", ".png")
_MODE: Final = 0o600


def new_id() -> str:
    """An id that says nothing."""
    return token_hex(8)


class DiskPersonFiles:
    """The files of one data folder."""

    def __init__(self, folder: Path) -> None:
        """Keep where; nothing is made before somebody is forgotten."""
        self._folder = folder

    def remember(self, known: Iterable[Known]) -> None:
        """Keep who was forgotten outside the store: a copy that is put back forgets it."""
        there = {(one.digest, one.on) for one in self.remembered()}
        fresh = [one for one in known if (one.digest, one.on) not in there]
        if not fresh:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        lines = "".join(json.dumps(asdict(one)) + "\n" for one in fresh)
        handle = os.open(self._folder / LIST, os.O_WRONLY | os.O_CREAT | os.O_APPEND, _MODE)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())

    def remembered(self) -> tuple[Known, ...]:
        """All of them; a line that a cut has torn is none."""
        try:
            lines = (self._folder / LIST).read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return ()
        return tuple(one for one in map(_known, lines) if one is not None)

    def forget(self, gone: Gone) -> int:
        """Take away slips, pictures, routes and lists of hers; gives how many files."""
        named = {*gone.slips, *gone.bookings, *gone.runs}
        papers = [path for path in self._papers() if any(one in path.stem for one in named)]
        saved = [Path(one) for one in gone.targets if Path(one).suffix in _SAVED]
        # What was saved elsewhere goes only where its name says that it is hers.
        saved = [one for one in saved if self._is_own(one) or one.stem in gone.slips]
        pictures = [LetterFiles(self._folder).path(name) for name in gone.photos]
        count = sum(map(_unlinked, {*papers, *saved, *pictures}))
        doors = DoorFile(self._folder)
        return count + sum(doors.forget(run, gone.bookings) for run in doors.runs())

    def thin_out(self, moment: Moment) -> Mapping[Kind, int]:
        """Take away what was kept long enough."""
        crashes = (self._folder / "crashes").glob("crash-*.txt")
        routes = (self._folder / "runs").glob("*.run")
        by_kind = {Kind.PAPER: self._papers(), Kind.CRASH: crashes, Kind.ROUTE: routes}
        return {
            kind: sum(map(_unlinked, filter(_older(moment.since[kind]), list(paths))))
            for kind, paths in by_kind.items()
        }

    def _papers(self) -> list[Path]:
        return [
            path
            for name in _PAPERS
            for path in sorted((self._folder / name).glob("*"))
            if path.suffix in _SAVED
        ]

    def _is_own(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self._folder.resolve())


def _known(line: str) -> Known | None:
    try:
        return Known(**json.loads(line))
    except (ValueError, TypeError):
        return None


def _older(than: date) -> Callable[[Path], bool]:
    def is_older(path: Path) -> bool:
        try:
            changed = path.stat().st_mtime
        except OSError:
            return False
        return datetime.fromtimestamp(changed, UTC).date() < than

    return is_older


def _unlinked(path: Path) -> bool:
    """Write over a file, as far as the disk lets, and take it away; whether it was there."""
    with suppress(OSError):
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.write(bytes(size))
            file.flush()
            os.fsync(file.fileno())
        half = path.with_name(f".{token_hex(4)}.gone")
        path.replace(half)
        half.unlink()
        return True
    return False

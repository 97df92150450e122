"""What a van takes along, and what is said at its doors: one file a run that survives a cut.

Each line is a checksum and JSON, added and synced before it is answered for. A last line that a
cut has torn is no line: what was not yet answered for is said again. Nothing is ever rewritten;
the file is gone, and what it knows of anybody with it, once all of it is in the store.
"""

import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Protocol

from returns_station.canonical import Plain
from returns_station.desk.errors import InputError, StationError
from returns_station.desk.no_cards import refuse_cards
from returns_station.desk.pickup.van_views import Synced, TakenRun, TakenStop
from returns_station.desk.pickup.views import GoodsToFetch
from returns_station.phrase import Phrase
from returns_station.pickup.door_scan import AtDoor, DoorScan
from returns_station.pickup.place import Point

FOLDER: Final = "runs"
_NAME: Final = re.compile(r"[A-Za-z0-9-]{1,40}", re.ASCII)
_MODE: Final = 0o600
# Windows would write each line break as two letters.
_ADD: Final = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
_LARGEST: Final = 32 << 20


class NotTakenError(InputError):
    """No run with this number was taken along at this machine."""


class DoorFileError(StationError):
    """The disk did not keep what was said at the door; it has to be said again."""


class SyncedBy(Protocol):
    """The station's vans, as far as a file is brought in to them."""

    def sync(self, scans: Sequence[DoorScan]) -> Synced:
        """Bring in what was said at doors: each word counts once, all or none."""

    def over(self, numbers: Iterable[str]) -> tuple[str, ...]:
        """Those of some runs that are closed."""


def bring_in(file: "DoorFile", vans: SyncedBy) -> Synced:
    """Hand over all that was said, then forget the runs that are over; cut short, do it again."""
    numbers = file.runs()
    synced = vans.sync([scan for number in numbers for scan in file.said(number)])
    over = vans.over(numbers)
    for number in over:
        file.over(number)
    return replace(synced, closed=over)


class DoorFile:
    """The runs that were taken along on this machine, in a folder of the data folder."""

    def __init__(self, data: Path) -> None:
        """Keep the folder; nothing is made before a run is taken."""
        self._folder = data / FOLDER

    def take(self, run: TakenRun) -> None:
        """Keep a run for its way; taken again, its list is the new one and no word is lost."""
        path = self._path(run.number)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        is_new = not path.exists()
        _add(path, {"run": _plain_run(run)})
        if is_new:
            _sync_folder(self._folder)

    def taken(self, number: str) -> TakenRun:
        """What was taken along last under this number; raises NotTakenError."""
        found = None
        for line in self._lines(number):
            if "run" in line:
                found = line["run"]
        if found is None:
            raise NotTakenError(Phrase("vans.not_taken", {"number": number}))
        return _run(found)

    def runs(self) -> tuple[str, ...]:
        """The numbers of all runs that are kept here."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.run")))

    def say(self, scan: DoorScan) -> None:
        """Keep what was said at a door; once this returns it is on the disk."""
        refuse_cards(scan)
        path = self._path(scan.run)
        if not path.exists():
            raise NotTakenError(Phrase("vans.not_taken", {"number": scan.run}))
        _add(path, {"scan": _plain_scan(scan)})

    def said(self, number: str) -> tuple[DoorScan, ...]:
        """All that was said at the doors of a run, each word once, in the order it was said."""
        found = {
            line["scan"]["id"]: _scan(line["scan"])
            for line in self._lines(number)
            if "scan" in line
        }
        return tuple(found.values())

    def over(self, number: str) -> None:
        """Forget a run whose words are all in the store, and whom it was driven for."""
        with suppress(FileNotFoundError):
            self._path(number).unlink()
            _sync_folder(self._folder)

    def forget(self, number: str, bookings: Iterable[str]) -> bool:
        """Take who is behind some doors out of a run; whether it had one of them.

        The one time that a file is written anew: the new one takes the old one's place whole.
        """
        gone, path = set(bookings), self._path(number)
        lines = list(self._lines(number))
        fresh = [_without(line, gone) for line in lines]
        if fresh == lines:
            return False
        half = path.with_suffix(".new")
        half.unlink(missing_ok=True)
        for line in fresh:
            _add(half, line)
        half.replace(path)
        _sync_folder(self._folder)
        return True

    def _path(self, number: str) -> Path:
        if not _NAME.fullmatch(number):
            raise NotTakenError(Phrase("vans.not_taken", {"number": number}))
        return self._folder / f"{number}.run"

    def _lines(self, number: str) -> Iterator[dict[str, Any]]:
        try:
            with self._path(number).open("rb") as file:
                kept = file.read(_LARGEST)
        except FileNotFoundError:
            return
        except OSError as error:
            raise DoorFileError(Phrase("vans.disk")) from error
        for line in kept.split(b"\n"):
            read = _whole(line)
            if read is not None:
                yield read


def _without(line: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    """A line of a run that knows nobody behind some doors."""
    if "scan" in line and line["scan"]["booking"] in gone:
        return {"scan": line["scan"] | {"note": "", "point": None}}
    if "run" not in line:
        return line
    blank = dict.fromkeys(("name", "phone", "street", "code", "note"), "")
    stops = [stop | blank if stop["booking"] in gone else stop for stop in line["run"]["stops"]]
    return {"run": line["run"] | {"stops": stops}}


def _whole(line: bytes) -> dict[str, Any] | None:
    """The line as it was written; None where a cut or the disk has left less of it."""
    check, _, text = line.partition(b" ")
    if check != _checksum(text):
        return None
    read: dict[str, Any] = json.loads(text)
    return read


def _checksum(text: bytes) -> bytes:
    return b"%08x" % zlib.crc32(text)


def _add(path: Path, facts: dict[str, Plain]) -> None:
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
    # The line break before it ends a line that a cut has torn; an empty line is none.
    line = b"\n" + _checksum(text) + b" " + text + b"\n"
    try:
        handle = os.open(path, _ADD, _MODE)
        try:
            written = os.write(handle, line)
            if written != len(line):
                raise DoorFileError(Phrase("vans.disk"))
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise DoorFileError(Phrase("vans.disk")) from error


def _sync_folder(folder: Path) -> None:
    """Let a name in a folder survive a power cut, too."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _plain_run(run: TakenRun) -> Plain:
    return {
        "number": run.number,
        "day": run.day.isoformat(),
        "van": run.van,
        "driver": run.driver,
        "stops": [_plain_stop(stop) for stop in run.stops],
    }


_PLAIN: Final = (
    *("booking", "number", "name", "phone", "street", "postal_code", "town", "begins", "ends"),
    *("code", "floor", "has_lift", "two", "parcels", "note"),
)
_GOODS: Final = ("goods", "swap")


def _plain_stop(stop: TakenStop) -> Plain:
    plain: dict[str, Plain] = {name: getattr(stop, name) for name in _PLAIN}
    for name in _GOODS:
        goods: tuple[GoodsToFetch, ...] = getattr(stop, name)
        plain[name] = [[each.title, each.options, each.pieces, each.sku] for each in goods]
    return plain


def _run(told: dict[str, Any]) -> TakenRun:
    stops = tuple(_stop(each) for each in told["stops"])
    day = date.fromisoformat(told["day"])
    return TakenRun(told["number"], day, told["van"], told["driver"], stops)


def _stop(told: dict[str, Any]) -> TakenStop:
    goods, swap = (tuple(GoodsToFetch(*each) for each in told[name]) for name in _GOODS)
    return TakenStop(goods=goods, swap=swap, **{name: told[name] for name in _PLAIN})


def _plain_scan(scan: DoorScan) -> Plain:
    return {
        "id": scan.id,
        "run": scan.run,
        "booking": scan.booking,
        "what": scan.what.value,
        "at": scan.at.isoformat(),
        "driver": scan.driver,
        # As text, each digit is the one that was measured.
        "point": [repr(scan.point.lat), repr(scan.point.lon)] if scan.point else None,
        "note": scan.note,
        "swapped": scan.swapped,
    }


def _scan(told: dict[str, Any]) -> DoorScan:
    point = told["point"]
    return DoorScan(
        id=told["id"],
        run=told["run"],
        booking=told["booking"],
        what=AtDoor(told["what"]),
        at=datetime.fromisoformat(told["at"]),
        driver=told["driver"],
        point=Point(float(point[0]), float(point[1])) if point else None,
        note=told["note"],
        swapped=told["swapped"],
    )

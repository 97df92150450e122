"""The journal in a file of lines that can be verified anywhere: keys, checkpoints, entries."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from returns_station.canonical import dumps
from returns_station.canonical_reading import NotThisShapeError, read
from returns_station.checkpoint import Checkpoint
from returns_station.desk.auditing.checking import entries_known, signatures
from returns_station.desk.auditing.ports import Signer
from returns_station.desk.auditing.views import Finding, Verified
from returns_station.desk.errors import StationError
from returns_station.journal import Entry, chained
from returns_station.phrase import Phrase

_FORM: Final = "returns-station journal 1"


class NotExportedError(StationError):
    """The file cannot be written: the disk is full, or the folder is read only."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What the first line of a file says."""

    keys: Mapping[str, str]
    checkpoints: tuple[Checkpoint, ...]


def written_out(
    path: Path, entries: Iterable[Entry], made: Sequence[Checkpoint], keys: Mapping[str, str]
) -> int:
    """Write the file; gives how many entries. Words beside the chain stay at home."""
    count = 0
    head = {"form": _FORM, "keys": dict(keys), "checkpoints": tuple(made)}
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(dumps(head) + "\n")
            for entry in entries:
                file.write(dumps(entry) + "\n")
                count += 1
    except OSError as error:
        raise NotExportedError(Phrase("audit.not_exported")) from error
    return count


def verified_file(path: Path, signer: Signer, keys: Mapping[str, str]) -> Verified:
    """A file of the journal held against itself, and its signatures against keys known here.

    Where none of its keys is known, its own are used: it is then whole, whoever made it.
    """
    try:
        with path.open(encoding="utf-8") as file:
            head = _head(file.readline())
            known = dict(head.keys) if not (keys.keys() & head.keys.keys()) else dict(keys)
            found, count, last = list(signatures(head.checkpoints, known, signer)), 0, 0
            signed = entries_known(head.checkpoints)
            for entry, holds in chained(_entries(file)):
                count, last = count + 1, entry.seq
                if not holds:
                    found.append(_at("audit.entry_changed", entry.seq))
                    break
                if signed.pop(entry.seq, entry.hash) != entry.hash:
                    found.append(_at("audit.entry_rewritten", entry.seq))
    except (OSError, ValueError) as error:
        what = Phrase("audit.damaged", {"what": type(error).__name__})
        return Verified(findings=(Finding(what, Phrase("audit.at.export")),))
    if any(seq > last for seq in signed):
        found.append(_at("audit.cut", last + 1))
    return Verified(count, checkpoints=len(head.checkpoints), findings=tuple(found))


def _head(line: str) -> _Head:
    told = json.loads(line)
    if not isinstance(told, dict) or told.pop("form", "") != _FORM:
        raise NotThisShapeError("no journal")
    return read(_Head, told)


def _entries(lines: Iterable[str]) -> Iterator[Entry]:
    for line in lines:
        yield read(Entry, json.loads(line))


def _at(key: str, seq: int) -> Finding:
    return Finding(Phrase(key), Phrase("audit.at.entry", {"entry": seq}))

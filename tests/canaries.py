"""Canaries: made-up secrets that tests hand to the station, and that no file of the run may hold.

`found_in` looks through whatever a run left: databases with their WAL and free pages, slips, crash
files, settings. A card's number and a PIN may stand nowhere; a name not in what is kept for good.
"""

import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped] # it has no types

# The numbers that card schemes publish for tests; each passes Luhn.
CARDS: Final = (
    "4111111111111111",
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "5555555555554444",
    "378282246310005",
    "4532015112830366",
    "4242 4242 4242 4242",
)
TRACKS: Final = (
    "%B4111111111111111^SANDBERG/ELIN^29121010000000000000?",
    ";4111111111111111=29121010000000000000?",
)
PIN: Final = "907461538296"
PASSPHRASE: Final = "tre gula kanariefåglar i ett rött skjul"  # noqa: S105 - it opens nothing
NAME: Final = "Kanarina Sångfågelsdotter"
"""Of a customer or of staff: in the shop's rows, never in the journal, a log or a crash file."""

SECRETS: Final = tuple(
    dict.fromkeys((*CARDS, *(re.sub("[ -]", "", card) for card in CARDS), PIN, PASSPHRASE))
)
_FOR_GOOD: Final = re.compile(r"(^crash-.*|\.(log|jsonl|ndjson))$")
_JOURNAL: Final = "journal"
_PDF: Final = b"%PDF-"
PIECE: Final = 1 << 20
"""So much of a file is looked through at a time, however long it is."""


def found_in(folder: Path, secrets: Sequence[str] = SECRETS, name: str = NAME) -> tuple[str, ...]:
    """Where a secret stands in what lies under a folder, or the name where it is kept for good."""
    needles, named = {one.encode(): one for one in secrets}, name.encode()
    told: list[str] = []
    for path in _files(folder):
        where, kept = path.relative_to(folder).as_posix(), _kept(path, (*needles, named, _PDF))
        told += [f"{where}: {secret}" for needle, secret in needles.items() if needle in kept]
        if _PDF in kept:
            printed = _text_of(path)
            told += [f"{where}: {secret}, in print" for secret in secrets if secret in printed]
        if named in kept and (_FOR_GOOD.search(path.name) or _in_journal(path, name)):
            told.append(f"{where}: {name}")
    return tuple(told)


def _kept(path: Path, needles: Sequence[bytes]) -> set[bytes]:
    """Which of these stand anywhere in a file; of one that went away meanwhile, none."""
    found: set[bytes] = set()
    overlap, before = max(map(len, needles)), b""
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                # What stands across two pieces is whole in the end of one and the next.
                window = before + piece
                found |= {each for each in needles if each in window}
                before = window[-overlap:]
    except FileNotFoundError:
        return set()
    return found


def _files(folder: Path) -> Iterator[Path]:
    """What can be read: no pipe, no socket, nothing that only points elsewhere."""
    for where, _, names in os.walk(folder):
        for path in (Path(where) / name for name in names):
            if path.is_file() and not path.is_symlink():
                yield path


def _text_of(path: Path) -> str:
    """The words of a PDF: they stand in its streams packed, and by the numbers of their glyphs."""
    try:
        with closing(pypdfium2.PdfDocument(path)) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    except pypdfium2.PdfiumError:
        return ""  # a test's own broken file


def _in_journal(path: Path, name: str) -> bool:
    """Whether a database's journal names somebody; its other tables may."""
    path = path.with_name(path.name.removesuffix("-wal"))
    if not path.read_bytes()[:16].startswith(b"SQLite format 3\0"):
        return False
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            rows = connection.execute(f"SELECT * FROM {_JOURNAL}")  # noqa: S608 - our own name
            return any(name in str(value) for row in rows for value in row)
    except sqlite3.DatabaseError:
        return False  # not one of ours, or broken on purpose

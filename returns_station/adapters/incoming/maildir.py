"""A folder of messages as a mail server leaves them: new ones are read, and moved when kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from returns_station.desk.dialogue.inbox_ports import Mark
from returns_station.desk.dialogue.incoming import CameIn
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase

MOST_BYTES: Final = 30 << 20
HEAD_BYTES: Final = 256 << 10
"""Of what is larger only the beginning is read: whom it is from, and perhaps her words."""


class MailboxAwayError(StationError):
    """The place where messages lie cannot be reached; they stay there."""


class Maildir:
    """One Maildir; what is kept moves from new to cur, seen, as its readers do it."""

    def __init__(self, folder: Path) -> None:
        """Keep where."""
        self._folder = folder

    @property
    def name(self) -> str:
        """Its name, the same at every start."""
        return f"maildir:{self._folder.name}"

    def fetch(self, mark: Mark) -> Iterator[CameIn]:  # noqa: ARG002 - what is new lies in new
        """What lies in new, by its name; raises MailboxAwayError."""
        try:
            found = sorted(path for path in (self._folder / "new").iterdir() if path.is_file())
        except OSError as error:
            raise MailboxAwayError(Phrase("inbox.away")) from error
        for path in found:
            came = _came(path)
            if came is not None:
                yield came

    def answers(self) -> None:
        """Look whether what is new can be listed; raises MailboxAwayError."""
        try:
            next((self._folder / "new").iterdir(), None)
        except OSError as error:
            told = {"folder": str(self._folder)}
            raise MailboxAwayError(Phrase("inbox.no_folder", told)) from error

    def kept(self, came: CameIn) -> None:
        """Let it be seen; whoever was killed before finds it in new again, and knows it."""
        there = self._folder / "cur"
        try:
            there.mkdir(exist_ok=True)
            (self._folder / "new" / came.place).rename(there / f"{came.place}:2,S")
        except FileNotFoundError:
            # Another desk was quicker.
            return
        except OSError as error:
            raise MailboxAwayError(Phrase("inbox.away")) from error


def _came(path: Path) -> CameIn | None:
    try:
        cut = path.stat().st_size > MOST_BYTES
        with path.open("rb") as file:
            return CameIn(file.read(HEAD_BYTES if cut else MOST_BYTES), cut=cut, place=path.name)
    except OSError:
        # Another desk has moved it.
        return None

"""Messages kept as files in a folder: one file a message, whole or not there, never twice."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from returns_station.desk.dialogue.ports import NotSentError, ToSend
from returns_station.phrase import Phrase

_NAME_LENGTH = 32


@dataclass(frozen=True, slots=True)
class MaildirMessenger:
    """Mail into a maildir, which every mail reader opens; `composed` gives a mail's bytes."""

    folder: Path
    composed: Callable[[ToSend], bytes]

    @property
    def can_tell(self) -> bool:
        """A message has one file name, so a second time changes nothing."""
        return True

    def send(self, it: ToSend) -> str:
        """Put it into the maildir; raises NotSentError."""
        name = name_of(it.stands.letter.key)
        new, tmp, cur = (self.folder / each for each in ("new", "tmp", "cur"))
        try:
            for each in (new, tmp, cur):
                each.mkdir(parents=True, exist_ok=True)
            # Who read it moved it, and wrote her marks behind its name.
            if not any(cur.glob(f"{name}*")):
                keep(new / name, self.composed(it), tmp)
        except OSError as error:
            raise NotSentError(Phrase("message.folder_shut"), again=True) from error
        return name


@dataclass(frozen=True, slots=True)
class FolderMessenger:
    """Text messages as files; `composed` gives a file's bytes."""

    folder: Path
    composed: Callable[[ToSend], bytes]

    @property
    def can_tell(self) -> bool:
        """As above."""
        return True

    def send(self, it: ToSend) -> str:
        """Put it into the folder; raises NotSentError."""
        name = f"{name_of(it.stands.letter.key)}.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            keep(self.folder / name, self.composed(it), self.folder)
        except OSError as error:
            raise NotSentError(Phrase("message.folder_shut"), again=True) from error
        return name


def name_of(key: str) -> str:
    """A file name that is a key's alone."""
    return sha256(key.encode()).hexdigest()[:_NAME_LENGTH]


def keep(path: Path, content: bytes, beside: Path) -> None:
    """Write durably under a name that nobody has; where somebody has it, it is there already."""
    if path.exists():
        return
    part = beside / f".{path.name}.{token_hex(4)}"
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _settle(path.parent)
    finally:
        part.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Make the name durable too, where a folder can be asked for that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

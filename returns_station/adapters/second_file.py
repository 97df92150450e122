"""The second file: each checkpoint as a line, in a place of its own, only ever added to."""

import os
from contextlib import suppress
from pathlib import Path
from threading import Lock

from returns_station.checkpoint import Checkpoint, checkpoint_in, line_of


class SecondFile:
    """Remembers checkpoints in a file of lines; a disk that fails never keeps anybody waiting."""

    def __init__(self, path: Path) -> None:
        """Remember here; the file is made with its first line."""
        self.path = path
        self._lock = Lock()

    def remember(self, checkpoint: Checkpoint) -> bool:
        """Write one down, durably; False where the file cannot be written."""
        line = f"{line_of(checkpoint)}\n".encode()
        with self._lock, suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # One write to the end: two desks that share the file write two lines.
            with self.path.open("ab", buffering=0) as file:
                file.write(line)
                os.fsync(file.fileno())
            return True
        return False

    def remembered(self) -> tuple[Checkpoint, ...] | None:
        """All that was written down; None where there is no such file."""
        return read_lines(self.path)


def read_lines(path: Path) -> tuple[Checkpoint, ...] | None:
    """The checkpoints of a file; a line that a power cut left half is passed over."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    found = map(checkpoint_in, text.splitlines())
    return tuple(one for one in found if one is not None)

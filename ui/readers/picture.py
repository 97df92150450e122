"""Pictures with codes: a file, its bytes, or a picture on the clipboard, read behind the window."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from returns_station.scan import Announced, CreditNumber, Goods, SlipNumber, read
from ui.errand import Errand, let_go
from ui.readers.child import MOST_BYTES
from ui.readers.codes import codes_in

SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif")
_ROOT: Final = Path(__file__).parents[2]
_CHILD: Final = "ui.readers.child"
_PATIENCE_S: Final = 30
_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class PictureReader(QObject):
    """Says what is coded in a picture; one after the other, in the order they were given.

    Files and bytes are opened by a child process with limits. Where nothing is read, `unreadable`
    is told; `busy` tells that reading began or that none is under way any more.
    """

    scanned = Signal(str)
    unreadable = Signal()
    busy = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._waiting = 0
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)

    def read(self, picture: "Path | str | bytes | QImage") -> None:
        """Read a picture: a file by its path, its bytes, or what is open already."""
        if isinstance(picture, QImage):
            copy = picture.copy()
            self._send(lambda: codes_in(copy))
        elif isinstance(picture, bytes):
            self._send(lambda: codes_by_child(picture))
        else:
            path = Path(picture)
            self._send(lambda: codes_by_child(bytes_of(path)))

    def finish(self) -> None:
        """The window closes: what is not read yet is read by nobody."""
        let_go(self._pool)

    def _send(self, call: Callable[[], tuple[str, ...]]) -> None:
        self._waiting += 1
        self.busy.emit(True)
        Errand(call, on_done=self._read, on_refused=lambda _: self._read(())).send(self._pool)

    def _read(self, codes: tuple[str, ...]) -> None:
        self._waiting -= 1
        if not self._waiting:
            self.busy.emit(False)
        for code in heard_of(codes):
            self.scanned.emit(code)
        if not codes:
            self.unreadable.emit()


def heard_of(codes: tuple[str, ...]) -> tuple[str, ...]:
    """What of a picture's codes is heard: all that are ours or goods, else the first alone.

    A photo of a pack shows its maker's link and its batch as well: they lead nowhere.
    """
    known = SlipNumber | CreditNumber | Announced | Goods
    return tuple(code for code in codes if isinstance(read(code), known)) or codes[:1]


def bytes_of(path: Path) -> bytes:
    """A file's bytes; none where it cannot be read, is no plain file, or is larger than a photo."""
    try:
        # Not to wait at a pipe or a device that somebody calls photo.png.
        handle = os.open(path, os.O_RDONLY | _AT_ONCE)
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > MOST_BYTES:
            os.close(handle)
            return b""
        with os.fdopen(handle, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        return b""


def codes_by_child(data: bytes) -> tuple[str, ...]:
    """The codes in a picture file, opened by a child; none when it dies of the picture."""
    if not data:
        return ()
    environment = os.environ | {"PYTHONPATH": str(_ROOT), "PYTHONSAFEPATH": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", _CHILD],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=_PATIENCE_S,
            check=True,
        )
        told = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()
    return tuple(code for code in told if isinstance(code, str))

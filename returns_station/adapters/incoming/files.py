"""What came with messages: pictures drawn anew by a child, and PDF files kept as they came."""

import os
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from returns_station.adapters.photos import FOLDER, PhotoFolder
from returns_station.desk.errors import StationError

PAPER: Final = ".pdf"
_PDF: Final = b"%PDF-"
_NAME: Final = re.compile(r"[0-9a-f]{64}\.pdf", re.ASCII)


class LetterFiles:
    """The files of one data folder; pictures lie with those of goods."""

    def __init__(self, folder: Path) -> None:
        """Keep where."""
        self._folder = folder / FOLDER
        self._photos = PhotoFolder(folder)

    def keep_picture(self, picture: bytes) -> str:
        """Draw a foreign picture anew and give its name; "" where it is none."""
        try:
            return self._photos.keep(picture)
        except StationError:
            return ""

    def keep_paper(self, paper: bytes) -> str:
        """Keep a PDF as it is and give its name; "" where the disk did not take it."""
        name = f"{sha256(paper).hexdigest()}{PAPER}"
        try:
            self._write(self.path(name), paper)
        except OSError:
            return ""
        return name

    def read(self, name: str) -> bytes:
        """What is kept under a name; b"" where it is gone."""
        if not _NAME.fullmatch(name):
            return self._photos.read(name)
        with suppress(OSError):
            kept = self.path(name).read_bytes()
            if f"{sha256(kept).hexdigest()}{PAPER}" == name:
                return kept
        return b""

    def paper(self, name: str) -> str:
        """Where a PDF of this name lies, whole and a PDF still; "" where there is none.

        A name is one that we made of what is in the file; what came from outside names nothing.
        """
        is_ours = _NAME.fullmatch(name) is not None
        if not is_ours or not self.read(name).startswith(_PDF):
            return ""
        return str(self.path(name).absolute())

    def path(self, name: str) -> Path:
        """Where a picture or a PDF of this name lies, or would."""
        paper = name.endswith(PAPER)
        return self._folder / name[:2] / name if paper else self._photos.path(name)

    def _write(self, path: Path, kept: bytes) -> None:
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all, and for the eyes of this user alone.
        half = path.with_suffix(f".{os.getpid()}.part")
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(kept)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)

"""Pictures of goods: files in the data folder, named by what they hold, opened first by a child."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Final

from returns_station.adapters.photo_child import MOST_BYTES
from returns_station.desk.bench.commands import PictureUnreadableError
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase

FOLDER: Final = "photos"
_ROOT: Final = Path(__file__).parents[2]
_CHILD: Final = "returns_station.adapters.photo_child"
_PATIENCE_S: Final = 30
_MOST_KEPT: Final = 8 << 20
_JPEG: Final = b"\xff\xd8"
_NAME: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


class PhotoNotKeptError(StationError):
    """The disk did not take a picture; the goods and their grade stand without it."""


class PhotoFolder:
    """The pictures of one data folder."""

    def __init__(self, folder: Path) -> None:
        """Keep where; the folder is made with its first picture."""
        self._folder = folder / FOLDER

    def keep(self, picture: bytes) -> str:
        """Keep a foreign picture, made plain, give its name; the same one twice is one file."""
        if not picture or len(picture) > MOST_BYTES:
            raise PictureUnreadableError(Phrase("parcel.photo.unreadable"))
        kept = _by_child(picture)
        if not kept.startswith(_JPEG) or len(kept) > _MOST_KEPT:
            raise PictureUnreadableError(Phrase("parcel.photo.unreadable"))
        name = sha256(kept).hexdigest()
        try:
            self._write(self.path(name), kept)
        except OSError as error:
            raise PhotoNotKeptError(Phrase("parcel.photo.not_kept")) from error
        return name

    def read(self, name: str) -> bytes:
        """A kept picture; b"" where it is gone, or is not what its name says."""
        if not _NAME.fullmatch(name):
            return b""
        try:
            kept = self.path(name).read_bytes()
        except OSError:
            return b""
        return kept if sha256(kept).hexdigest() == name else b""

    def path(self, name: str) -> Path:
        """Where a picture of this name lies, or would."""
        return self._folder / name[:2] / f"{name}.jpg"

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


def _by_child(picture: bytes) -> bytes:
    """The picture drawn anew by a child with limits; b"" when it dies of it."""
    environment = os.environ | {"PYTHONPATH": str(_ROOT), "PYTHONSAFEPATH": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", _CHILD],
            input=picture,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=_PATIENCE_S,
            check=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return b""
    return done.stdout

"""The process that makes a foreign picture small: its answer is bare pixels, never a file."""

import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import Final

from ui.readers.child import MOST_BYTES, limit, opened

_ROOT: Final = Path(__file__).parents[2]
_CHILD: Final = "ui.readers.small"
_PATIENCE_S: Final = 30
_HEAD: Final = struct.Struct("!II")
_WIDE, _HIGH = 496, 384
_OPENED: Final = 4_000_000
_DEEP: Final = 4


def small_by_child(data: bytes) -> tuple[int, int, bytes] | None:
    """Width, height and pixels of a picture in small; None where it is none that can be opened."""
    if not 0 < len(data) <= MOST_BYTES:
        return None
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
    except (OSError, subprocess.SubprocessError):
        return None
    return _checked(done.stdout)


def _checked(told: bytes) -> tuple[int, int, bytes] | None:
    """What the child told, if it is as many pixels as it says and no more than it may."""
    if len(told) < _HEAD.size:
        return None
    width, height = _HEAD.unpack_from(told)
    pixels = told[_HEAD.size :]
    fits = 0 < width <= _WIDE and 0 < height <= _HIGH
    return (width, height, pixels) if fits and len(pixels) == width * height * _DEEP else None


def main() -> None:
    """Answer a picture on standard input with its size and its pixels."""
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    limit()
    told = _small(data) if len(data) <= MOST_BYTES else b""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        out.write(told)
    # By the system's own call: no library that a picture has damaged gets to clean up.
    os._exit(0)


def _small(data: bytes) -> bytes:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    image = opened(data, _OPENED)
    if image is None:
        return b""
    ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    made = image.scaled(_WIDE, _HIGH, ratio, smooth).convertToFormat(QImage.Format.Format_RGB32)
    return _HEAD.pack(made.width(), made.height()) + bytes(made.constBits())


if __name__ == "__main__":
    main()

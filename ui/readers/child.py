"""The seeing process: limited in memory and time, it opens one picture and says its codes."""

import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

MOST_BYTES: Final = 64 << 20
_MEMORY: Final = 2 << 30
_SECONDS: Final = 20
_PICTURE_MB: Final = 256
# Larger ones are opened smaller: no code on a photo needs more.
_MOST_PIXELS: Final = 24_000_000
_LONGEST_SIDE: Final = 20_000
KINDS: Final = frozenset((b"png", b"jpeg", b"webp", b"bmp", b"gif"))


def main() -> None:
    """Answer a picture on standard input with its codes, as one line of JSON."""
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    limit()
    codes = codes_of(data) if len(data) <= MOST_BYTES else ()
    # By the system's own call: no library that a picture has damaged gets to clean up.
    os.write(sys.stdout.fileno(), json.dumps(codes).encode() + b"\n")
    os._exit(0)


def codes_of(data: bytes) -> tuple[str, ...]:
    """The codes in a picture file; none where it is no picture, or too large to be a photo."""
    from ui.readers.codes import codes_in

    image = opened(data, _MOST_PIXELS)
    return codes_in(image) if image is not None else ()


def opened(data: bytes, most_pixels: int) -> "QImage | None":
    """A picture file opened, smaller where it has more pixels; None where it is no photo."""
    from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
    from PySide6.QtGui import QImageReader

    QImageReader.setAllocationLimit(_PICTURE_MB)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) not in KINDS or not size.isValid():
        return None
    if max(size.width(), size.height()) > _LONGEST_SIDE:
        return None
    if size.width() * size.height() > most_pixels:
        part = (most_pixels / (size.width() * size.height())) ** 0.5
        least = QSize(int(size.width() * part), int(size.height() * part))
        reader.setScaledSize(size.scaled(least, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def limit() -> None:
    """At most so much memory and time; a system without such limits reads without them."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()

"""The child that opens foreign pictures: it gives one back that is plain, smaller and says nothing.

What a camera writes beside a picture (where it was taken, by whose phone) does not come through:
only the dots are drawn anew.
"""

import io
import os
import sys
import warnings
from contextlib import suppress
from typing import Final

MOST_BYTES: Final = 32 << 20
_MEMORY: Final = 1 << 30
_SECONDS: Final = 15
_MOST_PIXELS: Final = 60_000_000
_LONGEST_SIDE: Final = 20_000
_KEPT_SIDE: Final = 1600
_QUALITY: Final = 82
_KINDS: Final = ("JPEG", "PNG", "WEBP", "BMP", "GIF")


def main() -> None:
    """Answer a picture on standard input with the one that is kept; nothing where it is none."""
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    _limit()
    kept = plain(data) if len(data) <= MOST_BYTES else b""
    sys.stdout.buffer.write(kept)
    sys.stdout.buffer.flush()
    # By the system's own call: no library that a picture has damaged gets to clean up.
    os._exit(0)


def plain(data: bytes) -> bytes:
    """The picture drawn anew as JPEG, upright and without what stood beside it; b"" for none."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    bad = (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError, Warning)
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=_KINDS) as opened:
            warnings.simplefilter("error")
            if max(opened.size) > _LONGEST_SIDE or opened.width * opened.height > _MOST_PIXELS:
                return b""
            # A photo is read at the size it is kept in, where its kind can.
            opened.draft("RGB", (_KEPT_SIDE, _KEPT_SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGB")
            upright.thumbnail((_KEPT_SIDE, _KEPT_SIDE))
            drawn = Image.new("RGB", upright.size)
            drawn.paste(upright)
            out = io.BytesIO()
            drawn.save(out, "JPEG", quality=_QUALITY)
            return out.getvalue()
    except bad:
        return b""


def _limit() -> None:
    """At most so much memory and time; a system without such limits reads without them."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()

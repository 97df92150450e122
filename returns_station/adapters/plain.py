"""Text from outside is only text: what may be shown or printed of it."""

import unicodedata
from typing import Final

# Line and paragraph ends become spaces; so does anything else that only moves the pen.
_BREAKS: Final = "\t\n\v\f\r\u0085\u2028\u2029"
_SPACES: Final = str.maketrans(dict.fromkeys(_BREAKS, " "))
# Zero-width joiners are the glue of some scripts and harmless; bidi marks are not.
_KEPT: Final = frozenset("\u200c\u200d")
_UNSEEN: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))


def plain(text: str, *, limit: int = 2000) -> str:
    """The text without control and direction marks, on one line, cut with … at `limit`."""
    if not text.isascii() or not text.isprintable():
        text = text[: 4 * limit].translate(_SPACES)
        text = "".join(letter for letter in text if _is_seen(letter))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _is_seen(letter: str) -> bool:
    """Whether a letter leaves a mark, or is a plain space."""
    return letter in _KEPT or unicodedata.category(letter) not in _UNSEEN

"""What people type, folded so that Åsa, asa and ÅSA are one word, and shown as it was found."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "ß": "ss",
        "đ": "d",
        "ł": "l",
        "þ": "th",
        "ð": "d",
        "œ": "oe",
        "\u0131": "i",
    }
)
_PARTS: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without accents, the Nordic letters written in a to z."""
    low = text.casefold().translate(_LETTERS)
    if low.isascii():
        return low
    spread = unicodedata.normalize("NFKD", low)
    return "".join([letter for letter in spread if not unicodedata.combining(letter)])


def spelt(text: str) -> tuple[str, ...]:
    """The folded words of a name or a title."""
    return tuple(_PARTS.findall(fold(text)))


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they stand there."""
    return tuple(_PARTS.findall(text))


def marks(text: str, begins: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where words of a text begin so: from where, and how many letters."""
    found: list[tuple[int, int]] = []
    for part in _PARTS.finditer(text):
        folded = fold(part.group())
        known = max((one for one in begins if folded.startswith(one)), key=len, default="")
        if known:
            # Where a letter folds to two, the place within the word is not worth counting.
            same = len(folded) == len(part.group())
            found.append((part.start(), len(known) if same else len(part.group())))
    return tuple(found)

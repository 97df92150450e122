"""The pseudo-language: English in accents, 40 % longer and in brackets, for tests alone.

What stands on the screen without brackets was never looked up, and what is cut off in it would be
cut off in Finnish too. Nobody is offered it.
"""

import math
import string
from typing import Final

PSEUDO: Final = "qps"
_LONGER: Final = 0.4
_DOT: Final = " ·"
_ACCENTS: Final = str.maketrans(
    "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz",
    "ÀÇÐÉĞĤÎĴĶĻÑÖŔŠŢÛŴÝŽàçðéğĥîĵķļñöŕšţûŵýž",
)


def pseudo(text: str) -> str:
    """A text in the pseudo-language; its placeholders are kept as they are."""
    parts = tuple(string.Formatter().parse(text))
    letters = sum(len(before) for before, *_ in parts)
    said = "".join(
        _escaped(before.translate(_ACCENTS)) + _placeholder(name, form)
        for before, name, form, _ in parts
    )
    return f"[{said}{_DOT * math.ceil(letters * _LONGER / len(_DOT))}]"


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _placeholder(name: str | None, form: str | None) -> str:
    if name is None:
        return ""
    return f"{{{name}:{form}}}" if form else f"{{{name}}}"

"""A text message: short, in the letters that cost least, cut where a sentence ends."""

import re
from typing import Final

# 3GPP TS 23.038: the basic letters, and those that take the room of two.
_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE: Final = frozenset("^{}\\[~]|€")
# What these letters have instead of finer marks.
_PLAINER: Final = str.maketrans(
    dict.fromkeys("\u2013\u2014\u2212", "-")  # dashes, and the minus
    | dict.fromkeys("\u00a0\u202f", " ")
    | dict.fromkeys("\u2018\u2019", "'")
    | dict.fromkeys("\u201c\u201d\u00ab\u00bb", '"')
    | {"\u2026": "..."}
)
_ONE_BASIC, _MORE_BASIC = 160, 153
_ONE_WIDE, _MORE_WIDE = 70, 67
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.?!])\s+")


def short(over: str, name: str, shop: str, parts: int) -> str:
    """What stands over the perforation on one line, signed, in at most so many parts."""
    said = " ".join(over.translate(_PLAINER).split())
    signed = f"/{name}, {shop}" if name != shop else f"/{shop}"
    signed = signed.translate(_PLAINER)
    sentences = _SENTENCE_ENDS.split(said)
    while len(sentences) > 1 and parts_of(f"{' '.join(sentences)} {signed}") > parts:
        sentences.pop()
    text = " ".join(sentences)
    while text and parts_of(f"{text} {signed}") > parts:
        text = text[: -max(1, len(text) // 20)].rstrip()
    return f"{text} {signed}"


def parts_of(text: str) -> int:
    """How many parts a gateway sends, and bills."""
    if all(letter in _BASIC or letter in _TWICE for letter in text):
        size = len(text) + sum(letter in _TWICE for letter in text)
        return 1 if size <= _ONE_BASIC else -(-size // _MORE_BASIC)
    size = len(text.encode("utf-16-le")) // 2
    return 1 if size <= _ONE_WIDE else -(-size // _MORE_WIDE)

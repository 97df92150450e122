"""A badge of staff: SB, 128 bits of chance and a check; it says nothing about whose it is.

Whoever sees a badge may make a copy: no part of one is ever shown, not even of a torn one.
"""

import re
from typing import Final

from returns_station.scan.crockford import LETTERS, chance_in, length_of, written

BADGE: Final = "SB"
_BYTES: Final = 16
_LETTERS: Final = length_of(_BYTES)
_ONE: Final = rf"{BADGE}[{LETTERS}]{{{_LETTERS}}}"
_WHOLE: Final = re.compile(_ONE, re.ASCII)
# A letter more or less was typed or lost, or one came out as no letter of ours.
_NEARLY: Final = re.compile(rf"{BADGE}[0-9A-Z]{{{_LETTERS - 4},{_LETTERS + 4}}}", re.ASCII)
# Two scans may have run together; of one, the first letters may have come too early to be heard.
_INSIDE: Final = re.compile(rf"(?={BADGE}([{LETTERS}]{{{_LETTERS}}}))", re.ASCII)
_HEADLESS: Final = re.compile(rf"B?([{LETTERS}]{{{_LETTERS}}})", re.ASCII)
_BLANK: Final = re.compile(r"[^0-9A-Z]", re.ASCII)


def badge_code(chance: bytes) -> str:
    """The code of a badge from sixteen random bytes, as its bars say it."""
    assert len(chance) == _BYTES, len(chance)
    return BADGE + written(chance)


def badge_in(text: str) -> str:
    """The code of a badge in capitals, as a scanner with Caps Lock may not type it; "" if none."""
    code = text.upper()
    return code if _WHOLE.fullmatch(code) and _holds(code[len(BADGE) :]) else ""


def holds_badge(text: str) -> bool:
    """Whether a badge, or what is left of a torn one, is anywhere in a text that is no badge."""
    code = _BLANK.sub("", text.upper())
    if len(code) < _LETTERS - 2:
        return False
    found = [*_INSIDE.finditer(code), _HEADLESS.fullmatch(code)]
    return bool(_NEARLY.fullmatch(code)) or any(one and _holds(one[1]) for one in found)


def _holds(letters: str) -> bool:
    return chance_in(letters, _BYTES) is not None

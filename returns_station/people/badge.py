"""A badge: made from chance, known by its digest alone; and the codes on paper for its loss."""

import hashlib
from typing import Final

from returns_station.scan.badges import badge_code
from returns_station.scan.crockford import chance_in, grouped, typed, written

BADGE_BYTES: Final = 16
CODE_BYTES: Final = 14
"""112 bits: with its check a code is five groups of five letters."""
CODES: Final = 10
PEPPER_BYTES: Final = 32


def badge_from(chance: bytes) -> str:
    """The code of a new badge."""
    return badge_code(chance)


def digest(code: str) -> str:
    """What is kept of a badge or a code: of so much chance a plain hash tells nothing."""
    return hashlib.sha256(code.encode()).hexdigest()


def recovery_code(chance: bytes) -> str:
    """A code for paper, in groups."""
    return grouped(written(chance))


def recovery_in(text: str) -> str:
    """The code that a hand typed, in its groups; "" where a letter is wrong."""
    chance = chance_in(typed(text), CODE_BYTES)
    return recovery_code(chance) if chance is not None else ""


def join_code(pepper: bytes) -> str:
    """What lets another of the shop's computers read the shop's PINs."""
    return grouped(written(pepper), 6)


def pepper_in(text: str) -> bytes | None:
    """The pepper that such a code tells; None where a letter is wrong."""
    return chance_in(typed(text), PEPPER_BYTES)

"""What is asked of the bench."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


class Do(Enum):
    """What a person, a scanner or the room itself asks for; from SUPPLIER on, out of order."""

    SCAN = auto()
    TAKE = auto()
    OPEN = auto()
    CONFIRM = auto()
    GRADE = auto()
    CHECK = auto()
    TICK = auto()
    CLOSE = auto()
    UNDO = auto()
    SUPPLIER = auto()
    ASIDE = auto()
    BENCH = auto()
    PRINT = auto()
    PHOTO = auto()
    WRITE = auto()
    PICK = auto()
    TURN = auto()
    SEND = auto()
    WALK = auto()
    LOOK_AT = auto()
    LET_GO = auto()
    SETTLE = auto()


@dataclass(frozen=True, slots=True)
class Act:
    """One thing, and of what: a code, a letter, a number."""

    do: Do
    which: str = ""


SCANS: Final = frozenset({Do.SCAN, Do.TAKE, Do.OPEN})
"""What has been read and is not dealt with yet while it waits."""
IN_ORDER: Final = SCANS | {Do.CONFIRM, Do.GRADE, Do.CHECK, Do.TICK, Do.CLOSE, Do.UNDO}
"""What waits for all that was asked before it; the rest is done at once."""

"""What may be done in the journal room, and which key does it."""

from enum import Enum, auto
from typing import Final

from ui.rooms.journal.state.journal import Journal, Page


class Do(Enum):
    """One thing that a hand or a key asks for."""

    OPEN = auto()
    WALK = auto()
    SEEK = auto()
    FIELD = auto()
    ONLY_SLIP = auto()
    ONLY_PERSON = auto()
    ONLY_KIND = auto()
    CHECK = auto()
    FILE = auto()
    TRUST = auto()
    BACK = auto()


_ANYWHERE: Final = {"F7": (Do.TRUST, ""), "Esc": (Do.BACK, "")}
_WALK: Final = {"Up": (Do.WALK, "-1"), "Down": (Do.WALK, "1")}
_READING: Final = {"Enter": (Do.CHECK, ""), "F6": (Do.FILE, ""), "F3": (Do.FIELD, "")}
_ENTRY: Final = {"Q": (Do.ONLY_SLIP, ""), "W": (Do.ONLY_PERSON, ""), "E": (Do.ONLY_KIND, "")}


def meant(state: Journal, key: str) -> tuple[Do, str] | None:
    """What a key means now; None: nothing."""
    keys = dict(_ANYWHERE)
    if state.page is Page.TRUST:
        keys |= _WALK
    elif state.may_read:
        keys |= _READING
        if state.page is Page.ENTRIES:
            keys |= _WALK | _ENTRY
    return keys.get(key)

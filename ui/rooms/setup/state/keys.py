"""The keys of the set-up room and the guide: one table for the keyboard and for help."""

from enum import Enum, auto
from typing import Final

from ui.rooms.setup.state.pages import BRING, KNOWN, LEARN, LOGO, TRIAL, green, parts
from ui.rooms.setup.state.setup import Page, Setup


class Do(Enum):
    """What can be asked for by hand, finger or key."""

    OPEN = auto()
    PICK = auto()
    TYPE = auto()
    KEEP = auto()
    GREEN = auto()
    BACK = auto()
    SKIP = auto()
    LEAVE = auto()
    UNDO = auto()
    SAVE = auto()
    TRIAL = auto()
    LOOK = auto()
    PRINTER = auto()
    ADD = auto()
    TAKE = auto()
    REMOVE = auto()
    LOGO = auto()
    NO_LOGO = auto()
    AGAIN = auto()
    SOUND = auto()
    FILL = auto()
    CAMERA = auto()
    TRAIN = auto()
    FULL = auto()
    MANAGER = auto()


_SECTIONS: Final = {str(nr): page.value for nr, page in enumerate(Page, 1)}
# What a key does where the part it belongs to lies open.
_OF_PARTS: Final = {
    "F4": (BRING, Do.FILL),
    "F5": (TRIAL, Do.TRIAL),
    "F6": (TRIAL, Do.LOOK),
    "F7": (LEARN, Do.AGAIN),
}
_OF_GUIDE: Final = {"F2": Do.SKIP, "F9": Do.LEAVE}


def meant(state: Setup, name: str) -> tuple[Do, str] | None:
    """What a key asks for, and of what; None where it means nothing here."""
    if name in _SECTIONS and not state.guiding:
        return Do.OPEN, _SECTIONS[name]
    do = Do.BACK if name == "Esc" else _of_guide(state, name) or _of_part(state, name)
    return (do, "") if do is not None else None


def _of_guide(state: Setup, name: str) -> Do | None:
    """The green thing, the steps, and what could not be saved."""
    next_ = green(state)
    if name == "Enter" and next_ is not None and not next_.missing:
        return Do.GREEN
    if name == "F8" and state.trouble is not None:
        return Do.SAVE
    return _OF_GUIDE.get(name) if state.guiding else None


def _of_part(state: Setup, name: str) -> Do | None:
    part, do = _OF_PARTS.get(name, ("", Do.BACK))
    if name == "F2":
        return Do.ADD if KNOWN in parts(state) else Do.LOGO if LOGO in parts(state) else None
    begins_over = do is not Do.AGAIN or state.listening.learned is not None
    return do if part in parts(state) and begins_over else None


def help_for(state: Setup) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The keys of what lies open, by what they do."""
    open_ = parts(state)
    rows: list[tuple[str, tuple[str, ...]]] = []
    if green(state) is not None:
        rows.append(("green", ("Enter",)))
    if not state.guiding:
        rows.append(("sections", tuple(_SECTIONS)))
    rows += [("choose_here", ("Space",)), ("next_group", ("Up", "Down"))]
    rows += [("trial", ("F5",))] if TRIAL in open_ else []
    rows += [("add_printer", ("F2",))] if KNOWN in open_ else []
    rows += [("demo", ("F4",))] if BRING in open_ else []
    rows += [("logo", ("F2",))] if LOGO in open_ else []
    if state.guiding:
        rows += [("skip", ("F2",)), ("leave", ("F9",))]
    return (*rows, ("back", ("Esc",)))

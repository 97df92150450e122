"""The keys of the room by their place in help."""

from typing import Final, TypeAlias

from ui.rooms.runs.state.doing import green, may_undo, second
from ui.rooms.runs.state.runs import Page, Runs, question_of

Keys: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]

_DAY: Final[Keys] = (
    ("stops", ("Up", "Down")),
    ("vans", ("←", "→")),
    ("days", ("PgUp", "PgDn")),
)


def help_for(state: Runs) -> Keys:
    """What the keys do now."""
    first: Keys = (("green", ("Enter",)),) if green(state) is not None else ()
    back: Keys = (("back", ("Esc",)),)
    if state.page is Page.DOOR:
        undo: Keys = (("said_wrong", ("F9",)),) if may_undo(state) else ()
        return (*first, ("at_door", ("Q", "W", "E")), *undo, *back)
    on: Keys = (("to_door", ("F8",)),) if second(state) is not None else ()
    asked: Keys = (("looked", ("F7",)),) if question_of(state) is not None else ()
    return (*first, *asked, *_DAY, ("manifest", ("F5",)), *on, *back)

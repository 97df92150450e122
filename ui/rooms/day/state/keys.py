"""The keys of the room by their place in help."""

from typing import TypeAlias

from ui.rooms.day.state.day import Day

Keys: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


def help_for(state: Day) -> Keys:
    """What the keys do now."""
    back: Keys = (("back", ("Esc",)),)
    if state.shows_board:
        return (("board_by", ("F8",)), ("board_file", ("F6",)), ("board_away", ("F9",)), *back)
    if state.tells:
        more: Keys = (("day_rows", ("Up", "Down")),) if len(state.read.letters) > 1 else ()
        return (("green", ("Enter",)), *more, *back)
    green: Keys = (("green", ("Enter",)),) if state.in_hand is not None else ()
    rows: Keys = (("day_rows", ("Up", "Down")),) if len(state.rows) > 1 else ()
    many = len(state.read.waits)
    waits: Keys = (("day_waits", tuple(str(nr + 1) for nr in range(many))),) if many else ()
    return (*green, *rows, *waits, ("board", ("F9",)), *back)

"""One thing of a few that can be chosen."""

from dataclasses import dataclass

from ui.rooms.setup.state.setup import Words


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what it says, what it sets, what it sets along; a theme to look at."""

    words: Words
    sets: tuple[tuple[str, object], ...]
    along: tuple[tuple[str, object], ...] = ()
    theme: str = ""
    chosen: bool = False

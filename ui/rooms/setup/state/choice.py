"""One thing of a few that can be chosen."""

from dataclasses import dataclass
from typing import TypeAlias

from returns_station.phrase import Phrase

Words: TypeAlias = Phrase | str
"""What a choice says: a sentence of ours, or a name as it is (a printer, a language)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what it says, what it sets, what it sets along; a theme to look at."""

    words: Words
    sets: tuple[tuple[str, object], ...]
    along: tuple[tuple[str, object], ...] = ()
    theme: str = ""
    chosen: bool = False

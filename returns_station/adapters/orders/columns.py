"""The columns of a file of sale lines as its reader would take them, for a person to correct."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from returns_station.adapters.orders.headings import corrected, proposed, recall

_LINES: Final = "lines"


@dataclass(frozen=True, slots=True)
class Taken:
    """The headings of a file, and the place of the column that is taken for each meaning."""

    headings: tuple[str, ...]
    places: dict[str, int]


def columns_of(path: Path, remembered: Path) -> Taken | None:
    """What the reader takes the columns for; None of files that need no guessing.

    Raises FileUnreadableError when the file as a whole cannot be read.
    """
    # Starting a child needs more of the library than a window should wait for.
    from returns_station.adapters.orders.reading import propose

    proposal = propose(path)
    if proposal.kind != _LINES:
        return None
    headings = proposal.headings
    said = recall(str(remembered), headings)
    places, _ = corrected(proposed(headings), headings, said)
    return Taken(headings, places)

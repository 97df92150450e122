"""What is seen while sales are brought in: a file, how far it has come, what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from returns_station.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file has come: lines read, and the share of the file where it can be told."""

    lines: int
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a file: new sales and their lines, what was in before, what could not go in.

    `listed` says the first rows that could not go in, each with its row and its reason.
    """

    sales: int
    lines: int
    known: int = 0
    returns: int = 0
    bad: int = 0
    listed: tuple[Phrase, ...] = ()
    stopped: bool = False


class BringIn(Protocol):
    """Reads one file of sales into the store-room; called off the window's thread.

    `told` is called now and then and answers whether to go on. Raises StationError with advice.
    """

    def __call__(self, file: Path, told: Callable[[Progress], bool]) -> Brought:
        """Read the file; what was read before a stop stays in, whole sales only."""

"""What is seen while sales are brought in: a file, how far it has come, what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
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
        ...


class Stage(Enum):
    """Where it stands."""

    WAITING = auto()
    READING = auto()
    STOPPING = auto()
    DONE = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Imports:
    """All that the room knows; `queue` are the files still to be read."""

    stage: Stage = Stage.WAITING
    file: Path | None = None
    queue: tuple[Path, ...] = ()
    progress: Progress = Progress(0)
    brought: Brought | None = None
    advice: Phrase | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self.stage in (Stage.READING, Stage.STOPPING)


def offered(state: Imports, files: tuple[Path, ...]) -> Imports:
    """These files are to be read, one after the other."""
    if not files:
        return state
    if state.busy:
        return replace(state, queue=(*state.queue, *files))
    first, *others = files
    return Imports(Stage.READING, first, tuple(others))


def named(state: Imports, text: str) -> Imports:
    """A file was named by hand; quotes around it, as file managers copy them, are taken away."""
    name = text.strip().strip("\"'")
    return offered(state, (Path(name).expanduser(),)) if name else state


def progressed(state: Imports, progress: Progress) -> Imports:
    """It has come so far."""
    return replace(state, progress=progress) if state.busy else state


def stopped(state: Imports) -> Imports:
    """Stop after the sale that is being read; the files after it are not read either."""
    if not state.busy:
        return Imports()
    return replace(state, stage=Stage.STOPPING, queue=())


def brought(state: Imports, came: Brought) -> Imports:
    """A file is read; the next one is begun."""
    total = _together(state.brought, came)
    if state.queue and not came.stopped:
        first, *others = state.queue
        return Imports(Stage.READING, first, tuple(others), brought=total)
    return replace(state, stage=Stage.DONE, brought=total, queue=())


def failed(state: Imports, advice: Phrase) -> Imports:
    """A file could not be read at all; it is said why and what to do."""
    return replace(state, stage=Stage.FAILED, advice=advice, queue=())


def _together(before: Brought | None, came: Brought) -> Brought:
    if before is None:
        return came
    return Brought(
        before.sales + came.sales,
        before.lines + came.lines,
        before.known + came.known,
        before.returns + came.returns,
        before.bad + came.bad,
        before.listed + came.listed,
        stopped=came.stopped,
    )

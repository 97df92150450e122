"""What is seen while sales are brought in: a file, its columns, its progress, what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from typing import Protocol, runtime_checkable

from returns_station.adapters.orders.columns import Taken
from returns_station.adapters.settings import ShopSettings
from returns_station.case import Who
from returns_station.phrase import Phrase
from ui.models.course import left_s
from ui.rooms.imports.columns import Columns, at_lacking, shown


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


@runtime_checkable
class KnowsColumns(Protocol):
    """A reader of files that tells how it takes their columns, and can be corrected.

    Both are called off the window's thread.
    """

    def columns(self, file: Path) -> Taken | None:
        """How the columns are taken; None of files that need no guessing."""
        ...

    def keep(self, headings: tuple[str, ...], said: Mapping[str, str]) -> None:
        """A person said what these columns mean, for this file and all with the same headings."""
        ...


@runtime_checkable
class KnowsShop(Protocol):
    """A reader of files that fills in what they do not say from the shop's own settings."""

    def move_to(self, shop: ShopSettings) -> None:
        """The shop's settings are others, from the next file on."""
        ...


@runtime_checkable
class KnowsWho(Protocol):
    """A reader of files that brings sales in for who stands at the window."""

    def stand(self, who: Who) -> None:
        """Somebody else stands there, from the next file on."""
        ...


class Stage(Enum):
    """Where it stands."""

    WAITING = auto()
    LOOKING = auto()
    COLUMNS = auto()
    READING = auto()
    STOPPING = auto()
    DONE = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Imports:
    """All that the room knows; `queue` are the files still to be read, `left` how long this takes.

    `alone` is a file that was brought by itself: its columns are shown even if none is missing.
    """

    stage: Stage = Stage.WAITING
    file: Path | None = None
    queue: tuple[Path, ...] = ()
    alone: bool = True
    columns: Columns | None = None
    progress: Progress = Progress(0)
    left: int | None = None
    brought: Brought | None = None
    advice: Phrase | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is being looked at or read."""
        return self.stage in (Stage.LOOKING, Stage.READING, Stage.STOPPING)

    @property
    def reading(self) -> bool:
        """Whether sales are coming in."""
        return self.stage in (Stage.READING, Stage.STOPPING)


def offered(state: Imports, files: tuple[Path, ...]) -> Imports:
    """These files are to be read, one after the other."""
    if not files:
        return state
    if state.busy or state.stage is Stage.COLUMNS:
        return replace(state, queue=(*state.queue, *files), alone=False)
    first, *others = files
    return Imports(Stage.LOOKING, first, tuple(others), alone=not others)


def named(state: Imports, text: str) -> Imports:
    """A file was named by hand; quotes around it, as file managers copy them, are taken away."""
    name = text.strip().strip("\"'")
    return offered(state, (Path(name).expanduser(),)) if name else state


def looked(state: Imports, file: Path, taken: Taken | None) -> Imports:
    """It was looked how the columns are taken; of several files only one that lacks some asks."""
    if state.stage is not Stage.LOOKING or file != state.file:
        return state
    if taken is not None:
        columns = shown(taken.headings, taken.places)
        if state.alone or columns.lacking:
            return replace(state, stage=Stage.COLUMNS, columns=columns)
    return replace(state, stage=Stage.READING, columns=None)


def corrected(state: Imports, columns: Columns) -> Imports:
    """The columns were changed, or another row of them was chosen."""
    return replace(state, columns=columns) if state.stage is Stage.COLUMNS else state


def confirmed(state: Imports) -> Imports:
    """The columns are right: the file is read; where one is missing, it is asked for first."""
    if state.columns is None or state.stage is not Stage.COLUMNS:
        return state
    if state.columns.lacking:
        return replace(state, columns=at_lacking(state.columns))
    return replace(state, stage=Stage.READING)


def progressed(state: Imports, progress: Progress, elapsed_s: float = 0) -> Imports:
    """It has come so far, in so many seconds."""
    if not state.reading:
        return state
    return replace(state, progress=progress, left=left_s(progress.share, elapsed_s))


def stopped(state: Imports) -> Imports:
    """Stop after the sale that is being read; the files after it are not read either."""
    if state.reading:
        return replace(state, stage=Stage.STOPPING, queue=())
    asking = state.stage in (Stage.LOOKING, Stage.COLUMNS)
    if asking and state.brought is not None:
        return replace(state, stage=Stage.DONE, columns=None, queue=())
    return Imports()


def brought(state: Imports, came: Brought) -> Imports:
    """A file is read; the next one is begun."""
    total = _together(state.brought, came)
    if state.queue and not came.stopped:
        first, *others = state.queue
        return Imports(Stage.LOOKING, first, tuple(others), alone=False, brought=total)
    return replace(state, stage=Stage.DONE, brought=total, queue=())


def failed(state: Imports, advice: Phrase) -> Imports:
    """A file could not be read at all; it is said why and what to do."""
    return replace(state, stage=Stage.FAILED, advice=advice, columns=None, queue=())


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

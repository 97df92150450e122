"""Files of sales brought in, one after the other: how far it has come, and what came of each."""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from returns_station.adapters.orders.reading import (
    Batch,
    Defaults,
    FileUnreadableError,
    Reading,
)
from returns_station.adapters.orders.records import BadRow
from returns_station.desk.incoming import Matched, SalesInbox, Stored
from returns_station.phrase import Phrase

# So many of a file are kept to be told one by one; the others are only counted.
_KEPT: Final = 10_000
# Every why of a bad row is of this family of the catalogue.
_BAD: Final = "import.bad."
# A child takes longer to start than a small file to store.
_AHEAD: Final = 2


class Batches(Protocol):
    """A file that is being read."""

    def batches(self) -> Iterator[Batch]:
        """Its batches in order; raises FileUnreadableError when it cannot be read as a whole."""
        ...

    def close(self) -> None:
        """Read no further."""
        ...


class Reader(Protocol):
    """Begins to read a file at once, and goes on while other things are done."""

    def __call__(self, path: Path, defaults: Defaults, *, remembered: Path | None) -> Batches:
        """The file, begun."""
        ...


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file has come: so much of all of it, lines read and new sales stored."""

    file: str
    done: int
    total: int
    lines: int
    sales: int


@dataclass(frozen=True, slots=True)
class FileBrought:
    """What came of one file: lines read, sales by what became of them, new earlier returns.

    `held` sales stay outside because a row of theirs is bad. `bad` and `changed` are the first
    of the bad rows and of the numbers that are in with another content. `trouble` says why the
    file could not be read to its end; what came before that is in.
    """

    file: str
    lines: int = 0
    new: int = 0
    new_lines: int = 0
    same: int = 0
    differing: int = 0
    held: int = 0
    returns: int = 0
    bad_rows: int = 0
    bad: tuple[BadRow, ...] = ()
    changed: tuple[str, ...] = ()
    trouble: Phrase | None = None
    stopped: bool = False

    def and_then(self, batch: Batch, stored: Stored) -> "FileBrought":
        """The sum with one more batch."""
        room = max(0, _KEPT - len(self.bad))
        place = max(0, _KEPT - len(self.changed))
        return FileBrought(
            self.file,
            lines=self.lines + batch.lines,
            new=self.new + stored.new,
            new_lines=self.new_lines + stored.lines,
            same=self.same + stored.same,
            differing=self.differing + len(stored.differing),
            held=self.held + len({row.sale_number for row in batch.bad} - {""}),
            returns=self.returns + stored.returns,
            bad_rows=self.bad_rows + len(batch.bad),
            bad=self.bad + batch.bad[:room],
            changed=self.changed + stored.differing[:place],
        )

    def bad_rows_told(self, most: int) -> tuple[Phrase, ...]:
        """The first bad rows, each in a sentence: where it stands, why, and what was read."""
        return tuple(bad_row_told(self.file, row) for row in self.bad[:most])


def bad_row_told(file: str, row: BadRow) -> Phrase:
    """A bad row in a sentence."""
    return Phrase(
        "import.bad_row",
        {
            "file": file,
            "row": row.row,
            "column": row.column,
            "why": Phrase(f"import.bad.{row.why.removeprefix(_BAD)}"),
            "read": row.read,
        },
    )


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of all files, and which earlier returns found the sales they undo."""

    files: tuple[FileBrought, ...]
    matched: Matched

    @property
    def stopped(self) -> bool:
        """Whether somebody stopped it on the way."""
        return any(one.stopped for one in self.files)


def bring_in(
    inbox: SalesInbox,
    files: Sequence[Path],
    defaults: Defaults,
    *,
    remembered: Path | None = None,
    told: Callable[[Progress], bool] = lambda _: True,
    read: Reader = Reading,
) -> Summary:
    """Bring in files in their order, then let earlier returns find the sales they undo.

    `told` hears how far it has come and answers whether to go on; a stop keeps whole batches. A
    file that cannot be read stands in the summary, and the others still go in.
    """
    brought: list[FileBrought] = []
    begun = (read(file, defaults, remembered=remembered) for file in files)
    with closing(_ahead(begun)) as readings:
        for file, reading in zip(files, readings, strict=True):
            brought.append(_bring_one(inbox, file.name, reading, told))
            if brought[-1].stopped:
                # Not matched now: with the rest of the files they may find a better sale.
                return Summary(tuple(brought), Matched())
    return Summary(tuple(brought), inbox.match())


def _ahead(begun: Iterator[Batches]) -> Generator[Batches, None, None]:
    """Each file's reading, while the children of the next ones have begun already."""
    waiting: deque[Batches] = deque()
    try:
        for reading in begun:
            waiting.append(reading)
            if len(waiting) > _AHEAD:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()
    finally:
        for reading in waiting:
            reading.close()


def _bring_one(
    inbox: SalesInbox, file: str, reading: Batches, told: Callable[[Progress], bool]
) -> FileBrought:
    came = FileBrought(file)
    try:
        with closing(reading):
            for batch in reading.batches():
                stored = inbox.put(batch.sales, batch.returns, file=file)
                came = came.and_then(batch, stored)
                if not told(Progress(file, batch.done, batch.total, came.lines, came.new)):
                    return replace(came, stopped=True)
    except FileUnreadableError as error:
        return replace(came, trouble=error.advice)
    return came

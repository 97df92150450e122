"""A file of what is in stock brought in: all its good rows in one, and each bad one told."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from returns_station.adapters.orders.reading import Child, FileUnreadableError
from returns_station.adapters.orders.records import BadRow
from returns_station.desk.incoming import SalesInbox
from returns_station.desk.stock import NewCount
from returns_station.phrase import Phrase

_ENDLESS: Final = "import.file.endless_line"


@dataclass(frozen=True, slots=True)
class FileCounted:
    """What came of a file: so many goods counted; the bad rows changed nothing."""

    file: str
    counted: int
    bad: tuple[BadRow, ...]


def count_in(inbox: SalesInbox, path: Path) -> FileCounted:
    """Set the stock as a file says; raises FileUnreadableError, and then nothing was changed."""
    try:
        counts, bad = _read(path)
    except FileUnreadableError as error:
        if error.advice.key == _ENDLESS:
            # Of sales what came before is in by now; of stock nothing is.
            advice = Phrase("import.stock.endless_line", error.advice.args)
            raise FileUnreadableError(advice) from error
        raise
    fewer = set(inbox.count(counts, file=path.name))
    bad += [
        BadRow(one.row, "quantity", "import.bad.fewer_than_held", str(one.quantity))
        for one in counts
        if one.sku in fewer
    ]
    return FileCounted(path.name, len(counts) - len(fewer), tuple(sorted(bad)))


def _read(path: Path) -> tuple[list[NewCount], list[BadRow]]:
    counts: list[NewCount] = []
    bad: list[BadRow] = []
    with Child({"count": {"path": str(path)}}, path.name) as child:
        for told in child.answers():
            counts += (NewCount(*row) for row in told["counts"])
            bad += (BadRow(*row) for row in told["bad"])
    return counts, bad

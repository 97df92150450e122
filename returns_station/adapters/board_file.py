"""The board as a table for other programs; no cell of it can be taken for a formula."""

import csv
from pathlib import Path
from typing import Final

from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase
from returns_station.service.board import Board, BoardRow

_HEAD: Final = (
    *("name", "kept", "kept_or_missed", "low_percent", "high_percent"),
    *("missed", "told_before", "late_done", "released", "unsaid", "open"),
    *("visits", "grades", "mean_grade", "good", "median_seconds", "median_steps"),
)
# What a spreadsheet reads as the beginning of a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


class BoardNotWrittenError(StationError):
    """The file cannot be written: the disk is full, or the folder is read only."""


def write_board(path: Path, board: Board) -> None:
    """Write the rows and the whole; a file that stood there is taken the place of."""
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file, delimiter=";")
            table.writerow(_HEAD)
            table.writerows(_cells(row) for row in (*board.rows, board.whole))
    except OSError as error:
        raise BoardNotWrittenError(Phrase("board.not_written", {"file": path.name})) from error


def cell(text: str) -> str:
    """A text as a spreadsheet shows it, whatever it begins with."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(_FORMULA) or text[:1] in _FORMULA else flat


def _cells(row: BoardRow) -> tuple[str | int, ...]:
    felt, kept, told = row.felt, row.kept, row.told
    return (
        cell(row.name),
        *(kept.held, kept.of, kept.low_percent, kept.high_percent),
        *(told.of, told.held, row.late_done, row.released, row.unsaid, row.open),
        *(felt.visits, felt.grades, f"{felt.grade:.2f}"),
        *(felt.good.held, felt.seconds, felt.steps),
    )

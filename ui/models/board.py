"""The board as it is drawn: a bar a week or desk, with how sure it is, and how it felt."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from returns_station.phrase import Phrase
from returns_station.service.board import Board, BoardRow, Share

FEW: Final = 30
"""Of fewer than so many nobody is told a share."""
FEW_GRADES: Final = 5
"""Of fewer grades no mean is drawn."""
_MOST_GAPS: Final = 5
_MINUTE: Final = 60
_IN_SECONDS: Final = 180


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, so many of so many in percent, between which percents the truth lies.

    `percent` None: too few to tell. `grade` is the mean grade, None where too few gave one;
    `seconds` what a visit took, 0 where nobody measured it.
    """

    name: Phrase
    held: int
    of: int
    percent: int | None
    low: int
    high: int
    grade: float | None
    seconds: int


@dataclass(frozen=True, slots=True)
class BoardShown:
    """All bars in order, and the whole as one sentence; `joined`: one follows the other."""

    bars: tuple[Bar, ...] = ()
    says: Phrase | None = None
    sure: Phrase | None = None
    felt: Phrase | None = None
    gaps: tuple[Phrase, ...] = ()
    joined: bool = True


def shown(board: Board) -> BoardShown:
    """A board as it is drawn."""
    whole = board.whole
    return BoardShown(
        tuple(_bar(row, board) for row in board.rows),
        kept(whole.kept),
        _sure(whole.kept),
        felt(whole),
        tuple(
            Phrase("board_room.gap", {"name": _named(gap.name, board), "says": gap.says})
            for gap in board.gaps[-_MOST_GAPS:]
        ),
        board.by == "week",
    )


def kept(share: Share) -> Phrase:
    """So many of so many promises were kept, or that it is too early to tell."""
    if not share.of:
        return Phrase("board_room.nothing")
    if share.of < FEW:
        return Phrase("board_room.few", {"count": share.of})
    return Phrase("board_room.kept", {"kept": share.held, "of": share.of})


def _sure(share: Share) -> Phrase | None:
    if share.of < FEW:
        return None
    return Phrase("board_room.sure", {"low": share.low_percent, "high": share.high_percent})


def felt(row: BoardRow) -> Phrase | None:
    """The mean grade beside what a visit took; None where too few gave one."""
    of = row.felt
    if of.grades < FEW_GRADES:
        return None
    grade = round(of.grade * 10)
    told = {"grade": Phrase("board_room.grade", {"whole": grade // 10, "tenth": grade % 10})}
    if not of.seconds:
        return Phrase("board_room.felt", {**told, "count": of.grades})
    return Phrase("board_room.felt_beside", {**told, "time": took(of.seconds), "count": of.grades})


def took(seconds: int) -> Phrase:
    """How long a visit took, in what one counts in."""
    if seconds < _IN_SECONDS:
        return Phrase("board_room.seconds", {"count": seconds})
    return Phrase("board_room.minutes", {"count": round(seconds / _MINUTE)})


def _bar(row: BoardRow, board: Board) -> Bar:
    share, of = row.kept, row.felt
    percent = 100 * share.held // share.of if share.of >= FEW else None
    return Bar(
        _named(row.name, board),
        share.held,
        share.of,
        percent,
        share.low_percent,
        share.high_percent,
        of.grade if of.grades >= FEW_GRADES else None,
        of.seconds,
    )


def _named(name: str, board: Board) -> Phrase:
    if board.by == "desk":
        return Phrase("board_room.desk", {"name": name}) if name else Phrase("board_room.no_desk")
    return Phrase("board_room.week", {"number": date.fromisoformat(name).isocalendar().week})

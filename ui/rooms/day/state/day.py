"""Today as the room knows it: the promise in hand, what waits elsewhere, the board."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import Final

from returns_station.dialogue.letter import LetterStands
from returns_station.phrase import Phrase
from returns_station.service.board import Board, By
from returns_station.service.promise import PromiseKind, PromiseStands, PromiseState

_ENDED: Final = (PromiseState.KEPT, PromiseState.RELEASED)
_ROOMS: Final = {PromiseKind.PICKUP: "pickup", PromiseKind.ANSWER: "inbox"}
_ASK: Final = "promise.ask"


class Part(IntEnum):
    """The three parts of the day, in their order."""

    LATE = 0
    LEFT = 1
    DONE = 2


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits in another room: how many, and when the first is due; `late`: that is over."""

    room: str
    count: int
    due: datetime | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class DayRead:
    """All that is read of today at once."""

    promises: tuple[PromiseStands, ...] = ()
    waits: tuple[Waits, ...] = ()
    letters: tuple[LetterStands, ...] = ()
    month: Board | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """All that the room knows; nothing before it has read.

    `at` is the key of the promise in hand, `since` when it was read. `board` lies over the day
    while `shows_board`, by week or desk; what is to be told by hand does while `tells`, the one in
    hand is `letter`. `told` is what could not be done, or what was.
    """

    ready: bool = False
    read: DayRead = DayRead()
    at: str = ""
    since: datetime | None = None
    shows_board: bool = False
    by: By = "week"
    board: Board | None = None
    told: Phrase | None = None
    went_well: bool = False
    tells: bool = False
    letter: int = 0

    @property
    def rows(self) -> tuple[PromiseStands, ...]:
        """The promises as they are shown: what will not hold first, what is done last."""
        return ordered(self.read.promises, self.since)

    @property
    def in_hand(self) -> PromiseStands | None:
        """The promise in hand."""
        return next((one for one in self.rows if one.promise.key == self.at), None)


def part_of(one: PromiseStands, now: datetime | None) -> Part:
    """Where a promise belongs: it will not hold, it is still to be done, it is done."""
    if one.state in _ENDED or one.fulfilled_at is not None:
        return Part.DONE
    over = now is not None and one.promise.due < now
    is_late = one.state is PromiseState.MISSED or one.foretold_at is not None or over
    return Part.LATE if is_late else Part.LEFT


def ordered(promises: Iterable[PromiseStands], now: datetime | None) -> tuple[PromiseStands, ...]:
    """In the order of their parts, the first due first."""
    return tuple(sorted(promises, key=lambda one: (part_of(one, now), one.promise.due)))


def came(state: Day, read: DayRead, now: datetime) -> Day:
    """Today is known anew; the promise in hand stays in hand."""
    new = replace(state, ready=True, read=read, since=now)
    if new.in_hand is None:
        new = replace(new, at=new.rows[0].promise.key if new.rows else "")
    return new


def walked(state: Day, by: int) -> Day:
    """Take the next promise in hand, or the one before."""
    keys = [one.promise.key for one in state.rows]
    if not keys or state.shows_board:
        return state
    here = keys.index(state.at) if state.at in keys else 0
    return replace(state, at=keys[max(0, min(here + by, len(keys) - 1))], told=None)


def taken(state: Day, key: str) -> Day:
    """Take this promise in hand."""
    known = any(one.promise.key == key for one in state.rows)
    return replace(state, at=key, told=None) if known else state


def leads(one: PromiseStands) -> str:
    """The room where a promise is mended."""
    if one.promise.says.key == _ASK:
        return "approvals"
    return _ROOMS.get(one.promise.kind, "counter")


def board_toggled(state: Day) -> Day:
    """Lay the board over the day, or put it away."""
    return replace(state, shows_board=not state.shows_board, tells=False, told=None)


def turned(state: Day) -> Day:
    """The board by desk instead of by week, or back; what was read of the other is not shown."""
    if not state.shows_board:
        return state
    return replace(state, by="desk" if state.by == "week" else "week", board=None, told=None)


def board_came(state: Day, board: Board) -> Day:
    """The board is known; one of another kind came too late."""
    return replace(state, board=board) if board.by == state.by else state


def said(state: Day, told: Phrase, *, well: bool) -> Day:
    """Something was done, or not, and why."""
    return replace(state, told=told, went_well=well)


def left(state: Day) -> Day | None:
    """One step back: what was said, then the board; None: out of the room."""
    if state.told is not None:
        return replace(state, told=None)
    if state.tells:
        return replace(state, tells=False)
    return board_toggled(state) if state.shows_board else None

"""Promised against kept, felt against measured, each share with how sure it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median_low
from typing import Final, Literal, TypeAlias

from returns_station.days import local_day
from returns_station.phrase import Phrase
from returns_station.service.interval import wilson
from returns_station.service.measures import Measures, PromiseFact, VisitFact
from returns_station.service.promise import PromiseKind, PromiseState

By: TypeAlias = Literal["week", "desk"]
UNSAID: Final = "unsaid"
"""Why a promise of money was released of which nobody said whether the till has paid it."""
GOOD: Final = 4
"""A visit with this grade, or a better one, was a good one."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and between which whole percents the true share lies, 95 of 100 times."""

    held: int
    of: int
    low_percent: int
    high_percent: int


@dataclass(frozen=True, slots=True)
class Felt:
    """How visits felt, and what they took: medians of seconds and steps, 0 where none was measured.

    `good` is how many of those who said something had a good visit.
    """

    visits: int
    grades: int
    grade_sum: int
    good: Share
    seconds: int = 0
    steps: int = 0

    @property
    def grade(self) -> float:
        """The mean grade; 0 where nobody said anything."""
        return self.grade_sum / self.grades if self.grades else 0.0


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A week (its Monday, as 2026-11-23), a desk, or all of it (name "").

    `kept` is of all that were kept or missed, `told` of those missed: she knew before. `released`
    and `open` count neither way, and of `unsaid` nobody knows. `late_done` was missed and is done.
    """

    name: str
    kept: Share
    told: Share
    released: int
    unsaid: int
    open: int
    late_done: int
    felt: Felt
    by_kind: tuple[tuple[PromiseKind, Share], ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Where feeling and measure say that something is to be mended, and which of the two."""

    what: Literal["deliver_better", "tell_better"]
    name: str
    says: Phrase


@dataclass(frozen=True, slots=True)
class Board:
    """All that may be shown of a time: the whole, and its weeks or desks in order.

    `same_day` is how much of the money left on the day it was promised.
    """

    since: date
    until: date
    by: By
    whole: BoardRow
    rows: tuple[BoardRow, ...]
    same_day: Share
    gaps: Sequence[Gap] = ()


def board(measures: Measures, since: date, until: date, *, by: By, market: str) -> Board:
    """The board of a time, whatever told the measures."""
    promises: dict[str, list[PromiseFact]] = {}
    visits: dict[str, list[VisitFact]] = {}
    for one in measures.promises:
        promises.setdefault(_name(one.made_at, one.desk, by, market), []).append(one)
    for visit in measures.visits:
        visits.setdefault(_name(visit.at, visit.desk, by, market), []).append(visit)
    rows = tuple(
        _row(name, promises.get(name, ()), visits.get(name, ()))
        for name in sorted(promises.keys() | visits.keys())
    )
    whole = _row("", measures.promises, measures.visits)
    same_day = _same_day(measures.promises, market)
    gaps = tuple(gap for row in rows if (gap := gap_of(row)))
    return Board(since, until, by, whole, rows, same_day, gaps)


def share(held: int, of: int) -> Share:
    """A share with its interval in whole percents that never flatter."""
    sure = wilson(held, of)
    return Share(held, of, sure.low_percent, sure.high_percent)


def gap_of(row: BoardRow) -> Gap | None:
    """What is to be mended where both are sure enough; None: nothing, or nobody can tell yet."""
    kept, good = row.kept, row.felt.good
    feels_bad = good.of >= _FEW and good.high_percent < _FEELS_WELL
    if kept.of >= _FEW and kept.high_percent < _KEEPS_WELL:
        told = {"kept": kept.held, "of": kept.of}
        return Gap("deliver_better", row.name, Phrase("board.gap.deliver_better", told))
    if feels_bad and kept.low_percent >= _SURELY_KEPT:
        told = {"kept": kept.held, "of": kept.of, "good": good.held, "grades": good.of}
        return Gap("tell_better", row.name, Phrase("board.gap.tell_better", told))
    if feels_bad:
        told = {"good": good.held, "grades": good.of}
        return Gap("deliver_better", row.name, Phrase("board.gap.feels_bad", told))
    return None


# Of fewer nobody is asked to mend anything: small numbers say nothing.
_FEW: Final = 10
_KEEPS_WELL: Final = 95
_SURELY_KEPT: Final = 90
_FEELS_WELL: Final = 80


def _name(at: datetime, desk: str, by: By, market: str) -> str:
    if by == "desk":
        return desk
    day = local_day(at, market)
    return (day - timedelta(days=day.weekday())).isoformat()


def _row(name: str, promises: Sequence[PromiseFact], visits: Sequence[VisitFact]) -> BoardRow:
    missed = [one for one in promises if one.state is PromiseState.MISSED]
    told = sum(one.told_at is not None and one.told_at <= one.due for one in missed)
    released = [one for one in promises if one.state is PromiseState.RELEASED]
    return BoardRow(
        name,
        _kept(promises),
        share(told, len(missed)),
        released=len(released),
        unsaid=sum(one.why == UNSAID for one in released),
        open=sum(one.state is PromiseState.OPEN for one in promises),
        late_done=sum(one.done_at is not None for one in missed),
        felt=_felt(visits),
        by_kind=tuple(
            (kind, kept)
            for kind in PromiseKind
            if (kept := _kept([one for one in promises if one.kind is kind])).of
        ),
    )


def _kept(promises: Iterable[PromiseFact]) -> Share:
    ended = [one.state for one in promises]
    held = ended.count(PromiseState.KEPT)
    return share(held, held + ended.count(PromiseState.MISSED))


def _felt(visits: Sequence[VisitFact]) -> Felt:
    grades = [one.grade for one in visits if one.grade]
    seconds = [one.seconds for one in visits if one.seconds]
    steps = [one.steps for one in visits if one.steps]
    return Felt(
        len(visits),
        len(grades),
        sum(grades),
        share(sum(grade >= GOOD for grade in grades), len(grades)),
        median_low(seconds) if seconds else 0,
        median_low(steps) if steps else 0,
    )


def _same_day(promises: Iterable[PromiseFact], market: str) -> Share:
    """Of all money that was promised; what nobody said, and what is open yet, was not."""
    money = [one for one in promises if one.kind is PromiseKind.REFUND and _counts(one)]
    held = sum(
        one.done_at is not None and local_day(one.done_at, market) == local_day(one.made_at, market)
        for one in money
    )
    return share(held, len(money))


def _counts(one: PromiseFact) -> bool:
    return one.state is not PromiseState.RELEASED or one.why == UNSAID

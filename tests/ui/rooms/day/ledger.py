"""Promises and boards in memory, as the doors of a station would tell of them."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from returns_station.dialogue.letter import (
    Address,
    Channel,
    Letter,
    LetterKind,
    LetterStands,
    LetterState,
    Signature,
)
from returns_station.phrase import Phrase
from returns_station.service.board import Board, BoardRow, By, Felt, Gap, Share
from returns_station.service.interval import wilson
from returns_station.service.promise import DuePromise, PromiseKind, PromiseStands, PromiseState
from tests.builders import NOW, kronor
from ui.rooms.day.state.day import DayRead, Waits

MONDAY: Final = date(2026, 11, 23)
_KEPT: Final = (180, 174, 191, 187, 169, 201, 22, 190, 184, 171, 196, 61)
_OF: Final = (188, 185, 195, 190, 184, 204, 24, 195, 188, 186, 199, 62)
_GRADE: Final = (45, 44, 46, 47, 42, 46, 45, 46, 47, 43, 47, 48)
_SECONDS: Final = (121, 118, 95, 88, 140, 84, 90, 82, 79, 131, 74, 71)
_DESKS: Final = ("Disk 1", "Disk 2", "Entrén")


def a_promise(
    number: int,
    kind: PromiseKind = PromiseKind.REFUND,
    hours: float = 4,
    state: PromiseState = PromiseState.OPEN,
    *,
    told: bool = False,
    amount: int = 499,
) -> PromiseStands:
    """A promise that is due so many hours from now."""
    due = NOW + timedelta(hours=hours)
    says = Phrase(f"promise.{kind}")
    if kind is PromiseKind.REFUND:
        says = Phrase("promise.refund", {"amount": kronor(amount), "day": due.date()})
    if kind is PromiseKind.PICKUP:
        begins = due - timedelta(hours=2)
        says = Phrase("promise.pickup", {"day": due.date(), "begins": begins, "ends": due})
    made = DuePromise(f"p{number}", kind, f"s{number}", f"4471-03{number:02}-7", says, due, NOW)
    stands = PromiseStands(made, state)
    if told:
        later = NOW + timedelta(days=2)
        return replace(stands, foretold_at=NOW - timedelta(minutes=25), expected=later)
    return replace(stands, fulfilled_at=NOW) if state is PromiseState.KEPT else stands


def a_day() -> DayRead:
    """A day with one that will not hold, some left, some done, and what waits elsewhere."""
    kind = PromiseKind
    promises = (
        a_promise(11, kind.REFUND, -70, PromiseState.KEPT),
        a_promise(12, kind.REPLACEMENT, 5, told=True),
        a_promise(13, kind.PICKUP, 3),
        a_promise(14, kind.REFUND, 6, amount=1249),
        a_promise(15, kind.ANSWER, 2),
        a_promise(16, kind.REFUND, -1),
        a_promise(17, kind.PICKUP, -2, PromiseState.KEPT),
        a_promise(18, kind.REPAIR, 6, PromiseState.RELEASED),
    )
    first = NOW + timedelta(hours=2)
    waits = (Waits("inbox", 2, first), Waits("approvals", 1), Waits("pickup", 1),
             Waits("letters", 2))  # fmt: skip
    return DayRead(promises, waits, (a_letter(1), a_letter(2, LetterState.DEAD)), a_board())


def a_letter(number: int, state: LetterState = LetterState.BY_HAND) -> LetterStands:
    """A message that somebody is to tell."""
    to = Address(Channel.BY_HAND, "070 174 06 0" + str(number), "Elin Sandberg", "sv")
    day = NOW.date() + timedelta(days=2)
    says = Phrase("letter.says.late.replacement", {"number": "4471-0312-7", "day": day})
    signed = Signature("Maja")
    letter = Letter(f"l{number}", LetterKind.LATE, "4471-0312-7", to, says, signed, NOW, NOW)
    return LetterStands(number, letter, state)


def a_share(held: int, of: int) -> Share:
    """A share with how sure it is."""
    sure = wilson(held, of)
    return Share(held, of, sure.low_percent, sure.high_percent)


def a_row(name: str, nr: int) -> BoardRow:
    """One week or desk."""
    kept, of, grades = _KEPT[nr], _OF[nr], _OF[nr] // 3
    good = a_share(grades * 9 // 10, grades)
    felt = Felt(of, grades, grades * _GRADE[nr] // 10, good, _SECONDS[nr], 6)
    return _row(name, a_share(kept, of), felt)


def _row(name: str, kept: Share, felt: Felt) -> BoardRow:
    told, late = a_share(5, 5), kept.of - kept.held
    return BoardRow(name, kept, told, 2, 0, 3, late, felt)


def a_board(by: By = "week") -> Board:
    """Twelve weeks, or three desks."""
    first = MONDAY - timedelta(weeks=11)
    names = [(first + timedelta(weeks=nr)).isoformat() for nr in range(12)]
    rows = tuple(a_row(name, nr) for nr, name in enumerate(names if by == "week" else _DESKS))
    held, of = sum(_KEPT), sum(_OF)
    whole = _row("", a_share(held, of), Felt(of, 640, 2950, a_share(601, 640), 82))
    says = Phrase("board.gap.deliver_better", {"kept": 169, "of": 184})
    gaps = (Gap("deliver_better", names[4], says),)
    return Board(first, NOW.date(), by, whole, rows, a_share(1870, of), gaps)


@dataclass
class MemoryBook:
    """Today in memory; how often it was read."""

    day: DayRead = field(default_factory=a_day)
    reads: int = 0
    boards: list[By] = field(default_factory=list)
    told_by_hand: list[int] = field(default_factory=list)

    def read(self) -> DayRead:
        """All that the room shows of today."""
        self.reads += 1
        return self.day

    def board(self, by: By) -> Board:
        """The last weeks."""
        self.boards.append(by)
        return a_board(by)

    def told(self, letter: int) -> bool:
        """Somebody has told her."""
        self.told_by_hand.append(letter)
        left = tuple(one for one in self.day.letters if one.id != letter)
        self.day = replace(self.day, letters=left)
        return True

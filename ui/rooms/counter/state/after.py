"""What follows a visit, as values: its money on the way, its documents, and what still waits."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

from returns_station.credit import Credit
from returns_station.desk.commands import UndoReturn
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.credit_views import CreditView
from returns_station.desk.payout_commands import PayoutCommand
from returns_station.desk.sealing import Verdict
from returns_station.money import Money
from returns_station.payout import Payout, PayoutVia
from returns_station.phrase import Phrase
from ui.rooms.counter.state.override import AskPerson, SayHere, Withdraw

UNDO_S: Final = 25
"""So many seconds Esc takes a visit back after its yes."""


@dataclass(frozen=True, slots=True)
class FarEnds:
    """The far ends that are wired at this desk, and those of them that can be asked."""

    wired: frozenset[PayoutVia] = frozenset()
    can_ask: frozenset[PayoutVia] = frozenset()


@dataclass(frozen=True, slots=True)
class After:
    """How a visit stands after its yes; `sale` is what came back, `goods_sale` what went out."""

    payouts: tuple[Payout, ...] = ()
    credits: tuple[Credit, ...] = ()
    sale: int = 0
    goods_sale: int = 0
    undone: bool = False


NOTHING_AFTER: Final = After()
NO_FAR_ENDS: Final = FarEnds()


@dataclass(frozen=True, slots=True)
class Call:
    """A far end is to be spoken to: pay, or only tell what became of it."""

    operation: str
    only_ask: bool = False


@dataclass(frozen=True, slots=True)
class Owing:
    """The page of payouts that want a person; `at` is the one in hand."""

    payouts: tuple[Payout, ...] = ()
    at: int = 0

    @property
    def in_hand(self) -> Payout | None:
        """The payout whose question is asked."""
        return self.payouts[min(self.at, len(self.payouts) - 1)] if self.payouts else None


class Blank(Enum):
    """Where something is written or scanned by hand: a till's number, a far end's, a sum."""

    TILL = auto()
    PAID = auto()
    SUM = auto()
    RECEIPT = auto()
    HONOURED = auto()


@dataclass(frozen=True, slots=True)
class CreditOpen:
    """The page of a credit: as it stands, and what is written to take some of it.

    `key` goes with the next taking, however often it is asked. `taken` was taken a moment ago.
    """

    view: CreditView
    today: date
    key: str
    sum: str = ""
    receipt: str = ""
    honoured: str = ""
    taken: Money | None = None
    asked_for: Blank | None = None
    prints: bool = False
    advice: Phrase | None = None


@dataclass(frozen=True, slots=True)
class ShowCredit:
    """Ask how a credit stands; `verdict` on the paper that led here."""

    number: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Redeem:
    """Take from a credit."""

    command: RedeemCredit


@dataclass(frozen=True, slots=True)
class Undo:
    """Undo a visit."""

    command: UndoReturn


@dataclass(frozen=True, slots=True)
class SayPaid:
    """Write down what a person says of a payout."""

    command: PayoutCommand


@dataclass(frozen=True, slots=True)
class ShowOwing:
    """Ask which payouts want a person."""


@dataclass(frozen=True, slots=True)
class HearOpinion:
    """Write down what a code of the feedback page says."""

    code: str


AskAfter = ShowCredit | Redeem | Undo | SayPaid | ShowOwing | HearOpinion
WRITES: Final = (Redeem, Undo, SayPaid, HearOpinion, AskPerson, Withdraw, SayHere)
"""What is written down: while it is, nothing moves."""

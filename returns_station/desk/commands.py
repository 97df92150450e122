"""What staff can ask: imperative, frozen, each with a key made before the first try."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from returns_station.policy.claim import Claim, Outcome
from returns_station.policy.terms import Terms


@dataclass(frozen=True, slots=True)
class Part:
    """One sale's part of a visit: a claim, and one outcome for all of it; None: what is suggested.

    Goods of one sale that are made good in several ways are several parts. `ruling` is the number
    of the question that a person was asked about it; "" none was.
    """

    sale_id: int
    claim: Claim
    outcome: Outcome | None = None
    ruling: str = ""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take goods back, of any number of sales at once: one visit, one sum, one slip.

    `seen` is the digest of the preview that was said yes to; "" takes whatever comes out.
    `seconds` is how long the visit took so far, and `steps` how many times somebody pressed or
    scanned; 0: as the counter's kept visit tells, where there is one.
    """

    key: str
    parts: tuple[Part, ...]
    language: str = ""
    seen: str = ""
    seconds: int = 0
    steps: int = 0


@dataclass(frozen=True, slots=True)
class UndoReturn:
    """Undo a visit by its slip while nothing of it has left the house; her goods go back to her."""

    key: str
    slip: str


@dataclass(frozen=True, slots=True)
class GoodsCame:
    """The goods of a slip that were still at home are here now; twice changes nothing."""

    key: str
    slip: str


@dataclass(frozen=True, slots=True)
class SaveTerms:
    """Keep a promise as the asker's draft, in place of the draft she had."""

    key: str
    terms: Terms
    note: str = ""
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class ApproveTerms:
    """Stand behind another's draft, so that it may be published."""

    key: str
    version: str


@dataclass(frozen=True, slots=True)
class PublishTerms:
    """Promise a draft from a day on, for good."""

    key: str
    version: str
    valid_from: date


TermsCommand: TypeAlias = SaveTerms | ApproveTerms | PublishTerms
Command: TypeAlias = TakeBack | UndoReturn | GoodsCame | TermsCommand

"""What staff can ask: imperative, frozen, each with a key made before the first try."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from returns_station.policy.claim import Claim, Outcome
from returns_station.policy.terms import Terms


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take goods back on a claim; `outcome` None takes what is suggested."""

    key: str
    sale_id: int
    claim: Claim
    outcome: Outcome | None = None
    language: str = ""


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
Command: TypeAlias = TakeBack | TermsCommand

"""What screens and the command line show of the shop's promise: its versions, and how one fares."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from returns_station.policy.terms import Terms


class TermsState(StrEnum):
    """A draft may still be changed; what is published is a promise."""

    DRAFT = "draft"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class TermsRow:
    """One version of the shop's promise as it is kept; moments are UTC, ISO, empty until they are.

    `digest` is of the stored text; `whole` tells that the text still is what was digested.
    """

    version: str
    terms: Terms
    digest: str
    author: str
    saved_at: str
    state: TermsState = TermsState.DRAFT
    valid_from: date | None = None
    based_on: str = ""
    note: str = ""
    approved_by: str = ""
    approved_at: str = ""
    published_by: str = ""
    published_at: str = ""
    whole: bool = True


class Dot(StrEnum):
    """What new terms would have meant to one real claim."""

    NEW_YES = "new_yes"
    SAME = "same"
    ASKS = "asks"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class BrokenCase:
    """One of the shop's own worked cases that new terms answer otherwise, and in which keys."""

    id: str
    says: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnCases:
    """The shop's own worked cases as they came out: how many there are, and which broke."""

    count: int = 0
    broken: tuple[BrokenCase, ...] = ()

    @property
    def hold(self) -> int:
        """How many came out as they say."""
        return self.count - len(self.broken)


NO_CASES: Final = OwnCases()


@dataclass(frozen=True, slots=True)
class Tried:
    """New terms tried on the latest real claims, oldest first, and on the shop's own cases."""

    dots: tuple[Dot, ...]
    own: OwnCases = NO_CASES

    def count(self, dot: Dot) -> int:
        """How many claims came out so."""
        return self.dots.count(dot)


@dataclass(frozen=True, slots=True)
class KeptTerms:
    """One version of the promise as it is written in the store-room, unread."""

    version: str
    state: str
    valid_from: str
    body: str
    digest: str
    author: str
    saved_at: str
    approved_by: str
    approved_at: str
    published_by: str
    published_at: str
    based_on: str
    note: str

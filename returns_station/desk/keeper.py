"""What judges a promise before it is made."""

from datetime import date
from typing import Protocol

from returns_station.desk.terms_views import OwnCases
from returns_station.phrase import Phrase
from returns_station.policy.terms import Terms


class PromiseKeeper(Protocol):
    """What judges a promise before it is made: the law below it, and the shop's own cases."""

    @property
    def two_to_promise(self) -> bool:
        """Whether a second person must approve a draft before it is published."""

    @property
    def market(self) -> str:
        """The market in whose days the promise counts."""

    def below_the_law(self, terms: Terms, day: date) -> tuple[Phrase, ...]:
        """Where terms promise less than the law of a day, each with the number and paragraph."""

    def own_cases(self, terms: Terms) -> OwnCases:
        """The shop's own worked cases under these terms; raises OwnCasesUnreadableError."""

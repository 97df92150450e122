"""What trust asks of the store-room."""

from datetime import date, datetime
from typing import Protocol

from returns_station.desk.trust.tallies import Tallies
from returns_station.desk.trust.views import Budget, Given


class TrustQuestions(Protocol):
    """The questions about what was given on trust."""

    def given(self, since: datetime, today: date) -> tuple[Given, ...]:
        """What was given on trust since a moment and was not undone, oldest first."""

    def budget(
        self, customer_id: int, today: date, currency: str, most_minor: int | None
    ) -> Budget:
        """What one customer, by whichever of her records, was given; `most_minor` a day's limit."""

    def tallies(self, since: datetime, today: date) -> Tallies:
        """What is counted since a moment."""


class TrustViews(Protocol):
    """A reading transaction, as far as trust knows it."""

    @property
    def trust(self) -> TrustQuestions:
        """What was given on trust, as it stands."""

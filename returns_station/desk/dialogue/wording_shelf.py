"""What the desk asks of the shelf of the shop's own words."""

from datetime import datetime
from typing import Protocol

from returns_station.desk.dialogue.ports import Wording


class WordingQuestions(Protocol):
    """Read."""

    def one(self, kind: str, language: str) -> Wording | None:
        """The shop's own words; None: it has none."""

    def all(self) -> tuple[Wording, ...]:
        """All of them, by kind and language."""


class WordingShelf(WordingQuestions, Protocol):
    """Written."""

    def put(self, wording: Wording, at: datetime, by: str) -> None:
        """Keep the shop's own words in place of those before."""

    def drop(self, kind: str, language: str) -> None:
        """Let go of the shop's own words."""

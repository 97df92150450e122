"""What feedback asks of the store-room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from returns_station.case import Who
from returns_station.dialogue.feedback import Change, SaidOfUs, Topic


@dataclass(frozen=True, slots=True)
class Spoke:
    """What was said of a visit so far: the last grade, all topics, and how often."""

    slip: str
    grade: int
    topics: tuple[Topic, ...]
    times: int


class FeedbackReads(Protocol):
    """What was said, and what we changed."""

    def of_slip(self, slip: str) -> Spoke | None:
        """What was said of a visit; None: nothing yet."""

    def changes(self) -> tuple[Change, ...]:
        """What we changed, the latest first."""

    def who_said(self, topics: Sequence[Topic]) -> tuple[str, ...]:
        """The slips of visits of which one of these topics was said, the oldest first."""


class FeedbackShelf(FeedbackReads, Protocol):
    """The same in a writing transaction."""

    def done(self, key: str) -> tuple[str, int] | None:
        """The slip and the grade that were told with this key before."""

    def put(self, said: SaidOfUs, *, at: datetime, who: Who) -> None:
        """Keep what was said; her words are kept in the inbox alone."""

    def amend(self, number: str, said: SaidOfUs, topics: Sequence[Topic]) -> bool:
        """Let an open item of the inbox know the grade, all topics and the words that came since.

        False: it is answered, or has other words already.
        """

    def changed(self, key: str) -> Change | None:
        """What was told with this key before."""

    def put_change(self, change: Change, key: str, slips: Sequence[str], who: Who) -> None:
        """Keep what we changed, and the visits whose customers were told."""

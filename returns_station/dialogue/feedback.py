"""What she says of a visit: a grade, a few topics, perhaps words; and what we changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from returns_station.dialogue.letter import Address

GRADES: Final = range(1, 6)
"""Not good to lovely."""
LOW: Final = range(1, 3)
"""A grade that somebody answers."""


class Topic(StrEnum):
    """What it was about; few, so that one touch is enough."""

    WAIT = "wait"
    HELP = "help"
    ANSWER = "answer"
    MONEY = "money"
    GOODS = "goods"
    PICKUP = "pickup"


class Way(StrEnum):
    """How it came to us."""

    SCREEN = "screen"
    DESK = "desk"
    MAIL = "mail"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class SaidOfUs:
    """One thing that was said of a visit; `key` is made before the first try.

    `grade` 0: none was given. `sender` is where she wrote from, None: her own contact, if any.
    """

    key: str
    slip: str
    grade: int = 0
    words: str = ""
    topics: tuple[Topic, ...] = ()
    way: Way = Way.DESK
    sender: Address | None = None

    @property
    def wants_answer(self) -> bool:
        """Whether somebody owes her an answer: for a low grade, and for any words."""
        return self.grade in LOW or bool(self.words.strip())


@dataclass(frozen=True, slots=True)
class Heard:
    """It was written down; `item` is its number in the inbox, "" where no answer is owed."""

    slip: str
    grade: int
    item: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What we changed because of what was said, in the words of each language."""

    number: str
    words: Mapping[str, str]
    topics: tuple[Topic, ...]
    at: datetime
    told: int = 0


@dataclass(frozen=True, slots=True)
class FeedbackSaid:
    """She said how it was; her words are kept where they are answered, not here."""

    slip: str
    grade: int
    topics: tuple[Topic, ...]
    way: Way


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """We changed something, and told so many of those who had said it."""

    number: str
    topics: tuple[Topic, ...]
    told: int


def topics_code(topics: Iterable[Topic]) -> str:
    """Topics as one text, in their own order, each once: what an item of the inbox carries."""
    wanted = set(topics)
    return " ".join(topic for topic in Topic if topic in wanted)


def topics_of(code: str) -> tuple[Topic, ...]:
    """The topics of such a text; what no longer is one is left out."""
    known = {topic.value for topic in Topic}
    return tuple(Topic(each) for each in code.split() if each in known)

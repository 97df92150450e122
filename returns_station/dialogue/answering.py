"""What lies in the inbox: what she wrote or said, who answers it, and by when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from returns_station.dialogue.letter import Address


class ItemKind(StrEnum):
    """How it came: written to us, said of a visit, or what a machine could not place."""

    MESSAGE = "message"
    FEEDBACK = "feedback"


class ItemState(StrEnum):
    """Whether it is answered: there is no other way to close it.

    Noted is what a machine sent by itself: it is owed no answer, and gets none.
    """

    OPEN = "open"
    ANSWERED = "answered"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class NewItem:
    """What came in; `key` is of the far end or ours, so that the same twice is one.

    `grade` 0: none was given. `attached` are the digests of files that were looked at and kept;
    `left_out` what was not let in, as catalogue codes. `maybe` is the slip that it names although
    the sender is not known there: a person looks first. `message_id` is what the far end calls it,
    and `robot` whether a machine sent it by itself.
    """

    key: str
    kind: ItemKind
    slip: str
    sender: Address
    subject: str
    words: str
    at: datetime
    grade: int = 0
    topic: str = ""
    attached: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    maybe: str = ""
    message_id: str = ""
    robot: bool = False


@dataclass(frozen=True, slots=True)
class ItemStands:
    """An item as it stands: whose it is, when its answer is due, whether that was raised.

    `owner` is a staff id, or a desk's name while nobody is staff; "" nobody's yet. `letter` is the
    key of the message that answers it.
    """

    number: str
    item: NewItem
    state: ItemState
    owner: str
    due: datetime
    escalated_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: str = ""
    answer: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class ItemCame:
    """Something lies in the inbox; words and addresses are not told here."""

    number: str
    kind: ItemKind
    slip: str
    grade: int
    due: datetime


@dataclass(frozen=True, slots=True)
class ItemTaken:
    """Somebody answers it from now on."""

    number: str
    owner: str


@dataclass(frozen=True, slots=True)
class ItemPlaced:
    """Somebody said which visit it belongs to."""

    number: str
    slip: str


@dataclass(frozen=True, slots=True)
class ItemEscalated:
    """Nobody answered in time: who decides was told."""

    number: str
    slip: str


@dataclass(frozen=True, slots=True)
class ItemAnswered:
    """It was answered; the letter's key says by which words."""

    number: str
    slip: str
    letter: str

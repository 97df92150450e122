"""A message to her: what it is about, how it reaches her, who signs it, and when it may go."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from returns_station.phrase import Phrase


class Channel(StrEnum):
    """How a message reaches her; by hand is a person who calls or tells her."""

    EMAIL = "email"
    SMS = "sms"
    BY_HAND = "by_hand"


class LetterKind(StrEnum):
    """What a message is about; each has its template in every language."""

    RETURN_DONE = "return_done"
    MONEY_SENT = "money_sent"
    GOODS_HERE = "goods_here"
    PICKUP = "pickup"
    GOODS_READY = "goods_ready"
    LATE = "late"
    WE_LOOK = "we_look"
    ANSWER = "answer"
    HEARD = "heard"
    HOW_WAS_IT = "how_was_it"
    WE_CHANGED = "we_changed"
    UNDONE = "undone"


class LetterState(StrEnum):
    """How it stands on its way; unknown: the far end may have taken it."""

    NEW = "new"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    DEAD = "dead"
    BY_HAND = "by_hand"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody is reached, and how she is called and spoken to."""

    channel: Channel
    to: str
    name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: a first name, and what she is here ("summer substitute at the returns desk")."""

    name: str
    role: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """One message, decided with its cause and sent later; its key tells it from every other.

    `says` is what happened, for the template of its kind: its arguments are the placeholders.
    `attach` are the numbers of slips that go with it; `booking` the pickup whose time goes with it
    as an appointment; `answers` the number in the inbox that it answers. It goes not before
    `not_before`, and comes too late at `due`; `market` is where she is, for her nights.
    """

    key: str
    kind: LetterKind
    slip: str
    address: Address
    says: Phrase
    signed: Signature
    at: datetime
    not_before: datetime
    due: datetime | None = None
    attach: tuple[str, ...] = ()
    booking: str = ""
    answers: str = ""
    market: str = ""


@dataclass(frozen=True, slots=True)
class LetterStands:
    """A letter as it stands on its way; `thread` is the code by which its answer finds the case."""

    id: int
    letter: Letter
    state: LetterState
    tries: int = 0
    next_at: datetime | None = None
    sent_at: datetime | None = None
    thread: str = ""
    message_id: str = ""
    why: str = ""

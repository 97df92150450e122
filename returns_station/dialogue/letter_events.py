"""What happens to a message, for the journal: its key and its visit, never a name or an address."""

from dataclasses import dataclass

from returns_station.dialogue.contact import Consent
from returns_station.dialogue.letter import Channel, LetterKind


@dataclass(frozen=True, slots=True)
class LetterWritten:
    """It was decided that she hears of something."""

    key: str
    kind: LetterKind
    slip: str
    channel: Channel


@dataclass(frozen=True, slots=True)
class LetterSent:
    """It went out, at the nth try; `by_hand`: a person told her."""

    key: str
    kind: LetterKind
    slip: str
    tries: int = 0
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class LetterUnsent:
    """It goes out no longer by itself: dead, unknown, by hand or not needed; `why` is a code."""

    key: str
    kind: LetterKind
    slip: str
    state: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class ContactGiven:
    """She said where she is reached about a visit, and for what."""

    slip: str
    channel: Channel
    consent: Consent

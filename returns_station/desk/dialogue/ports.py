"""What the dialogue asks of the world: a way out, and how it says what became of a message."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from returns_station.desk.errors import StationError
from returns_station.dialogue.letter import LetterKind, LetterStands
from returns_station.phrase import Phrase
from returns_station.slip import Slip


@dataclass(frozen=True, slots=True)
class Wording:
    """How the shop itself words a kind of message in one language; `changed_at` "" as shipped."""

    kind: str
    language: str
    subject: str
    body: str
    changed_at: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A pickup's window for her calendar; the same `uid` with a higher `turn` moves it."""

    uid: str
    turn: int
    begins: datetime
    ends: datetime
    place: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class ToSend:
    """A letter with all that goes with it; `wording` None: as shipped."""

    stands: LetterStands
    slips: tuple[Slip, ...] = ()
    appointment: Appointment | None = None
    wording: Wording | None = None
    answers_id: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as it is read: as mail, plain and with marks, and as a text message."""

    subject: str
    plain: str
    html: str
    sms: str = ""


class Press(Protocol):
    """Turns letters into what is read, by the shop's wording or as shipped."""

    def as_shipped(self, kind: LetterKind, language: str) -> Wording:
        """How the house words a kind."""

    def problems(self, wording: Wording) -> tuple[Phrase, ...]:
        """What is wrong with a wording, each thing once; nothing means it can be used."""

    def example(self, wording: Wording) -> Rendered:
        """A sound wording over made-up facts."""


class NoPress:
    """A house that is not wired: it words nothing."""

    def as_shipped(self, kind: LetterKind, language: str) -> Wording:
        """No words."""
        return Wording(kind.value, language, "", "")

    def problems(self, wording: Wording) -> tuple[Phrase, ...]:  # noqa: ARG002 - as the port asks
        """Nothing can be used."""
        return (Phrase("message.no_press"),)

    def example(self, wording: Wording) -> Rendered:
        """The words as they stand."""
        return Rendered(wording.subject, wording.body, "")


NO_PRESS: Final = NoPress()


class NotSentError(StationError):
    """It surely did not go; `again`: the same may go later, else it never will."""

    def __init__(self, phrase: Phrase, *, again: bool) -> None:
        """Keep whether to try again."""
        super().__init__(phrase)
        self.again = again


class MaybeSentError(StationError):
    """It was handed over and nobody answered: the far end may have it."""


class Messenger(Protocol):
    """A way to her: mail, text messages, files in a folder."""

    @property
    def can_tell(self) -> bool:
        """Whether sending the same key twice is surely one message at the far end."""

    def send(self, it: ToSend) -> str:
        """Send; the far end's own name for it, "" where it has none.

        Raises NotSentError or MaybeSentError.
        """

"""What stands beside a visit that is done: its promises, where she is reached, a small extra."""

from dataclasses import dataclass
from typing import Final

from returns_station.dialogue.contact import Contact
from returns_station.dialogue.letter import Channel, LetterStands
from returns_station.phrase import Phrase
from returns_station.service.promise import PromiseStands
from returns_station.service.surprise import Suggestion, SurpriseKind


@dataclass(frozen=True, slots=True)
class Beside:
    """What the station knows of a slip beside the slip itself; `ways` are the shop's ways out."""

    slip: str
    promised: tuple[PromiseStands, ...] = ()
    contacts: tuple[Contact, ...] = ()
    letters: tuple[LetterStands, ...] = ()
    ways: frozenset[Channel] = frozenset()
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class SendSlip:
    """Send her slip to where she says; `afterwards`: she may also be asked how it was."""

    slip: str
    to: str
    channel: Channel
    name: str
    language: str
    afterwards: bool


@dataclass(frozen=True, slots=True)
class GiveExtra:
    """Give something extra; the key goes with it, however often it is asked."""

    slip: str
    kind: SurpriseKind
    key: str


@dataclass(frozen=True, slots=True)
class Extras:
    """What the page of a visit that is done shows beside its slip.

    `reach` is the address as it is written, None while nobody writes one; `afterwards` whether she
    may be asked how it was. `sent` says where her slip goes. `chooses`: the extras lie open, `gave`
    is what was given and `line` what may be written by hand. `told` is why something did not go.
    """

    beside: Beside | None = None
    reach: str | None = None
    afterwards: bool = False
    sent: Phrase | None = None
    chooses: bool = False
    gave: SurpriseKind | None = None
    line: Phrase | None = None
    told: Phrase | None = None
    sends: SendSlip | GiveExtra | None = None


NO_EXTRAS: Final = Extras()

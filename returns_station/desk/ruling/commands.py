"""What staff can ask of each other where the policy asks a person."""

from dataclasses import dataclass
from typing import TypeAlias

from returns_station.desk.commands import Part
from returns_station.policy.claim import Outcome
from returns_station.policy.ruling import Why, WhyNot


@dataclass(frozen=True, slots=True)
class AskForYes:
    """Ask somebody who may say yes: for these parts of the visit `visit`, she wishes for `wish`.

    `photos` are digests of pictures that were kept. The key is made before the first try.
    """

    key: str
    visit: str
    parts: tuple[Part, ...]
    wish: Outcome
    note: str = ""
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SayYes:
    """Say yes to what was asked, or to something better; `whole`: nothing is kept of what she paid.

    A sum above one's role waits for a second person, who says the same command.
    """

    key: str
    ask: str
    outcome: Outcome
    why: Why
    note: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class NotThisTime:
    """Decline, with a reason, words, and the nearest yes that she is offered instead.

    `nearest` is one of what the policy names (AskSeen.nearest); None only where it names nothing.
    """

    key: str
    ask: str
    why: WhyNot
    note: str
    nearest: Outcome | None


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Reopen what was declined or ran out, with what is new."""

    key: str
    ask: str
    note: str


@dataclass(frozen=True, slots=True)
class TakeBackAsk:
    """Nobody need answer any longer: she chose something else, or left."""

    key: str
    ask: str


RulingCommand: TypeAlias = AskForYes | SayYes | NotThisTime | AskAgain | TakeBackAsk

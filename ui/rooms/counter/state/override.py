"""A person asked from the counter, as values: who can say yes, how it stands, who answers here."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from returns_station.desk.commands import Part
from returns_station.desk.ruling.views import AskStands, AskState
from returns_station.money import Money
from returns_station.policy.claim import Outcome
from ui.models.answering import Answering

OPEN: Final = (AskState.WAITING, AskState.SECOND)
"""A question that waits, for the first answer or for the second."""


@dataclass(frozen=True, slots=True)
class AskFor:
    """What a person can be asked: some parts of the visit, what she wishes for, what it brings."""

    visit: str
    parts: tuple[Part, ...]
    wish: Outcome
    amount: Money


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Somebody who may say yes answers at this desk; `badge` is hers, "" in an open house.

    `signs`: all is said, and her PIN is asked for.
    """

    visit: str
    name: str
    answering: Answering
    badge: str = field(default="", repr=False)
    signs: bool = False


@dataclass(frozen=True, slots=True)
class Override:
    """What is known of people who may say yes.

    `who` are those who can for what is asked `who_for`; not `staffed`, the house is open and
    whoever stands here answers. `stands` are the desk's own questions, `sent` when they were asked.
    """

    who: tuple[str, ...] = ()
    who_for: AskFor | None = None
    staffed: bool = True
    stands: tuple[AskStands, ...] = ()
    sent: tuple[tuple[str, datetime], ...] = ()
    at_desk: AtDesk | None = None


def is_asked(override: Override, visit: str) -> bool:
    """Whether a question of this visit waits for somebody else."""
    mine = (one for one in override.stands if one.visit == visit)
    return override.staffed and any(one.state in OPEN for one in mine)


NOBODY_ASKED: Final = Override()


@dataclass(frozen=True, slots=True)
class AskPerson:
    """Ask those who may say yes; with `here` the answer is given at this desk, by whose badge.

    `number` is the question that waits, `again` one that was declined and is asked once more.
    """

    asked: AskFor
    number: str = ""
    again: str = ""
    here: bool = False
    badge: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Nobody need answer any longer."""

    number: str


@dataclass(frozen=True, slots=True)
class SayHere:
    """Say what stands there, in the name of whose badge and PIN it is."""

    answering: Answering
    badge: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)


AskOverride = AskPerson | Withdraw | SayHere

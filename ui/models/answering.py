"""A person's answer as it takes shape: which yes or no, why, her own words, what is missing."""

from dataclasses import dataclass, replace
from typing import Final

from returns_station.desk.ruling.commands import NotThisTime, SayYes
from returns_station.desk.ruling.views import AskSeen, WaySeen
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.ruling import Why, WhyNot

MOST_YES: Final = 2
"""More yeses than these would not stand beside a no on one row."""
WHY_KEYS: Final = ("Q", "W", "E", "R")


@dataclass(frozen=True, slots=True)
class Answering:
    """The answer to one question; `at` is the card in hand, the last card is the no.

    `limits` False: whose limits hold is not known before she has signed in. `writes` says that
    words of one's own are being written.
    """

    ask: AskSeen
    at: int = 0
    why: Why | WhyNot | None = None
    note: str = ""
    writes: bool = False
    limits: bool = True

    @property
    def ways(self) -> tuple[WaySeen, ...]:
        """The yeses there are cards for: the wish, then credit, which she can use for anything."""
        wish, *others = self.ask.ways or (None,)
        if wish is None:
            return ()
        others.sort(key=lambda way: way.outcome is not Outcome.STORE_CREDIT)
        return (wish, *others[: MOST_YES - 1])

    @property
    def way(self) -> WaySeen | None:
        """The yes in hand; None: it is the no."""
        return self.ways[self.at] if self.at < len(self.ways) else None

    @property
    def says_no(self) -> bool:
        """Whether the card in hand is the no."""
        return self.way is None

    @property
    def whys(self) -> tuple[Why | WhyNot, ...]:
        """The reasons there are chips for; the last is one in own words."""
        return tuple(WhyNot) if self.says_no else (self.ask.reasons or tuple(Why))[: len(WHY_KEYS)]

    @property
    def because(self) -> Why | WhyNot:
        """Why, the first reason where none was chosen."""
        return self.why if self.why in self.whys else self.whys[0]

    @property
    def nearest(self) -> Outcome | None:
        """What is offered with a no."""
        return self.ask.nearest[0] if self.ask.nearest else None

    @property
    def needs_note(self) -> bool:
        """Whether it cannot be said without words of one's own."""
        return self.says_no or self.because in (Why.OTHER, WhyNot.OTHER)


def begun(ask: AskSeen, before: Answering | None = None, *, limits: bool = True) -> Answering:
    """The answer to a question; one that was begun goes on, as the question stands now."""
    if before is not None and before.ask.number == ask.number:
        new = replace(before, ask=ask)
        return replace(new, at=min(new.at, len(new.ways)))
    new = Answering(ask, limits=limits)
    can = (nr for nr, _ in enumerate(new.ways) if blocked(replace(new, at=nr)) is None)
    return replace(new, at=next(can, 0))


def picked(answering: Answering, nr: int) -> Answering:
    """The card with this number, from 1; one that is not there changes nothing."""
    if not 1 <= nr <= len(answering.ways) + 1:
        return answering
    new = replace(answering, at=nr - 1, why=None)
    return replace(new, writes=new.needs_note)


def reasoned(answering: Answering, nr: int) -> Answering:
    """The reason with this number, from 1; the last one is written."""
    if not 1 <= nr <= len(answering.whys):
        return answering
    new = replace(answering, why=answering.whys[nr - 1])
    return replace(new, writes=new.needs_note)


def written(answering: Answering, note: str) -> Answering:
    """Words of one's own."""
    return replace(answering, note=note, writes=True)


def blocked(answering: Answering) -> Phrase | None:
    """Why the answer in hand may not be given by who looks; None: she may."""
    if not answering.limits:
        return None
    way, ask = answering.way, answering.ask
    if not ask.may:
        return ask.may_not or Phrase("approvals.may_not")
    return way.may_not if way is not None else None


def missing(answering: Answering) -> Phrase | None:
    """What is still to be said; None: it can be said."""
    barred = blocked(answering)
    if barred is not None:
        return barred
    lacks = answering.needs_note and not answering.note.strip()
    return Phrase("approvals.missing.note") if lacks else None


def brings(answering: Answering) -> Money | None:
    """What the answer brings her; of a no what is offered instead, where that is known."""
    way = answering.way
    if way is None:
        near = (each for each in answering.ask.ways if each.outcome is answering.nearest)
        way = next(near, None)
    return way.brings if way is not None else None


def command_of(answering: Answering, key: str) -> SayYes | NotThisTime:
    """What is said; the key was made before the first try."""
    why, note, way = answering.because, answering.note.strip(), answering.way
    if way is None:
        assert isinstance(why, WhyNot), why
        return NotThisTime(key, answering.ask.number, why, note, answering.nearest)
    assert isinstance(why, Why), why
    return SayYes(key, answering.ask.number, way.outcome, why, note)

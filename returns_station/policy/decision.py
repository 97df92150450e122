"""The answer with its trace: accepted, or referred to a person with the nearest yes named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from returns_station.days import local_day
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine, Earlier, Outcome
from returns_station.policy.clock import withdrawal_clock
from returns_station.policy.entitlement import Basis, Entitlement, Ground
from returns_station.policy.grounds import GROUNDS, Question, Reading
from returns_station.policy.terms import NOTHING_MORE, Promise
from returns_station.policy.words import runs, why_ended, why_never
from returns_station.policy.worth import Scales, paid_for
from returns_station.sale import Channel, Sale

__all__ = [
    "Accepted",
    "Asked",
    "Decision",
    "Ground",
    "LineDecision",
    "Referred",
    "decide",
]


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the trace: a ground that was asked, how its terms were read, what it answered."""

    ground: Ground
    basis: Basis
    entitlement: Entitlement | None
    in_time: bool
    because: Phrase


@dataclass(frozen=True, slots=True)
class Accepted:
    """Yes: the entitlements in force, the best for her first."""

    entitlements: tuple[Entitlement, ...]

    @property
    def best(self) -> Entitlement:
        """The entitlement that is told to her."""
        return self.entitlements[0]

    def giving(self, outcome: Outcome) -> Entitlement | None:
        """The best entitlement that gives an outcome."""
        return next((each for each in self.entitlements if outcome in each.gives), None)


@dataclass(frozen=True, slots=True)
class Referred:
    """A person looks: why, and the nearest yes that is already named.

    `lapsed` is what ran out last; None when law and terms never gave a right.
    """

    why: Phrase
    nearest: tuple[Outcome, ...]
    lapsed: Entitlement | None = None


@dataclass(frozen=True, slots=True)
class LineDecision:
    """The answer for one line of the claim, with every question that was asked."""

    wish: ClaimLine
    answer: Accepted | Referred
    trace: tuple[Asked, ...]
    law_last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to a whole claim, line by line, on the local day she told us."""

    lines: tuple[LineDecision, ...]
    day: date

    @property
    def accepted(self) -> bool:
        """Whether every line is a plain yes."""
        return all(isinstance(line.answer, Accepted) for line in self.lines)


def decide(sale: Sale, claim: Claim, promise: Promise, earlier: Earlier) -> Decision:
    """Ask every ground, the promise read three ways, and give her the best of all."""
    day = local_day(claim.told_at, sale.market)
    at_store = sale.channel is Channel.STORE
    clock = None if at_store else withdrawal_clock(sale, claim, promise.law)
    readings = _readings(promise)
    lines = []
    for wish, paid in zip(claim.lines, paid_for(sale, claim, earlier), strict=True):
        sold = sale.line(wish.line)
        assert sold is not None, "what is impossible is told before"
        question = Question(sale, sold, claim, wish, promise.law, day, clock)
        trace = tuple(_ask(question, readings))
        lines.append(_answered(question, trace, Scales(sale, claim, earlier, wish, paid)))
    return Decision(tuple(lines), day)


def _readings(promise: Promise) -> tuple[Reading, ...]:
    """The law, the terms at the sale, and today's where they are others."""
    law = Reading(Basis.LAW, NOTHING_MORE)
    at_sale = Reading(Basis.TERMS_AT_SALE, promise.at_sale)
    if promise.today == promise.at_sale:
        return (law, at_sale)
    return (law, at_sale, Reading(Basis.TERMS_TODAY, promise.today))


def _ask(question: Question, readings: tuple[Reading, ...]) -> Iterator[Asked]:
    for ground, ask in GROUNDS:
        for reading in readings:
            answer = ask(question, reading)
            if isinstance(answer, Phrase):
                yield Asked(ground, reading.basis, None, in_time=False, because=answer)
            else:
                in_time, because = answer.in_time(question.day), runs(answer, question.day)
                yield Asked(ground, reading.basis, answer, in_time, because)


def _answered(question: Question, trace: tuple[Asked, ...], scales: Scales) -> LineDecision:
    in_force = [asked.entitlement for asked in trace if asked.entitlement and asked.in_time]
    answer: Accepted | Referred
    if in_force:
        answer = Accepted(tuple(sorted(in_force, key=scales.rank)))
    else:
        answer = _referred(trace, question.day)
    return LineDecision(question.wish, answer, trace, _law_last_day(trace))


def _referred(trace: tuple[Asked, ...], day: date) -> Referred:
    given = [asked.entitlement for asked in trace if asked.entitlement]
    if given:
        lapsed = max(given, key=lambda each: each.last_day or date.max)
        return Referred(why_ended(lapsed, day), lapsed.gives, lapsed)
    why = why_never((asked.ground, asked.because) for asked in trace)
    return Referred(why, (Outcome.EXCHANGE,))


def _law_last_day(trace: tuple[Asked, ...]) -> date | None:
    """The last day of all that the law gives; None when it gives nothing or has no end."""
    lawful = [asked.entitlement for asked in trace if asked.basis is Basis.LAW]
    days = [each.last_day for each in lawful if each is not None]
    ends = [day for day in days if day is not None]
    return max(ends) if ends and len(ends) == len(days) else None

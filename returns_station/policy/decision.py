"""The answer with its trace: accepted, or referred to a person with the nearest yes named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias

from returns_station.days import local_day
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine, Earlier, Outcome
from returns_station.policy.clock import received_on, withdrawal_clock
from returns_station.policy.entitlement import Basis, Entitlement, Ground
from returns_station.policy.grounds import BY_LAW, BY_PROMISE
from returns_station.policy.grounds.ruled import a_person_said_yes
from returns_station.policy.question import Answer, Question, Reading
from returns_station.policy.rules import NOTHING_PROMISED, promised_for
from returns_station.policy.terms import NOTHING_MORE, PartDelivery, Promise, Terms
from returns_station.policy.words import runs, why_ended, why_never
from returns_station.policy.worth import Scales, scales_of
from returns_station.sale import Channel, Sale

__all__ = [
    "Accepted",
    "Asked",
    "Decision",
    "Ground",
    "LineDecision",
    "Referred",
    "answers",
    "decide",
]


Said: TypeAlias = tuple[Ground, Basis, Answer]
"""A ground, how the promise was read to it, and what it said."""


_LAW: Final = Reading(Basis.LAW, NOTHING_MORE, NOTHING_PROMISED)


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
    """Yes: the entitlements in force, the best for her first.

    `best_for` is the best for each outcome, by its place among them: it is stored but once.
    """

    entitlements: tuple[Entitlement, ...]
    best_for: tuple[tuple[Outcome, int], ...]

    @property
    def best(self) -> Entitlement:
        """The entitlement that is told to her."""
        return self.entitlements[0]

    def giving(self, outcome: Outcome) -> Entitlement | None:
        """The best entitlement that gives an outcome."""
        places = (place for given, place in self.best_for if given is outcome)
        return next((self.entitlements[place] for place in places), None)


@dataclass(frozen=True, slots=True)
class Referred:
    """A person looks: why, and the nearest yes that is already named.

    `lead` is what comes nearest: what must be looked at first, else what ran out last; None when
    law and terms never gave a right.
    """

    why: Phrase
    nearest: tuple[Outcome, ...]
    lead: Entitlement | None = None

    @property
    def is_too_late(self) -> bool:
        """Whether there was a right, and it ran out."""
        return self.lead is not None and self.lead.review is None


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
    asked = questions(sale, claim, promise, earlier, day)
    lines = tuple(_decided(question, scales, promise) for question, scales in asked)
    return Decision(lines, day)


def questions(
    sale: Sale, claim: Claim, promise: Promise, earlier: Earlier, day: date
) -> Iterator[tuple[Question, Scales]]:
    """The question for each line of the claim, with the scales that weigh its answers."""
    at_store = sale.channel is Channel.STORE
    clock = None if at_store else withdrawal_clock(sale, claim, promise.law)
    for scales in scales_of(sale, claim, earlier):
        line = scales.line
        received = received_on(sale, line, claim)
        yield Question(sale, line, claim, scales.wish, promise.law, day, clock, received), scales


def ask_all(asked: Question, promise: Promise) -> list[Said]:
    """Every ground's answer: the law's by the law and by what terms add, a promise's by terms.

    A person's, where one was asked, comes last: it builds on what the others gave.
    """
    by_terms = _by_terms(asked, promise)
    said: list[Said] = []
    for ground, ask in BY_LAW:
        answer = ask(asked, _LAW)
        said.append((ground, Basis.LAW, answer))
        if isinstance(answer, Entitlement):
            said += [
                (ground, reading.basis, ask(asked, reading))
                for reading in by_terms
                if ground is Ground.WRONG_ITEM or _adds_delivery(reading.terms)
            ]
    for ground, ask in BY_PROMISE:
        said += [(ground, reading.basis, ask(asked, reading)) for reading in by_terms]
    ruling = asked.claim.ruling
    if ruling is not None:
        given = [each for _, _, each in said if isinstance(each, Entitlement) and each.gives]
        yes = a_person_said_yes(ruling, given, asked.day)
        said.append((yes.ground, yes.basis, yes))
    return said


def _by_terms(asked: Question, promise: Promise) -> tuple[Reading, ...]:
    """The terms at the sale, and today's where they are others."""
    at_sale = _reading(Basis.TERMS_AT_SALE, promise.at_sale, asked)
    if promise.today is promise.at_sale or promise.today == promise.at_sale:
        return (at_sale,)
    return (at_sale, _reading(Basis.TERMS_TODAY, promise.today, asked))


def _reading(basis: Basis, terms: Terms, asked: Question) -> Reading:
    return Reading(basis, terms, promised_for(terms, asked.line, asked.claim, asked.wish))


def _adds_delivery(terms: Terms) -> bool:
    return terms.delivery_on_part_return in (PartDelivery.PROPORTIONAL, PartDelivery.FULL)


def answers(
    sale: Sale, claim: Claim, promise: Promise, earlier: Earlier
) -> tuple[Accepted | Referred, ...]:
    """The answers of `decide` without their traces, for claims that are decided by the million."""
    day = local_day(claim.told_at, sale.market)
    asked = questions(sale, claim, promise, earlier, day)
    return tuple(
        _answer(question, ask_all(question, promise), scales) for question, scales in asked
    )


def _decided(asked: Question, scales: Scales, promise: Promise) -> LineDecision:
    said = ask_all(asked, promise)
    trace = tuple(_asked(*each, asked.day) for each in said)
    return LineDecision(asked.wish, _answer(asked, said, scales), trace, _law_end(said))


def _asked(ground: Ground, basis: Basis, answer: Answer, day: date) -> Asked:
    if isinstance(answer, Phrase):
        return Asked(ground, basis, None, in_time=False, because=answer)
    return Asked(ground, basis, answer, answer.in_time(day), runs(answer, day))


def _answer(asked: Question, said: list[Said], scales: Scales) -> Accepted | Referred:
    # Who may choose from nothing has been given nothing.
    answers_given = (answer for _, _, answer in said if isinstance(answer, Entitlement))
    given = tuple(each for each in answers_given if each.gives)
    return accepted(asked, given, scales) or _referred(asked, said, given)


def accepted(asked: Question, given: Iterable[Entitlement], scales: Scales) -> Accepted | None:
    """The yes of what is in force and needs no person to look, None where nothing is."""
    in_force = [each for each in given if each.review is None and each.in_time(asked.day)]
    if not in_force:
        return None
    told = sorted(in_force, key=lambda each: scales.rank(each, Outcome.REFUND))
    outcomes = dict.fromkeys(outcome for each in told for outcome in each.gives)
    return Accepted(tuple(told), tuple((each, _best(told, each, scales)) for each in outcomes))


def _best(in_force: list[Entitlement], outcome: Outcome, scales: Scales) -> int:
    giving = [place for place, each in enumerate(in_force) if outcome in each.gives]
    if len(giving) == 1:
        return giving[0]
    return min(giving, key=lambda place: scales.rank(in_force[place], outcome))


def _referred(asked: Question, said: list[Said], given: tuple[Entitlement, ...]) -> Referred:
    """What must be looked at is nearer than what ran out, and that nearer than no right at all."""
    for each in given:
        if each.review is not None and each.in_time(asked.day):
            return Referred(each.review, each.gives, each)
    over = [each for each in given if not each.in_time(asked.day)]
    if over:
        lapsed = max(over, key=lambda each: each.last_day or date.max)
        return Referred(why_ended(lapsed, asked.day), lapsed.gives, replace(lapsed, review=None))
    why = why_never((ground, because) for ground, _, because in said if isinstance(because, Phrase))
    return Referred(why, (Outcome.EXCHANGE,))


def _law_end(said: Iterable[Said]) -> date | None:
    """The last day of all that the law gives; None when it gives nothing or has no end."""
    last = None
    for _, basis, each in said:
        if basis is Basis.LAW and isinstance(each, Entitlement):
            if each.last_day is None:
                return None
            last = each.last_day if last is None else max(last, each.last_day)
    return last

"""What a customer asked for and did not get, and why: what the shop learns from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, Outcome, Reason
from returns_station.policy.decision import Accepted, Decision, LineDecision
from returns_station.policy.promise.words import outcomes
from returns_station.policy.words import why_ended, why_never

_WITH_OTHERS = Phrase("wish.with_others")


@dataclass(frozen=True, slots=True)
class RefusedWish:
    """One line that did not come to what was wanted; `nearest` is what could be had instead."""

    line: str
    wanted: Outcome
    reason: Reason
    why: Phrase
    nearest: tuple[Outcome, ...]


def refused_wishes(
    claim: Claim, decision: Decision, got: Outcome | None
) -> tuple[RefusedWish, ...]:
    """The wishes of a claim that were not granted, line by line; `got` None waits for a person.

    Who asks for nothing by name wants her money back; with a plain yes she got what she took.
    """
    if got is not None and claim.wants in (None, got):
        return ()
    return tuple(_refused(decision, claim.wants or Outcome.REFUND, got))


def _refused(decision: Decision, wanted: Outcome, got: Outcome | None) -> Iterator[RefusedWish]:
    all_give = all(_gives(line, wanted) for line in decision.lines)
    for line in decision.lines:
        answer = line.answer
        if not isinstance(answer, Accepted):
            why, nearest = answer.why, answer.nearest
        else:
            why = _why_not(line, wanted, got if all_give else None, decision.day)
            nearest = tuple(outcome for outcome, _ in answer.best_for)
        yield RefusedWish(line.wish.line, wanted, line.wish.reason, why, nearest)


def _gives(line: LineDecision, wanted: Outcome) -> bool:
    return isinstance(line.answer, Accepted) and line.answer.giving(wanted) is not None


def _why_not(line: LineDecision, wanted: Outcome, chosen: Outcome | None, day: date) -> Phrase:
    """Why a line with a yes of its own did not come to what was wanted."""
    if _gives(line, wanted):
        if chosen is None:
            return _WITH_OTHERS
        return Phrase("wish.chose_other", {"outcome": Phrase(f"terms.outcome.{chosen}")})
    lapsed = [
        given
        for given in (asked.entitlement for asked in line.trace)
        if given and wanted in given.gives and not given.in_time(day)
    ]
    if lapsed:
        return why_ended(max(lapsed, key=lambda given: given.last_day or day), day)
    silences = ((asked.ground, asked.because) for asked in line.trace if not asked.entitlement)
    telling = why_never(silences)
    if telling.args["reason"] != Phrase("silent.not_promised"):
        return telling
    assert isinstance(line.answer, Accepted), "a line without a yes says why itself"
    return Phrase("wish.gives_other", {"gives": outcomes(line.answer.best.gives)})

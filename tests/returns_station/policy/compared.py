"""Whether one answer is at least as good for her as another: yes or no, what for, how long."""

from datetime import date

from returns_station.policy.claim import Outcome
from returns_station.policy.decision import Accepted, LineDecision
from returns_station.resolution.offers import Offer, offers
from tests.returns_station.policy.generated import Situation


def takes_nothing_away(
    before: Situation, after: Situation, *, same_days: bool = True, short: int = 0
) -> None:
    """Assert that she has at least as much after as before, line by line and in money.

    With `same_days` also at least as long. An offer is for all lines that are accepted, so offers
    can be compared where these are the same: a line that was looked at by a person and now is
    accepted may not have the outcome of the others. `short` is by how many minor units a sum may
    be less.
    """
    old, new = before.decision, after.decision
    for was, is_ in zip(old.lines, new.lines, strict=True):
        _line(was, is_)
        if same_days:
            _as_long(was, is_)
    if _accepted(old.lines) == _accepted(new.lines):
        money, more = brings(before), brings(after)
        for outcome, sum_ in money.items():
            assert outcome in more, f"{outcome} is no longer offered"
            assert more[outcome] >= sum_ - short, (outcome, sum_, more[outcome])


def standing(line: LineDecision) -> int:
    """How near a yes the answer is."""
    match line.answer:
        case Accepted():
            return 3
        case _ if line.answer.lead is None:
            return 0
        case _:
            return 1 if line.answer.is_too_late else 2


def brings(situation: Situation) -> dict[Outcome, int]:
    """What each outcome that is offered brings in money or credit, less what she pays."""
    return {offer.outcome: _net(offer) for offer in offered(situation)}


def offered(situation: Situation) -> tuple[Offer, ...]:
    """All that she may choose from."""
    each = situation
    return offers(each.sale, each.claim, each.decision, each.promise, each.earlier)


def outcomes(line: LineDecision) -> dict[Outcome, date]:
    """Each outcome that a line has, and the last day that anything gives it."""
    answer = line.answer
    if not isinstance(answer, Accepted):
        return {}
    return {
        outcome: max(
            each.last_day or date.max for each in answer.entitlements if outcome in each.gives
        )
        for outcome, _ in answer.best_for
    }


def _line(was: LineDecision, is_: LineDecision) -> None:
    assert standing(is_) >= standing(was), (was.answer, is_.answer)
    lost = outcomes(was).keys() - outcomes(is_).keys()
    assert not lost, f"line {was.wish.line} no longer has {sorted(lost)}"


def _as_long(was: LineDecision, is_: LineDecision) -> None:
    longest = outcomes(is_)
    for outcome, last_day in outcomes(was).items():
        assert longest[outcome] >= last_day, (outcome, last_day, longest[outcome])


def _accepted(lines: tuple[LineDecision, ...]) -> list[bool]:
    return [isinstance(line.answer, Accepted) for line in lines]


def _net(offer: Offer) -> int:
    settled = offer.settlement
    return settled.refund.minor + settled.store_credit.minor - settled.to_pay.minor

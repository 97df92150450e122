"""What she may choose from, the easiest and best-liked first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine, Earlier, Outcome
from returns_station.policy.decision import Accepted, Decision
from returns_station.policy.entitlement import Entitlement, Ground
from returns_station.policy.terms import Promise
from returns_station.policy.worth import Scales, scales_of
from returns_station.resolution.credit import store_credit
from returns_station.resolution.exchange import exchange
from returns_station.resolution.reduction import price_reduction
from returns_station.resolution.refund import money_back
from returns_station.resolution.replacement import repair, replacement
from returns_station.resolution.settlement import LineShare, Settlement, TenderShare
from returns_station.resolution.together import Choice, ways_together
from returns_station.resolution.visit import Back, Visit, visit_of
from returns_station.resolution.words import says, when
from returns_station.sale import Sale

__all__ = ["LineShare", "Offer", "Settlement", "TenderShare", "offers"]

_SETTLE: Final[Mapping[Outcome, Callable[[Visit, tuple[Back, ...]], Settlement | None]]] = {
    Outcome.REFUND: money_back,
    Outcome.EXCHANGE: exchange,
    Outcome.REPLACEMENT: replacement,
    Outcome.STORE_CREDIT: store_credit,
    Outcome.REPAIR: repair,
    Outcome.PRICE_REDUCTION: price_reduction,
}
# What comes first where it is given, the easiest and best-liked before the others.
_MENDED_FIRST: Final = (
    Outcome.REPLACEMENT,
    Outcome.REPAIR,
    Outcome.REFUND,
    Outcome.EXCHANGE,
    Outcome.PRICE_REDUCTION,
)
_MONEY_FIRST: Final = (
    Outcome.REFUND,
    Outcome.EXCHANGE,
    Outcome.STORE_CREDIT,
    Outcome.REPLACEMENT,
    Outcome.REPAIR,
    Outcome.PRICE_REDUCTION,
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice: its settlement, the yes in one sentence, and one line of when.

    Exactly one offer of a list is suggested, the first.
    """

    settlement: Settlement
    suggested: bool
    says: Phrase
    when: Phrase

    @property
    def outcome(self) -> Outcome:
        """The way of making it good that this offer is."""
        return self.settlement.outcome

    @property
    def needs_goods(self) -> bool:
        """Whether she must still point out what she wants instead."""
        return self.outcome is Outcome.EXCHANGE and not self.settlement.goods_out


def offers(
    sale: Sale, claim: Claim, decision: Decision, promise: Promise, earlier: Earlier
) -> tuple[Offer, ...]:
    """Every outcome that all accepted lines give, to the minor unit; the first is suggested."""
    visit = visit_of(sale, claim, earlier, promise, decision.day)
    accepted = _accepted(visit, decision)
    settled = []
    for outcome in _order(accepted):
        ways = (_SETTLE[outcome](visit, back) for back in _giving(outcome, visit.sale, accepted))
        settled += [_most(known) for known in ([way for way in ways if way],) if known]
    return tuple(
        Offer(
            settlement,
            nr == 0,
            says(sale, claim, settlement, _ground(accepted, settlement.outcome)),
            when(settlement),
        )
        for nr, settlement in enumerate(settled)
    )


@dataclass(frozen=True, slots=True)
class _Yes:
    wish: ClaimLine
    answer: Accepted
    scales: Scales


def _accepted(visit: Visit, decision: Decision) -> tuple[_Yes, ...]:
    weighed = scales_of(visit.sale, visit.claim, visit.earlier)
    return tuple(
        _Yes(line.wish, line.answer, scales)
        for line, scales in zip(decision.lines, weighed, strict=True)
        if isinstance(line.answer, Accepted)
    )


def _ground(accepted: tuple[_Yes, ...], outcome: Outcome) -> Ground | None:
    """What gives an outcome, for the first line."""
    entitlement = accepted[0].answer.giving(outcome) if accepted else None
    return entitlement.ground if entitlement else None


def _order(accepted: tuple[_Yes, ...]) -> tuple[Outcome, ...]:
    """Our mistake is mended first; goods she pointed out come before money; else money first."""
    grounds = {yes.answer.best.ground for yes in accepted}
    if Ground.WRONG_ITEM in grounds or Ground.COMPLAINT in grounds:
        return tuple(dict.fromkeys((*_MENDED_FIRST, *_MONEY_FIRST)))
    if accepted and all(yes.wish.new_goods for yes in accepted):
        return tuple(dict.fromkeys((Outcome.EXCHANGE, *_MONEY_FIRST)))
    return _MONEY_FIRST


def _giving(outcome: Outcome, sale: Sale, accepted: tuple[_Yes, ...]) -> Iterator[tuple[Back, ...]]:
    """The lines with what gives them this outcome, in each way worth weighing; none unless all do.

    The first is what is best for each line alone.
    """
    choices = tuple(Choice(yes.scales, _ranked(yes, outcome)) for yes in accepted)
    if not choices or not all(choice.giving for choice in choices):
        return
    for chosen in ways_together(choices, outcome):
        yield tuple(
            _back(sale, yes, entitlement) for yes, entitlement in zip(accepted, chosen, strict=True)
        )


def _ranked(yes: _Yes, outcome: Outcome) -> tuple[Entitlement, ...]:
    """All that gives a line an outcome, the best for the line first."""
    best = yes.answer.giving(outcome)
    if best is None:
        return ()
    others = (each for each in yes.answer.entitlements if outcome in each.gives)
    return (best, *(each for each in others if each is not best))


def _back(sale: Sale, yes: _Yes, entitlement: Entitlement) -> Back:
    sold = sale.line(yes.wish.line)
    assert sold is not None, "what is impossible is told before"
    scales = yes.scales
    worth, held = scales.worth(entitlement), scales.repriced.drawn
    return Back(yes.wish, sold, scales.paid, worth, entitlement, held)


def _most(ways: list[Settlement]) -> Settlement:
    """The settlement that brings her the most; of as much, the first."""
    return max(ways, key=lambda way: way.refund.minor + way.store_credit.minor - way.to_pay.minor)

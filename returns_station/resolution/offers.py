"""What she may choose from, the easiest and best-liked first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine, Earlier, Outcome
from returns_station.policy.decision import Accepted, Decision
from returns_station.policy.entitlement import Ground
from returns_station.policy.terms import Promise
from returns_station.policy.worth import paid_for
from returns_station.resolution.exchange import exchange
from returns_station.resolution.refund import money_back
from returns_station.resolution.replacement import replacement
from returns_station.resolution.settlement import LineShare, Settlement, TenderShare
from returns_station.resolution.visit import Back, Visit, visit_of
from returns_station.resolution.words import says, when
from returns_station.sale import Sale

__all__ = ["LineShare", "Offer", "Settlement", "TenderShare", "offers"]

_SETTLE: Final[Mapping[Outcome, Callable[[Visit, tuple[Back, ...]], Settlement | None]]] = {
    Outcome.REFUND: money_back,
    Outcome.EXCHANGE: exchange,
    Outcome.REPLACEMENT: replacement,
}


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
    visit = visit_of(sale, claim, earlier, promise.law, decision.day)
    accepted = _accepted(visit, decision)
    settled = []
    for outcome in _order(accepted):
        back = _giving(outcome, visit.sale, accepted)
        settlement = _SETTLE[outcome](visit, back) if back else None
        if settlement is not None:
            settled.append(settlement)
    return tuple(
        Offer(settlement, nr == 0, says(sale, settlement), when(settlement))
        for nr, settlement in enumerate(settled)
    )


@dataclass(frozen=True, slots=True)
class _Yes:
    wish: ClaimLine
    answer: Accepted
    paid: int


def _accepted(visit: Visit, decision: Decision) -> tuple[_Yes, ...]:
    paid = paid_for(visit.sale, visit.claim, visit.earlier)
    return tuple(
        _Yes(line.wish, line.answer, minor)
        for line, minor in zip(decision.lines, paid, strict=True)
        if isinstance(line.answer, Accepted)
    )


def _order(accepted: tuple[_Yes, ...]) -> tuple[Outcome, ...]:
    """Our mistake is mended first; goods she pointed out come before money; else money first."""
    if any(yes.answer.best.ground is Ground.WRONG_ITEM for yes in accepted):
        return (Outcome.REPLACEMENT, Outcome.REFUND, Outcome.EXCHANGE)
    if accepted and all(yes.wish.new_goods for yes in accepted):
        return (Outcome.EXCHANGE, Outcome.REFUND)
    return (Outcome.REFUND, Outcome.EXCHANGE)


def _giving(outcome: Outcome, sale: Sale, accepted: tuple[_Yes, ...]) -> tuple[Back, ...]:
    """The lines with what gives them this outcome; none unless all have it."""
    back = []
    for yes in accepted:
        entitlement, sold = yes.answer.giving(outcome), sale.line(yes.wish.line)
        if entitlement is None or sold is None:
            return ()
        back.append(Back(yes.wish, sold, yes.paid, entitlement))
    return tuple(back)

"""What she may choose from, the easiest and best-liked first."""

from dataclasses import dataclass

from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, Earlier, Outcome
from returns_station.policy.decision import Decision
from returns_station.policy.terms import Promise
from returns_station.resolution.settlement import LineShare, Settlement, TenderShare
from returns_station.sale import Sale

__all__ = ["LineShare", "Offer", "Settlement", "TenderShare", "offers"]


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
    """Every outcome that all accepted lines give, settled to the minor unit; the first is suggested."""
    raise NotImplementedError(sale, claim, decision, promise, earlier)

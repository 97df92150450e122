"""The answer for a line in one plain sentence: one for the clerk, one for the customer."""

from datetime import date

from returns_station.phrase import Phrase
from returns_station.policy.decision import Accepted, LineDecision
from returns_station.policy.entitlement import Basis, Entitlement
from returns_station.policy.words import how_long


def for_clerk(line: LineDecision, day: date) -> Phrase:
    """On which ground and until when; or why a person looks, and what a supervisor can say."""
    answer = line.answer
    if isinstance(answer, Accepted):
        return how_long(answer.best, day)
    way = Phrase(f"way.{answer.nearest[0]}")
    return Phrase("clerk.referred", {"why": answer.why, "way": way})


def for_customer(line: LineDecision) -> Phrase:
    """The yes and why; or that we look together, and the yes that is near."""
    answer = line.answer
    if isinstance(answer, Accepted):
        return Phrase("customer.accepted", {"why": why_yes(answer.best)})
    return Phrase("customer.referred", {"way": Phrase(f"way.{answer.nearest[0]}")})


def why_yes(entitlement: Entitlement) -> Phrase:
    """The ground and its last day in a few words, as a slip has them."""
    if entitlement.basis is Basis.RULING:
        return Phrase("slip.why.ruled")
    if entitlement.last_day is None:
        return Phrase(f"slip.why.{entitlement.ground}")
    return Phrase(f"slip.why_until.{entitlement.ground}", {"day": entitlement.last_day})

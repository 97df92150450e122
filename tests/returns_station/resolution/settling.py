"""What the tests of settlements share: a claim all the way to its offers, and what it used up."""

from returns_station.adapters.law.book import promise_for
from returns_station.money import Money
from returns_station.policy.claim import Claim, Earlier, Outcome
from returns_station.policy.decision import decide
from returns_station.policy.terms import Promise, Terms
from returns_station.resolution.offers import Offer, Settlement, offers
from returns_station.sale import Sale


def offered(
    sale: Sale, claim: Claim, earlier: Earlier | None = None, terms: Terms | None = None
) -> tuple[Offer, ...]:
    """What a claim is offered by the house's promise, or by other terms."""
    promise = promise_for(sale)
    if terms is not None:
        promise = Promise(terms, terms, promise.law)
    before = earlier or Earlier()
    return offers(sale, claim, decide(sale, claim, promise, before), promise, before)


def refunded(
    sale: Sale, claim: Claim, earlier: Earlier | None = None, terms: Terms | None = None
) -> Settlement:
    """The refund of a claim."""
    found = offered(sale, claim, earlier, terms)
    return next(each.settlement for each in found if each.outcome is Outcome.REFUND)


def after(earlier: Earlier, settled: Settlement) -> Earlier:
    """What has come back and been used up once this is settled too, as the ledgers keep it."""
    units, used, tenders = dict(earlier.units), dict(earlier.refunded), dict(earlier.tenders)
    for line in settled.lines:
        units[line.line] = units.get(line.line, 0) + line.quantity
        used[line.line] = _plus(used.get(line.line), line.paid)
    for tender in settled.tenders:
        tenders[tender.nr] = _plus(tenders.get(tender.nr), tender.amount)
    return Earlier(units, used, tenders, _plus(earlier.delivery, settled.delivery))


def _plus(before: Money | None, more: Money) -> Money:
    return before + more if before else more

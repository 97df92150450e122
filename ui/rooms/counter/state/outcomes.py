"""What each way of making it good is called, what it comes to, and what it means to her."""

from typing import Final

from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.decision import Decision
from returns_station.policy.entitlement import Entitlement, Ground
from returns_station.resolution.offers import Offer, Settlement
from returns_station.sale import TenderKind
from returns_station.slip_writing import deduction_name, is_new, tender_name

NEW: Final = "new"
ICONS: Final = {
    Outcome.REFUND: "arrow-u-up-left",
    Outcome.EXCHANGE: "swap",
    Outcome.REPLACEMENT: "hand-heart",
    Outcome.REPAIR: "wrench",
    Outcome.STORE_CREDIT: "ticket",
    Outcome.PRICE_REDUCTION: "tag",
}


def name_of(offer: Offer, decision: Decision) -> str:
    """A way among its words: one like hers is a new one, not the right one for a wrong."""
    new = offer.outcome is Outcome.REPLACEMENT and is_new(decision, offer.settlement)
    return NEW if new else offer.outcome.value


def near_name(outcome: Outcome, lead: Entitlement | None) -> str:
    """The same of a yes that is near: only wrong goods are replaced by other ones."""
    other = lead is not None and lead.ground is Ground.WRONG_ITEM
    return NEW if outcome is Outcome.REPLACEMENT and not other else outcome.value


def worth(settled: Settlement) -> Money:
    """The sum of an outcome: what she gets, or what she pays."""
    return settled.store_credit or settled.cash or settled.refund or settled.to_pay


def label(settled: Settlement, back: Phrase) -> Phrase:
    """What the sum is called; `back` is what money back to her is called."""
    if settled.to_pay:
        return Phrase("slip.total.to_pay")
    if settled.store_credit:
        return Phrase("slip.total.store_credit")
    money = settled.refund or settled.outcome is Outcome.REFUND
    return back if money else Phrase(f"slip.total.{settled.outcome}")


def quiet(settled: Settlement, decision: Decision) -> Phrase | None:
    """What the sum is made of, and who moves it."""
    parts: list[Phrase] = []
    if settled.delivery:
        parts.append(Phrase("counter.quiet.delivery", {"amount": settled.delivery}))
    if settled.fee:
        parts.append(Phrase("counter.quiet.fee", {"amount": settled.fee}))
    if settled.deduction:
        worn = deduction_name(decision, settled).key == "slip.of_it.deduction"
        key = "counter.quiet.deduction" if worn else "counter.quiet.deduction_part"
        parts.append(Phrase(key, {"amount": settled.deduction}))
    if settled.cash is not None:
        parts.append(Phrase("counter.quiet.till"))
    if settled.store_credit:
        parts.append(Phrase("counter.quiet.credit"))
    return Phrase("counter.quiet.together", {"parts": tuple(parts)}) if parts else None


def means(offer: Offer) -> Phrase:
    """One line under an offer: to which tender and by when, or that it is open or even."""
    settled = offer.settlement
    match offer.outcome:
        case Outcome.EXCHANGE if offer.needs_goods:
            return Phrase("counter.means.open")
        case Outcome.EXCHANGE if settled.to_pay:
            return Phrase("counter.means.pay", {"amount": settled.to_pay})
        case Outcome.EXCHANGE | Outcome.REPLACEMENT:
            return Phrase("counter.means.now")
        case Outcome.REPAIR:
            return Phrase("counter.means.repair")
        case Outcome.STORE_CREDIT:
            return Phrase("counter.means.store_credit")
        case Outcome.REFUND | Outcome.PRICE_REDUCTION:
            return _by_tender(offer)


def _by_tender(offer: Offer) -> Phrase:
    tenders = offer.settlement.tenders
    if len(tenders) != 1 or tenders[0].kind is TenderKind.CASH:
        return offer.when
    told: dict[str, Argument] = {"tender": tender_name(tenders[0]), "when": offer.when}
    return Phrase("counter.means.to", told)

"""What each way of making it good is called, what it comes to, and what it means to her."""

from typing import Final

from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.decision import Decision
from returns_station.policy.entitlement import Entitlement, Ground
from returns_station.resolution.offers import Offer, Settlement, TenderShare
from returns_station.sale import TenderKind
from returns_station.slip_writing import deduction_name, is_new, tender_name
from ui.rooms.counter.state.visit import Taken

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


def goods_of(taken: Taken) -> str:
    """What goods that go out are called: by size and colour where they are the same else."""
    swap = taken.swap
    if swap is None:
        return ""
    return swap.options if taken.same_item and swap.options else swap.title


def worth(settled: Settlement) -> Money:
    """The sum of an outcome: what she gets, or what she pays."""
    return settled.store_credit or paid_out(settled) or settled.to_pay


def paid_out(settled: Settlement) -> Money:
    """Money back as it leaves the house: coins rounded, other tenders to the cent."""
    if settled.cash is None:
        return settled.refund
    other = (each.amount for each in settled.tenders if each.kind is not TenderKind.CASH)
    return sum(other, settled.cash)


def quiet(settled: Settlement, decision: Decision) -> list[Phrase]:
    """What the sum is made of, and who moves it."""
    parts: list[Phrase] = []
    if settled.delivery:
        parts.append(Phrase("counter.quiet.delivery", {"amount": settled.delivery}))
    if settled.fee:
        parts.append(Phrase("counter.quiet.fee", {"amount": settled.fee}))
    if settled.bonus:
        parts.append(Phrase("counter.quiet.bonus", {"amount": settled.bonus}))
    if settled.deduction:
        worn = deduction_name(decision, settled).key == "slip.of_it.deduction"
        key = "counter.quiet.deduction" if worn else "counter.quiet.deduction_part"
        parts.append(Phrase(key, {"amount": settled.deduction}))
    if settled.cash is not None:
        parts.append(Phrase("counter.quiet.till"))
    if settled.store_credit:
        parts.append(Phrase("counter.quiet.credit"))
    return parts


def means(offer: Offer) -> Phrase:
    """One quiet line under an offer, and why it is liked: when, by what, that it is even."""
    settled = offer.settlement
    match offer.outcome:
        case Outcome.EXCHANGE:
            return _exchanged(offer)
        case Outcome.REPLACEMENT:
            return Phrase("counter.means.now" if is_here(settled) else "counter.means.ordered")
        case Outcome.REPAIR:
            return Phrase("counter.means.repair")
        case Outcome.STORE_CREDIT:
            return _credit(settled)
        case Outcome.REFUND | Outcome.PRICE_REDUCTION:
            return _by_tender(offer)


def is_here(settled: Settlement) -> bool:
    """Whether all that goes out can go along at once."""
    return all(goods.at_once for goods in settled.goods_out)


def _exchanged(offer: Offer) -> Phrase:
    settled = offer.settlement
    if offer.needs_goods:
        return Phrase("counter.means.open")
    if not is_here(settled):
        return Phrase("counter.means.ordered")
    if settled.to_pay:
        return Phrase("counter.means.pay", {"amount": settled.to_pay})
    if settled.refund or settled.store_credit:
        return Phrase("counter.means.now")
    return Phrase("counter.means.even")


def _credit(settled: Settlement) -> Phrase:
    """What is more to shop for than she paid is told: by percent where that is even."""
    if not settled.bonus:
        return Phrase("counter.means.store_credit")
    own = settled.store_credit.minor - settled.bonus.minor
    percent, rest = divmod(settled.bonus.minor * 100, own) if own else (0, 1)
    if rest:
        return Phrase("counter.means.bonus_amount", {"amount": settled.bonus})
    return Phrase("counter.means.bonus", {"percent": percent})


def _by_tender(offer: Offer) -> Phrase:
    tenders = offer.settlement.tenders
    if tenders and all(each.kind is TenderKind.CASH for each in tenders):
        return Phrase("counter.means.today")
    if len(tenders) != 1:
        return offer.when
    told: dict[str, Argument] = {"tender": _short(tenders[0]), "when": offer.when}
    return Phrase("counter.means.to", told)


def _short(tender: TenderShare) -> Phrase:
    """A tender in few words: a card by its last four digits."""
    if tender.kind is TenderKind.CARD and tender.label:
        return Phrase("counter.means.card", {"label": tender.label})
    return tender_name(tender)

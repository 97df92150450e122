"""The yes in one sentence, and one line of when."""

from returns_station.phrase import Phrase
from returns_station.policy.claim import Bringer, Claim, Outcome
from returns_station.policy.entitlement import Ground
from returns_station.resolution.settlement import Settlement
from returns_station.sale import Sale, TenderKind


def says(sale: Sale, claim: Claim, settlement: Settlement, ground: Ground | None) -> Phrase:
    """The yes that she hears: what she gets, and how; `ground` is what gives it."""
    match settlement.outcome:
        case Outcome.REPLACEMENT:
            return _sorry(called(sale, claim), settlement, ground)
        case Outcome.EXCHANGE:
            return _exchange(settlement)
        case Outcome.REPAIR:
            return Phrase("yes.repair")
        case Outcome.STORE_CREDIT:
            return Phrase("yes.store_credit", {"amount": settlement.store_credit})
        case Outcome.PRICE_REDUCTION:
            return Phrase("yes.price_reduction", {"amount": settlement.refund})
        case Outcome.REFUND:
            return _money_back(settlement)


def called(sale: Sale, claim: Claim) -> str:
    """What to call who stands here; empty where that is not who bought, whose name is not told."""
    return sale.called if claim.by is Bringer.BUYER else ""


def _exchange(settlement: Settlement) -> Phrase:
    if not settlement.goods_out:
        return Phrase("yes.exchange.open")
    if settlement.to_pay:
        return Phrase("yes.exchange.pay", {"amount": settlement.to_pay})
    if settlement.refund:
        return Phrase("yes.exchange.back", {"amount": settlement.cash or settlement.refund})
    if settlement.store_credit:
        return Phrase("yes.exchange.credit", {"amount": settlement.store_credit})
    return Phrase("yes.exchange.even")


def _money_back(settlement: Settlement) -> Phrase:
    if not settlement.refund:
        kept = settlement.deduction or settlement.fee
        return Phrase("yes.refund.all_kept" if kept else "yes.refund.nothing")
    if len(settlement.tenders) != 1:
        return Phrase("yes.refund.as_paid", {"amount": settlement.refund})
    (tender,) = settlement.tenders
    if tender.kind is TenderKind.CARD and tender.label:
        return Phrase(
            "yes.refund.card_ending", {"amount": settlement.refund, "last_four": tender.label}
        )
    amount = settlement.cash or settlement.refund
    return Phrase(f"yes.refund.{tender.kind}", {"amount": amount})


def _sorry(name: str, settlement: Settlement, ground: Ground | None) -> Phrase:
    """The goods are named where they are other ones than hers; else a new one like it is."""
    if ground is not Ground.WRONG_ITEM:
        if name:
            return Phrase("yes.replacement.new_named", {"name": name})
        return Phrase("yes.replacement.new")
    goods = settlement.goods_out[0].title
    if name:
        return Phrase("yes.replacement.named", {"name": name, "goods": goods})
    return Phrase("yes.replacement", {"goods": goods})


def when(settlement: Settlement) -> Phrase:
    """When it happens: goods and coins now, what is ordered when it comes, money by its day."""
    if settlement.outcome is Outcome.REPAIR:
        return Phrase("when.mended")
    if any(not goods.at_once for goods in settlement.goods_out):
        return Phrase("when.ordered")
    at_once = all(tender.kind is TenderKind.CASH for tender in settlement.tenders)
    paid_out = settlement.outcome in (Outcome.REFUND, Outcome.PRICE_REDUCTION)
    if not paid_out or at_once:
        return Phrase("when.now")
    return Phrase("when.by", {"day": settlement.refund_by})

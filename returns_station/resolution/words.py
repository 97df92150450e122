"""The yes in one sentence, and one line of when."""

from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.resolution.settlement import Settlement
from returns_station.sale import Sale, TenderKind


def says(sale: Sale, settlement: Settlement) -> Phrase:
    """The yes that she hears: what she gets, and how."""
    if settlement.outcome is Outcome.REPLACEMENT:
        return _sorry(sale, settlement)
    if settlement.outcome is Outcome.EXCHANGE:
        return Phrase("yes.exchange.even" if settlement.goods_out else "yes.exchange.open")
    if not settlement.refund:
        return Phrase("yes.refund.nothing")
    if len(settlement.tenders) != 1:
        return Phrase("yes.refund.as_paid", {"amount": settlement.refund})
    (tender,) = settlement.tenders
    if tender.kind is TenderKind.CARD and tender.label:
        return Phrase(
            "yes.refund.card_ending", {"amount": settlement.refund, "last_four": tender.label}
        )
    amount = settlement.cash or settlement.refund
    return Phrase(f"yes.refund.{tender.kind}", {"amount": amount})


def _sorry(sale: Sale, settlement: Settlement) -> Phrase:
    goods = settlement.goods_out[0].title
    name = sale.called
    if name:
        return Phrase("yes.replacement.named", {"name": name, "goods": goods})
    return Phrase("yes.replacement", {"goods": goods})


def when(settlement: Settlement) -> Phrase:
    """When it happens: goods and coins now, other money by the promised day."""
    at_once = all(tender.kind is TenderKind.CASH for tender in settlement.tenders)
    if settlement.outcome is not Outcome.REFUND or at_once:
        return Phrase("when.now")
    return Phrase("when.by", {"day": settlement.refund_by})

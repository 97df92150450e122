"""The one sentence under the thanks: what she gets, and by when."""

from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.sale import TenderKind
from returns_station.slip_writing.names import is_new, tender_name
from returns_station.slip_writing.told import Told, Whole


def lead_for(told: Told, whole: Whole) -> Phrase:
    """What a visit of one kind came to; `told` is its first part."""
    match told.settled.outcome:
        case Outcome.REPLACEMENT:
            new = is_new(told.part.decision, told.settled)
            return Phrase("slip.lead.new" if new else "slip.lead.replacement")
        case Outcome.EXCHANGE:
            return _exchanged(whole)
        case Outcome.REPAIR:
            return Phrase("slip.lead.repair")
        case Outcome.STORE_CREDIT:
            return Phrase("slip.lead.store_credit", {"amount": whole.store_credit})
        case Outcome.PRICE_REDUCTION if not whole.to_payer:
            return Phrase("slip.lead.price_reduction", {"amount": _given(whole)})
        case Outcome.REFUND | Outcome.PRICE_REDUCTION:
            return _paid_back(whole)


def _exchanged(whole: Whole) -> Phrase:
    if whole.to_pay:
        return Phrase("slip.lead.exchange_pay")
    if whole.store_credit:
        return Phrase("slip.lead.exchange_credit", {"amount": whole.store_credit})
    if whole.refund:
        return Phrase("slip.lead.exchange_back", {"amount": _given(whole)})
    return Phrase("slip.lead.exchange_payer" if whole.to_payer else "slip.lead.exchange")


def _paid_back(whole: Whole) -> Phrase:
    if whole.to_payer:
        return Phrase("slip.lead.payer", {"day": whole.refund_by})
    if not whole.refund:
        return Phrase("slip.lead.nothing")
    only = whole.tenders[0] if len(whole.tenders) == 1 else None
    if only is not None and only.kind is TenderKind.CASH:
        return Phrase("slip.lead.cash", {"amount": _given(whole)})
    told: dict[str, Argument] = {"amount": whole.refund, "day": whole.refund_by}
    if only is None:
        return Phrase("slip.lead.refund", told)
    return Phrase("slip.lead.tender", {**told, "tender": tender_name(only)})


def _given(whole: Whole) -> Money:
    return whole.cash or whole.refund

"""Answers as plain JSON: decimal strings, ISO days, names as the worked cases have them."""

from returns_station.canonical import Plain
from returns_station.desk.credit_views import CreditFound
from returns_station.desk.sealing import Verdict
from returns_station.desk.views import (
    Candidate,
    Found,
    NothingFound,
    Preview,
    SaleFound,
    SalesProposed,
    SaleView,
    SlipFound,
    VisitSeen,
)
from returns_station.policy.decision import Accepted, LineDecision
from returns_station.resolution.offers import Offer, Settlement
from returns_station.resolution.reckoning import Reckoning


def sale_shape(view: SaleView) -> dict[str, Plain]:
    """A sale as it stands, without who bought: this output is kept by others."""
    sale = view.sale
    lines: list[Plain] = [
        {
            "line": line.nr,
            "sku": line.sku,
            "gtin": line.gtin,
            "title": line.title,
            "quantity": line.quantity,
            "left": view.left(line.nr),
            "paid": str(line.paid),
        }
        for line in sale.lines
    ]
    return {
        "number": sale.number,
        "source": sale.source,
        "agreed_on": sale.agreed_on.isoformat(),
        "currency": sale.currency,
        "lines": lines,
        "tenders": [{"kind": paid.kind.value, "amount": str(paid.amount)} for paid in sale.tenders],
    }


def found_shape(found: Found) -> dict[str, Plain]:
    """What was found, by kind."""
    match found:
        case SaleFound(view, line):
            return {"found": "sale", "sale": sale_shape(view), "line": line}
        case SalesProposed(candidates, gtin, raw):
            rows: list[Plain] = [_candidate(one) for one in candidates]
            return {"found": "sales", "read": raw, "gtin": gtin, "candidates": rows}
        case SlipFound(number, _, verdict):
            return {"found": "slip", "slip": number} | _paper(verdict)
        case CreditFound(number, verdict):
            return {"found": "credit", "credit": number} | _paper(verdict)
        case NothingFound(raw, advice, gtin):
            return {"found": "nothing", "read": raw, "gtin": gtin, "advice": advice.key}


def _paper(verdict: Verdict | None) -> dict[str, Plain]:
    return {"paper": verdict.standing.value} if verdict is not None else {}


def visit_shape(seen: VisitSeen) -> dict[str, Plain]:
    """The answer to a visit: of one part as it is, of several with the sum of all."""
    shapes: list[Plain] = [preview_shape(one.preview) for one in seen.parts]
    sums = reckoning_shape(seen.reckoning) if seen.reckoning else None
    if len(seen.parts) == 1:
        return preview_shape(seen.parts[0].preview) | {"sum": sums}
    return {"parts": shapes, "sum": sums}


def reckoning_shape(sums: Reckoning) -> dict[str, Plain]:
    """What a whole visit comes to, exact."""
    return {
        "refund": str(sums.refund),
        "to_pay": str(sums.to_pay),
        "store_credit": str(sums.store_credit),
        "bonus": str(sums.bonus),
        "cash": None if sums.cash is None else str(sums.cash),
        "tenders": [
            {
                "sale": leg.sale,
                "kind": leg.share.kind.value,
                "amount": str(leg.share.amount),
                "set_off": str(leg.set_off),
            }
            for leg in sums.legs
        ],
        "vat": {rate: str(amount) for rate, amount in sums.vat},
    }


def preview_shape(preview: Preview) -> dict[str, Plain]:
    """The answer line by line, and what may be chosen, the suggested first."""
    offers: list[Plain] = [offer_shape(offer) for offer in preview.offers]
    return {
        "answer": "accepted" if preview.decision.accepted else "referred",
        "lines": [line_shape(line) for line in preview.decision.lines],
        "offers": offers,
    }


def line_shape(line: LineDecision) -> dict[str, Plain]:
    """One line's answer: its ground and last day, or why a person looks and the nearest yes."""
    shape: dict[str, Plain] = {"line": line.wish.line, "quantity": line.wish.quantity}
    if isinstance(line.answer, Accepted):
        best = line.answer.best
        return shape | {
            "ground": best.ground.value,
            "basis": best.basis.value,
            "last_day": best.last_day.isoformat() if best.last_day else "",
        }
    nearest: list[Plain] = [outcome.value for outcome in line.answer.nearest]
    return shape | {"why": line.answer.why.key, "nearest": nearest}


def offer_shape(offer: Offer) -> dict[str, Plain]:
    """One offer with all that would move."""
    return {"outcome": offer.outcome.value, "suggested": offer.suggested} | settlement_shape(
        offer.settlement
    )


def settlement_shape(settled: Settlement) -> dict[str, Plain]:
    """All that moves, exact."""
    return {
        "refund": str(settled.refund),
        "delivery_refund": str(settled.delivery),
        "deduction": str(settled.deduction),
        "fee": str(settled.fee),
        "fees": {fee.kind.value: str(fee.amount) for fee in settled.fees},
        "tenders": [{"kind": one.kind.value, "amount": str(one.amount)} for one in settled.tenders],
        "vat": {rate: str(amount) for rate, amount in settled.vat},
        "cash": None if settled.cash is None else str(settled.cash),
        "store_credit": str(settled.store_credit),
        "bonus": str(settled.bonus),
        "to_pay": str(settled.to_pay),
        "way": settled.way.value,
        "due_on": settled.due_on.isoformat() if settled.due_on else "",
        "refund_by": settled.refund_by.isoformat(),
        "may_hold": settled.may_hold,
    }


def _candidate(one: Candidate) -> dict[str, Plain]:
    return {
        "number": one.number,
        "bought_on": one.bought_on.isoformat(),
        "line": one.line,
        "title": one.title,
        "left": one.left,
        "paid": str(one.paid),
        "why": one.why.key,
    }

"""The answer to a worked case in the words of its `expect`, and where the two differ."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias

from returns_station.adapters.cases.worked import WorkedCase
from returns_station.desk.views import Preview, SaleView
from returns_station.desk.weighing import ImpossibleClaimError, weigh
from returns_station.policy.claim import Outcome
from returns_station.policy.decision import Accepted, LineDecision, Referred
from returns_station.policy.entitlement import Entitlement, Payer
from returns_station.resolution.offers import Offer

# Values of JSON; what they are is known by the key they stand under.
Facts: TypeAlias = dict[str, Any]

_AMOUNTS: Final = frozenset(
    ("refund", "delivery_refund", "deduction", "fee", "cash", "store_credit", "to_pay")
)
_ACCEPTED: Final = "accepted"
_REFERRED: Final = "referred"


@dataclass(frozen=True, slots=True)
class Difference:
    """One key whose answer is not what was expected."""

    key: str
    expected: object
    got: object


def differences(case: WorkedCase) -> tuple[Difference, ...]:
    """Where the engine's answer to a case differs from what is expected, key by key."""
    expected: Facts = case.form.expect.model_dump(mode="json", exclude_unset=True)
    got = _answer(case)
    return tuple(
        Difference(key, value, got.get(key, ""))
        for key, value in expected.items()
        if not _holds(key, value, got.get(key, ""))
    )


def _holds(key: str, expected: Any, got: Any) -> bool:  # noqa: ANN401, PLR0911 - JSON by its key
    if key in _AMOUNTS:
        return Decimal(expected) == Decimal(got or 0)
    match key:
        case "answer":
            # Too late and no right are what law and terms give; at the counter a person looks.
            return bool(expected == got or (expected == _REFERRED and got not in ("", _ACCEPTED)))
        case "gives":
            return set(expected) <= set(got)
        case "offers_not":
            return not set(expected) & set(got)
        case "vat":
            return _rates(expected) == _rates(got or {})
        case "tenders":
            return _legs(expected) == _legs(got or [])
        case _:
            return bool(expected == got)


def _rates(vat: dict[str, str]) -> dict[Decimal, Decimal]:
    return {Decimal(rate): Decimal(tax) for rate, tax in vat.items() if Decimal(tax)}


def _legs(tenders: list[dict[str, str]]) -> list[tuple[str, Decimal]]:
    legs = ((leg["kind"], Decimal(leg["amount"])) for leg in tenders)
    return [leg for leg in legs if leg[1]]


def _answer(case: WorkedCase) -> Facts:
    """All that a case may ask about, from what the counter would see."""
    try:
        preview = weigh(SaleView(case.sale, case.earlier), case.claim, case.promise)
    except ImpossibleClaimError as error:
        return {"answer": "refused", "refused": error.reason}
    offer = _chosen(preview, case.claim.wants)
    first = preview.decision.lines[0]
    decided = _decided(first, offer)
    gives = [each.outcome.value for each in preview.offers]
    return {
        "answer": _word(preview),
        "ground": decided.ground.value if decided else "",
        "last_day": _day(decided.last_day if decided else None),
        "law_last_day": _day(first.law_last_day),
        "burden": decided.burden.value if decided and decided.burden else "",
        "return_paid_by": _payer(preview, offer),
        "gives": gives,
        "offers_not": gives,
        "refused": "",
    } | (_money(offer) if offer else {})


def _chosen(preview: Preview, wants: Outcome | None) -> Offer | None:
    return next((each for each in preview.offers if wants in (None, each.outcome)), None)


def _word(preview: Preview) -> str:
    for line in preview.decision.lines:
        if not isinstance(line.answer, Accepted):
            return _not_yet(line.answer)
    return _ACCEPTED


def _not_yet(answer: Referred) -> str:
    if answer.lead is None:
        return "no_right"
    return "too_late" if answer.is_too_late else _REFERRED


def _decided(line: LineDecision, offer: Offer | None) -> Entitlement | None:
    """What decided a line: what gives the chosen outcome, else the best, else what ran out."""
    if not isinstance(line.answer, Accepted):
        return line.answer.lead
    giving = line.answer.giving(offer.outcome) if offer else None
    return giving or line.answer.best


def _payer(preview: Preview, offer: Offer | None) -> str:
    """One trip brings it all: the shop's if it owes one line's, then hers, else nobody's."""
    decided = (_decided(line, offer) for line in preview.decision.lines)
    payers = {each.return_paid_by for each in decided if each}
    order = (Payer.SHOP, Payer.CUSTOMER, Payer.NOBODY)
    return next((payer.value for payer in order if payer in payers), "")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _money(offer: Offer) -> Facts:
    settled = offer.settlement
    return {
        "refund": str(settled.refund - settled.to_pay),
        "delivery_refund": str(settled.delivery),
        "deduction": str(settled.deduction),
        "fee": str(settled.fee),
        "vat": {rate: str(tax) for rate, tax in settled.vat},
        "cash": str(settled.cash) if settled.cash else "0",
        "tenders": [{"kind": leg.kind.value, "amount": str(leg.amount)} for leg in settled.tenders],
        "store_credit": str(settled.store_credit),
        "to_pay": str(settled.to_pay),
        "refund_by": settled.refund_by.isoformat(),
        "may_hold": settled.may_hold,
    }

"""Goods that were not as they should have been: recalled, wrong or faulty; never her problem."""

from datetime import date
from typing import Final

from returns_station.days import add_days, add_months, next_working_day
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome, Reason
from returns_station.policy.entitlement import Basis, Burden, Entitlement, Ground, Payer
from returns_station.policy.law import Complaints, Tested
from returns_station.policy.question import Answer, Question, Reading
from returns_station.policy.terms import PartDelivery, Terms
from returns_station.sale import Trait

_NOT_RECALLED: Final = Phrase("silent.not_recalled")
_NOT_OUR_MISTAKE: Final = Phrase("silent.not_our_mistake")
_NO_FAULT: Final = Phrase("silent.no_fault")
_BUSINESS: Final = Phrase("silent.business")
_NO_PROOF: Final = Phrase("silent.no_proof")
_RECALLED: Final = (Phrase("fact.recalled"),)
_WRONG: Final = (Phrase("fact.wrong_item"),)
_UNKNOWN_RECALL: Final = Phrase("review.unknown_recall")
_EXPECTED_LIFE: Final = Phrase("review.expected_life")
_TOLD_LATE: Final = Phrase("review.told_late")
_FAULTS: Final = frozenset(
    {Reason.FAULTY, Reason.DAMAGED_IN_TRANSIT, Reason.MISSING_PART, Reason.NOT_AS_DESCRIBED}
)
_RIGHT_GOODS: Final = (Outcome.REPLACEMENT, Outcome.REFUND, Outcome.EXCHANGE)
_MENDED: Final = (Outcome.REPLACEMENT, Outcome.REPAIR)
_OR_MONEY: Final = (*_MENDED, Outcome.REFUND, Outcome.EXCHANGE, Outcome.PRICE_REDUCTION)


def recalled_goods_come_back(asked: Question, reading: Reading) -> Answer:
    """A recall beats every window, and asks for no proof; she chooses (Reg. 2023/988 art. 37)."""
    known = Trait.RECALLED in asked.line.traits
    if not known and asked.wish.reason is not Reason.RECALL:
        return _NOT_RECALLED
    return Entitlement(
        Ground.RECALL,
        reading.basis,
        None,
        asked.law.recall_gives,
        return_paid_by=Payer.SHOP,
        delivery=PartDelivery.DIFFERENCE,
        review=None if known else _UNKNOWN_RECALL,
        facts=_RECALLED if known else (),
    )


def our_mistake_never_expires(asked: Question, reading: Reading) -> Answer:
    """Goods we gave her by mistake may always come back; the law says for how long at least."""
    if asked.wish.reason is not Reason.WRONG_ITEM:
        return _NOT_OUR_MISTAKE
    if not asked.is_proven:
        return _NO_PROOF
    until = None
    if reading.basis is Basis.LAW:
        until = _end(asked, asked.law.complaints, _start(asked))
    return Entitlement(
        Ground.WRONG_ITEM,
        reading.basis,
        until,
        _RIGHT_GOODS,
        return_paid_by=Payer.SHOP,
        delivery=_delivery(reading.terms),
        facts=_WRONG,
    )


def she_may_complain(asked: Question, reading: Reading) -> Answer:
    """A fault inside the time of liability is ours to mend, whoever would have to show it."""
    if asked.wish.reason not in _FAULTS:
        return _NO_FAULT
    if asked.sale.buyer != "consumer":
        return _BUSINESS
    if not asked.is_proven:
        return _NO_PROOF
    rule, start = asked.law.complaints, _start(asked)
    shown = max(_shown(asked), start)
    end = _end(asked, rule, start)
    return Entitlement(
        Ground.COMPLAINT,
        reading.basis,
        end,
        _OR_MONEY if _money_at_once(asked, rule, start) else _MENDED,
        return_paid_by=Payer.SHOP,
        delivery=reading.terms.delivery_on_part_return,
        burden=_burden(rule, start, shown),
        review=_review(asked, rule, start, shown),
        facts=(Phrase("fact.fault_shown", {"day": shown}),),
        shown_on=shown if rule.tested is Tested.SHOWS else None,
    )


def _delivery(terms: Terms) -> PartDelivery:
    """As the terms say, never less than by law: the last part brings what the delivery cost."""
    part = terms.delivery_on_part_return
    return PartDelivery.DIFFERENCE if part is PartDelivery.NONE else part


def _shown(asked: Question) -> date:
    """The day the fault showed: the day she tells of it, unless she knows of an earlier one."""
    return min(asked.wish.fault.shown_on or asked.day, asked.day)


def _start(asked: Question) -> date:
    """The day of delivery, or of the new goods where replacing them starts anew."""
    replaced, received = asked.wish.fault.replaced_on, asked.received or asked.sale.agreed_on
    if replaced is not None and asked.law.complaints.replacement_restarts:
        # New goods come after the first ones.
        return max(replaced, received)
    return received


def _end(asked: Question, rule: Complaints, start: date) -> date | None:
    durable = Trait.DURABLE in asked.line.traits
    years = rule.years_durable if durable else rule.years
    if years is None:
        return None
    added = rule.repair_adds_months if asked.wish.fault.repaired_on else 0
    end = add_months(start, 12 * years + added)
    if rule.tested is Tested.NOTICE and asked.law.withdrawal.extends_to_working_day:
        # A notice is something she does: where its last day is closed, the next one will do.
        return next_working_day(end, asked.law.market)
    return end


def _money_at_once(asked: Question, rule: Complaints, start: date) -> bool:
    """Money may be asked for early on, and once mending has been tried."""
    fault = asked.wish.fault
    if fault.replaced_on or fault.repaired_on:
        return True
    return asked.day <= max(add_months(start, rule.money_months), add_days(start, rule.money_days))


def _burden(rule: Complaints, start: date, shown: date) -> Burden:
    return Burden.SHOP if shown <= add_months(start, rule.presumption_months) else Burden.CUSTOMER


def _review(asked: Question, rule: Complaints, start: date, shown: date) -> Phrase | None:
    """Why a person looks: no fixed end and long gone, or told long after it was noticed."""
    if rule.years is None and shown > add_months(start, 12 * rule.safe_years):
        return _EXPECTED_LIFE
    noticed = max(asked.wish.fault.noticed_on or shown, shown)
    if rule.notice_months is not None and asked.day > add_months(noticed, rule.notice_months):
        return _TOLD_LATE
    if rule.claim_months is not None:
        last = max(_end(asked, rule, start) or shown, add_months(shown, rule.claim_months))
        return _TOLD_LATE if asked.day > last else None
    return None

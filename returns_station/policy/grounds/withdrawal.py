"""The right of withdrawal: what is bought at a distance may be regretted."""

from typing import Final

from returns_station.money import decimals
from returns_station.phrase import Phrase
from returns_station.policy.claim import Collection, Outcome, Reason
from returns_station.policy.entitlement import Entitlement, Ground, Payer
from returns_station.policy.question import Answer, Question, Reading
from returns_station.sale import Channel

_SHOP_SALE: Final = Phrase("silent.shop_sale")
_BUSINESS: Final = Phrase("silent.business")
_SMALL: Final = Phrase("silent.off_premises_small")
_NOT_HERS: Final = Phrase("silent.not_the_buyer")
_NO_PROOF: Final = Phrase("silent.no_proof")
_GIVES: Final = (Outcome.REFUND, Outcome.EXCHANGE)
# Goods that were not as agreed: whoever pays for a change of mind, she does not pay for these.
OUR_FAULT: Final = frozenset(
    {
        Reason.WRONG_ITEM,
        Reason.DAMAGED_IN_TRANSIT,
        Reason.FAULTY,
        Reason.MISSING_PART,
        Reason.NOT_AS_DESCRIBED,
        Reason.RECALL,
    }
)


def she_may_withdraw(asked: Question, reading: Reading) -> Answer:
    """A consumer who bought at a distance may change her mind, but for the law's exceptions."""
    clock = asked.clock
    if clock is None:
        return _SHOP_SALE
    silent = _silent(asked)
    if silent is not None:
        return silent
    for exception in asked.law.withdrawal.exceptions:
        if exception.holds(asked.line.traits, seal_broken=asked.wish.seal_broken):
            return Phrase(f"silent.exception.{exception.trait}")
    ours = asked.wish.reason in OUR_FAULT
    return Entitlement(
        Ground.WITHDRAWAL,
        reading.basis,
        clock.last_day,
        _GIVES,
        return_paid_by=Payer.SHOP if ours else _payer(asked),
        delivery=reading.terms.delivery_on_part_return,
        may_deduct_wear=clock.informed_in_time and not ours,
        facts=clock.facts,
    )


def _silent(asked: Question) -> Phrase | None:
    if asked.sale.buyer != "consumer":
        return _BUSINESS
    if asked.is_gift:
        return _NOT_HERS
    if not asked.is_proven:
        return _NO_PROOF
    if asked.sale.channel is Channel.OFF_PREMISES and _is_small(asked):
        return _SMALL
    return None


def _is_small(asked: Question) -> bool:
    total = sum(line.paid.minor for line in asked.sale.lines)
    floor = asked.law.withdrawal.off_premises_from
    return total < floor.scaleb(decimals(asked.sale.currency))


def _payer(asked: Question) -> Payer:
    if asked.received is None:
        return Payer.NOBODY
    if asked.claim.collection is Collection.OFFERED_BY_SHOP or not asked.sale.told_return_cost:
        return Payer.SHOP
    return Payer.CUSTOMER

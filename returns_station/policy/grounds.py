"""The small questions: each answers with what it gives for one line, or with why it is silent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from returns_station.days import add_months, last_day
from returns_station.money import decimals
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine, Collection, HandedIn, Outcome, Reason
from returns_station.policy.clock import Clock, received_on
from returns_station.policy.entitlement import Basis, Entitlement, Ground, Payer
from returns_station.policy.law import Law
from returns_station.policy.terms import CountedFrom, OpenPurchase, Stage, Terms
from returns_station.sale import Channel, Sale, SaleLine, Trait

Answer: TypeAlias = Entitlement | Phrase


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the promise: whose words, and which terms."""

    basis: Basis
    terms: Terms


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a claim, with all a ground may look at; `clock` None is a sale in a shop."""

    sale: Sale
    line: SaleLine
    claim: Claim
    wish: ClaimLine
    law: Law
    day: date
    clock: Clock | None


def our_mistake_never_expires(asked: Question, reading: Reading) -> Answer:
    """Goods we gave her by mistake may always come back; the law says for how long at least."""
    if asked.wish.reason is not Reason.WRONG_ITEM:
        return Phrase("silent.not_our_mistake")
    until = None
    if reading.basis is Basis.LAW:
        durable = Trait.DURABLE in asked.line.traits
        years = asked.law.conformity_years_durable if durable else asked.law.conformity_years
        start = received_on(asked.sale, asked.line, asked.claim) or asked.sale.agreed_on
        until = add_months(start, 12 * years) if years is not None else None
    return Entitlement(
        Ground.WRONG_ITEM,
        reading.basis,
        until,
        gives=(Outcome.REPLACEMENT, Outcome.REFUND, Outcome.EXCHANGE),
        return_paid_by=Payer.SHOP,
        delivery=reading.terms.delivery_on_part_return,
        facts=(Phrase("fact.wrong_item"),),
    )


def she_may_withdraw(asked: Question, reading: Reading) -> Answer:
    """A consumer who bought at a distance may change her mind, but for the law's exceptions."""
    if asked.clock is None:
        return Phrase("silent.shop_sale")
    if asked.sale.buyer != "consumer":
        return Phrase("silent.business")
    if asked.sale.channel is Channel.OFF_PREMISES and _is_small(asked):
        return Phrase("silent.off_premises_small")
    for exception in asked.law.withdrawal.exceptions:
        if exception.holds(asked.line.traits, seal_broken=asked.wish.seal_broken):
            return Phrase(f"silent.exception.{exception.trait}")
    return Entitlement(
        Ground.WITHDRAWAL,
        reading.basis,
        asked.clock.last_day,
        gives=(Outcome.REFUND, Outcome.EXCHANGE),
        return_paid_by=_withdrawal_payer(asked),
        delivery=reading.terms.delivery_on_part_return,
        may_deduct_wear=asked.clock.informed_in_time,
        facts=asked.clock.facts,
    )


def open_purchase_runs(asked: Question, reading: Reading) -> Answer:
    """What the shop promised to take back it takes back, in the condition it promised."""
    promised = reading.terms.open_purchase
    if promised is None:
        return Phrase("silent.not_promised")
    if not promised.takes(asked.wish.condition, seal_broken=asked.wish.seal_broken):
        return Phrase(f"silent.condition.{asked.wish.condition}")
    start, fact = _counted_from(asked, promised)
    stage, end = _running(promised, start, asked.day)
    return Entitlement(
        Ground.OPEN_PURCHASE,
        reading.basis,
        end,
        gives=stage.gives,
        percent=stage.percent,
        return_paid_by=_promise_payer(asked),
        fee_minor=_fee(asked, reading.terms),
        facts=(fact,),
    )


GROUNDS: Final[tuple[tuple[Ground, Callable[[Question, Reading], Answer]], ...]] = (
    (Ground.WRONG_ITEM, our_mistake_never_expires),
    (Ground.WITHDRAWAL, she_may_withdraw),
    (Ground.OPEN_PURCHASE, open_purchase_runs),
)


def _is_small(asked: Question) -> bool:
    total = sum(line.paid.minor for line in asked.sale.lines)
    floor = asked.law.withdrawal.off_premises_from
    return total < floor.scaleb(decimals(asked.sale.currency))


def _withdrawal_payer(asked: Question) -> Payer:
    if received_on(asked.sale, asked.line, asked.claim) is None:
        return Payer.NOBODY
    if asked.claim.collection is Collection.OFFERED_BY_SHOP or not asked.sale.told_return_cost:
        return Payer.SHOP
    return Payer.CUSTOMER


def _promise_payer(asked: Question) -> Payer:
    if asked.claim.collection is Collection.OFFERED_BY_SHOP:
        return Payer.SHOP
    over_the_counter = asked.claim.handed_in is HandedIn.COUNTER
    if over_the_counter and asked.sale.channel is Channel.STORE:
        return Payer.NOBODY
    return Payer.CUSTOMER


def _fee(asked: Question, terms: Terms) -> int:
    if Outcome.REFUND in terms.fee_waived_for:
        return 0
    return int(terms.return_fee.scaleb(decimals(asked.sale.currency)))


def _counted_from(asked: Question, promised: OpenPurchase) -> tuple[date | None, Phrase]:
    """The day a promise starts, None while that day has not come."""
    sale, counted = asked.sale, promised.counted_from
    bought = Phrase("fact.bought", {"day": sale.agreed_on})
    if counted is CountedFrom.PURCHASE or (counted is None and sale.channel is Channel.STORE):
        return sale.agreed_on, bought
    if counted is CountedFrom.SHIPPING and sale.shipped_on is not None:
        return sale.shipped_on, Phrase("fact.shipped", {"day": sale.shipped_on})
    received = received_on(sale, asked.line, asked.claim)
    if received is None:
        return None, Phrase("fact.not_received")
    return received, Phrase("fact.received", {"day": received})


def _running(promised: OpenPurchase, start: date | None, day: date) -> tuple[Stage, date | None]:
    """The stage that runs on a day and its end; the last one when all are over."""
    if start is None:
        return promised.stages[0], None
    stage, end = promised.stages[0], _end(promised.stages[0], start)
    for later in promised.stages[1:]:
        if end is None or day <= end:
            break
        stage, end = later, _end(later, start)
    return stage, end


def _end(stage: Stage, start: date) -> date | None:
    ends = [last_day(period, start) for period in stage.periods]
    dated = [end for end in ends if end is not None]
    return max(dated) if len(dated) == len(ends) else None

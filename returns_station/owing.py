"""What a visit promises in money: a payout for each tender, and documents of our own for credit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from returns_station.case import CasePart, ReturnCase, Whereabouts
from returns_station.credit import Credit, CreditKind, expires_on
from returns_station.days import local_day
from returns_station.money import Money, zero
from returns_station.payout import Payout, PayoutState, PayoutVia, documented, via_for
from returns_station.policy.decision import Accepted
from returns_station.policy.extras import credit_months
from returns_station.resolution.reckoning import Leg, Reckoning
from returns_station.sale import Channel, TenderKind

CREDIT: Final[Mapping[TenderKind, CreditKind]] = {
    TenderKind.STORE_CREDIT: CreditKind.STORE_CREDIT,
    TenderKind.GIFT_CARD: CreditKind.GIFT_CARD,
}
"""Tenders that are paid back with a document of ours."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One payout, and which of the visit's settled parts it is booked on."""

    part: int
    payout: Payout


def credits_of(
    case: ReturnCase,
    slip: str,
    *,
    number: Callable[[CreditKind], str],
    law_months: Callable[[str, date], int | None],
) -> tuple[Credit, ...]:
    """The credit notes and gift cards of a visit, at most one of a kind, each with a new number."""
    given = case.given
    sums = tuple(_credit_sums(case.reckoning)) if case.reckoning else ()
    if not sums:
        return ()
    day = local_day(case.opened_at, given[0].sale.market)
    law = law_months(given[0].sale.market, day)
    months = [credit_months(part.promise, law) for part in given]
    last_day = None if None in months else expires_on(day, max(each or 0 for each in months), law)
    return tuple(
        Credit(number(kind), kind, amount, amount, case.opened_at, last_day, slip)
        for kind, amount in sums
    )


def _credit_sums(reckoning: Reckoning) -> Iterator[tuple[CreditKind, Money]]:
    for kind in CreditKind:
        amount = zero(reckoning.refund.currency)
        if kind is CreditKind.STORE_CREDIT:
            amount += reckoning.store_credit
        for leg in reckoning.legs:
            if leg.hers and CREDIT.get(leg.share.kind) is kind:
                amount += leg.share.amount
        if amount:
            yield kind, amount


def payouts_of(
    case: ReturnCase,
    slip: str,
    documents: tuple[Credit, ...],
    payers: frozenset[PayoutVia],
    *,
    may_wait: bool = False,
) -> tuple[Owed, ...]:
    """Every payout of a visit, made before anybody is asked to pay; documents are paid at once.

    `may_wait` is whether the shop's money waits for goods where the law lets it.
    """
    if case.reckoning is None:
        return ()
    numbers = {credit.kind: credit.number for credit in documents}
    owed = [*_by_tender(case, case.reckoning, slip, payers), *_new_credit(case, slip)]
    given = tuple(Owed(one.part, _given(one.payout, numbers, case.opened_at)) for one in owed)
    return tuple(_waiting(one, case) for one in given) if may_wait else given


def waits_for_goods(part: CasePart) -> bool:
    """Whether money of a part may wait: the goods are at home, and nothing forbids it.

    A shop that offered to collect may not (SE-DAL 2:14 st2, NO-ANG 24 st3), and the shop's own
    mistake is made good at once.
    """
    settled = part.settlement
    if settled is None or part.goods is not Whereabouts.AWAITED or not settled.may_hold:
        return False
    answers = (line.answer for line in part.decision.lines)
    return not any(
        isinstance(answer, Accepted) and answer.best.ground.is_ours for answer in answers
    )


def _waiting(owed: Owed, case: ReturnCase) -> Owed:
    part, payout = case.given[owed.part], owed.payout
    if payout.state is not PayoutState.PROMISED or not waits_for_goods(part):
        return owed
    assert part.settlement is not None, "only what is settled is paid"
    until = part.settlement.refund_by
    return replace(owed, payout=replace(payout, state=PayoutState.WAITING, waits_until=until))


def _by_tender(
    case: ReturnCase, reckoning: Reckoning, slip: str, payers: frozenset[PayoutVia]
) -> Iterator[Owed]:
    left = reckoning.cash
    for leg in reckoning.legs:
        if not leg.share.amount:
            continue
        rounding = zero(reckoning.refund.currency)
        if leg.share.kind is TenderKind.CASH and left is not None:
            rounding, left = left - _in_coins(reckoning), None
        yield Owed(leg.part, _payout(case, leg, slip, rounding, payers))


def _in_coins(reckoning: Reckoning) -> Money:
    """What the cash tenders name: what is counted out differs from it by the rounding."""
    named = (leg.share.amount for leg in reckoning.legs if leg.share.kind is TenderKind.CASH)
    return sum(named, zero(reckoning.refund.currency))


def _payout(
    case: ReturnCase, leg: Leg, slip: str, rounding: Money, payers: frozenset[PayoutVia]
) -> Payout:
    part, share = case.given[leg.part], leg.share
    return Payout(
        operation=f"{part.key}:{share.nr}:{share.kind}",
        case=part.key,
        sale=part.sale.number,
        slip=slip,
        tender_nr=share.nr,
        kind=share.kind,
        label=share.label,
        amount=share.amount,
        rounding=rounding,
        via=_via(leg, part.sale.channel, payers),
        at=case.opened_at,
    )


def _via(leg: Leg, channel: Channel, payers: frozenset[PayoutVia]) -> PayoutVia:
    """Who pays; a document is never given to anybody but who paid, so a person sees to it."""
    via = via_for(leg.share.kind, channel, payers)
    return via if leg.hers or via is not PayoutVia.DOCUMENT else PayoutVia.TILL


def _new_credit(case: ReturnCase, slip: str) -> Iterator[Owed]:
    """New credit is no tender of a sale: it has an operation of its own for each part."""
    for nr, part in enumerate(case.given):
        settled = part.settlement
        if settled and settled.store_credit:
            operation, sale = f"{part.key}:credit", part.sale.number
            kind, via = TenderKind.STORE_CREDIT, PayoutVia.DOCUMENT
            amount, rounding = settled.store_credit, zero(part.sale.currency)
            yield Owed(
                nr,
                Payout(
                    operation,
                    part.key,
                    sale,
                    slip,
                    0,
                    kind,
                    "",
                    amount,
                    rounding,
                    via,
                    at=case.opened_at,
                ),
            )


def _given(payout: Payout, numbers: dict[CreditKind, str], at: datetime) -> Payout:
    """A document is in her hand with the slip."""
    if payout.via is not PayoutVia.DOCUMENT:
        return payout
    return documented(payout, numbers[CREDIT[payout.kind]], at=at)[0]

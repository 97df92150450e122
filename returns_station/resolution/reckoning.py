"""What a whole visit comes to: its parts settled one after the other, and one sum for all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from returns_station.money import Money, cash
from returns_station.resolution.settlement import Settlement, TenderShare
from returns_station.resolution.tenders import proportional
from returns_station.sale import Sale, TenderKind


@dataclass(frozen=True, slots=True)
class Leg:
    """Money that goes back by one tender of one sale, after the visit's sums were set off."""

    sale: str
    share: TenderShare


@dataclass(frozen=True, slots=True)
class Reckoning:
    """All that moves for a visit: what she pays or gets, never both; amounts as in Settlement.

    `legs` are the tenders, `cash` what is counted out for the cash among them, rounded once for
    the whole visit. `vat` is by rate over all sales.
    """

    refund: Money
    to_pay: Money
    store_credit: Money
    bonus: Money
    cash: Money | None
    legs: tuple[Leg, ...]
    vat: tuple[tuple[str, Money], ...]


def reckon(parts: Sequence[tuple[Sale, Settlement]], *, cash_step: int) -> Reckoning:
    """Set what she pays off against what she gets back; round the cash that is left, once."""
    assert parts, "a visit has parts"
    currency = parts[0][0].currency
    owed = sum(settled.to_pay.minor for _, settled in parts)
    back = sum(settled.refund.minor for _, settled in parts)
    legs = [Leg(sale.number, share) for sale, settled in parts for share in settled.tenders]
    legs = _set_off(legs, min(owed, back))
    refund = max(0, back - owed)
    return Reckoning(
        refund=Money(refund, currency),
        to_pay=Money(max(0, owed - back), currency),
        store_credit=_total((settled.store_credit for _, settled in parts), currency),
        bonus=_total((settled.bonus for _, settled in parts), currency),
        cash=_counted_out(legs, Money(refund, currency), cash_step),
        legs=tuple(legs),
        vat=_vat(parts),
    )


def _set_off(legs: list[Leg], paid: int) -> list[Leg]:
    """The legs with so much less in all, each in proportion: new goods are paid with them."""
    amounts = [leg.share.amount.minor for leg in legs]
    less = proportional(min(paid, sum(amounts)), amounts)
    left = [
        replace(leg, share=replace(leg.share, amount=Money(amount - cut, _currency(leg))))
        for leg, amount, cut in zip(legs, amounts, less, strict=True)
    ]
    return [leg for leg in left if leg.share.amount]


def _currency(leg: Leg) -> str:
    return leg.share.amount.currency


def _total(amounts: Iterable[Money], currency: str) -> Money:
    return sum(amounts, Money(0, currency))


def _counted_out(legs: Sequence[Leg], refund: Money, step: int) -> Money | None:
    """What is counted out in coins: all that no other tender takes, rounded once."""
    if all(leg.share.kind is not TenderKind.CASH for leg in legs):
        return None
    other = sum(leg.share.amount.minor for leg in legs if leg.share.kind is not TenderKind.CASH)
    return cash(Money(refund.minor - other, refund.currency), step)


def _vat(parts: Sequence[tuple[Sale, Settlement]]) -> tuple[tuple[str, Money], ...]:
    by_rate: dict[str, Money] = {}
    for _, settled in parts:
        for rate, amount in settled.vat:
            by_rate[rate] = by_rate.get(rate, Money(0, amount.currency)) + amount
    return tuple(by_rate.items())

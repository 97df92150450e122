"""Other goods for these; what differs is paid, paid back, or becomes credit."""

from dataclasses import replace

from returns_station.policy.claim import NewGoods, Outcome
from returns_station.policy.worth import is_even
from returns_station.resolution.refund import paid_out
from returns_station.resolution.settlement import Settlement
from returns_station.resolution.tenders import moved_by_tender
from returns_station.resolution.value import value_of
from returns_station.resolution.visit import Back, Visit, nothing_moves


def exchange(visit: Visit, back: tuple[Back, ...]) -> Settlement:
    """Goods against goods; with none named yet it stands open: she still points out what she wants.

    A line without goods of its own pays for the other lines'.
    """
    swapped = tuple((each.wish.new_goods, each) for each in back if each.wish.new_goods)
    if not swapped:
        return nothing_moves(visit, Outcome.EXCHANGE, back)
    prices = tuple(_price(goods, each) for goods, each in swapped)
    value = value_of(visit, Outcome.EXCHANGE, back)
    settled = replace(
        nothing_moves(visit, Outcome.EXCHANGE, back),
        deduction=visit.money(value.deduction),
        fees=value.fees,
        goods_out=tuple(replace(goods, at_once=each.wish.in_stock) for goods, each in swapped),
        goods_paid=tuple(visit.money(price) for price in prices),
    )
    settled = _differing(visit, settled, back, value.net - sum(prices))
    worth = sum(prices) - settled.to_pay.minor
    return replace(settled, moved=moved_by_tender(worth, visit, settled.tenders))


def _differing(visit: Visit, settled: Settlement, back: tuple[Back, ...], left: int) -> Settlement:
    """What hers brings beside the new goods is paid back; what it lacks she pays."""
    if left < 0:
        return replace(settled, to_pay=visit.money(-left))
    if left and not all(Outcome.REFUND in each.entitlement.gives for each in back):
        # Money only goes to who paid: what is left of a gift is credit.
        return replace(settled, store_credit=visit.money(left))
    return paid_out(visit, settled, left) if left else settled


def _price(goods: NewGoods, back: Back) -> int:
    """The same goods in another size cost what hers were worth, whatever the price is today."""
    if is_even(back.wish):
        return back.worth
    return goods.price.minor * goods.quantity

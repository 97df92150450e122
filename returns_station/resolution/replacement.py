"""The right goods for the wrong ones, at once and at no cost; or hers mended."""

from dataclasses import replace

from returns_station.money import Money
from returns_station.policy.claim import NewGoods, Outcome
from returns_station.resolution.settlement import Settlement
from returns_station.resolution.tenders import moved_by_tender
from returns_station.resolution.visit import Back, Visit, nothing_moves


def replacement(visit: Visit, back: tuple[Back, ...]) -> Settlement:
    """What she bought goes out, unit for unit."""
    return replace(
        nothing_moves(visit, Outcome.REPLACEMENT, back),
        goods_out=tuple(_right_goods(each) for each in back),
        goods_paid=tuple(visit.money(each.uses) for each in back),
        moved=moved_by_tender(sum(each.uses for each in back), visit, ()),
    )


def repair(visit: Visit, back: tuple[Back, ...]) -> Settlement:
    """Hers is mended and comes back to her; nothing of the sale is used up."""
    return nothing_moves(visit, Outcome.REPAIR, back, keeps=True)


def _right_goods(back: Back) -> NewGoods:
    sold = back.sold
    price = sold.list_price or Money(sold.paid.minor // sold.quantity, sold.paid.currency)
    title, units, here = sold.title, back.wish.quantity, back.wish.in_stock
    return NewGoods(sold.sku, price, units, same_item=True, title=title, at_once=here)

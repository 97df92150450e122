"""Other goods for these, even: no money either way."""

from returns_station.policy.claim import NewGoods, Outcome
from returns_station.policy.worth import deduction
from returns_station.resolution.settlement import Settlement
from returns_station.resolution.visit import Back, Visit, goods_instead


def exchange(visit: Visit, back: tuple[Back, ...]) -> Settlement | None:
    """An even exchange, None where the named goods cost another sum.

    With no goods named yet it stands open: she still points out what she wants.
    """
    goods_out = tuple(each.wish.new_goods for each in back if each.wish.new_goods)
    if goods_out and not is_even(back):
        return None
    return goods_instead(visit, Outcome.EXCHANGE, back, goods_out)


def is_even(back: tuple[Back, ...]) -> bool:
    """Whether every line names its goods and these are worth what comes back.

    The same goods in another size are worth what hers were, whatever the price is today.
    """
    difference = 0
    for each in back:
        goods = each.wish.new_goods
        if goods is None:
            return False
        if not _is_same(goods, each):
            worth = each.paid - deduction(each.paid, each.entitlement, each.wish)
            difference += goods.price.minor * goods.quantity - worth
    return difference == 0


def _is_same(goods: NewGoods, back: Back) -> bool:
    return goods.same_item and goods.quantity == back.wish.quantity

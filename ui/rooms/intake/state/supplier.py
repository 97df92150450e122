"""What goes back to suppliers: one supplier at a time, what is ticked leaves on one list."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from returns_station.desk.bench.views import SupplierGoods
from returns_station.listing import Listing


@dataclass(frozen=True, slots=True)
class Supplier:
    """The goods in the lane, the supplier that lies open, what stays, and the list that was made.

    `key` is made before the first try and kept for the next.
    """

    goods: tuple[SupplierGoods, ...] | None = None
    open: str = ""
    stays: frozenset[int] = frozenset()
    key: str = ""
    sending: bool = False
    listing: Listing | None = None


def names(state: Supplier) -> tuple[str, ...]:
    """Who something waits for first, then who has only been sent to."""
    goods = state.goods or ()
    waits = dict.fromkeys(one.supplier for one in goods if one.sent_on is None)
    return tuple(waits | dict.fromkeys(one.supplier for one in goods))


def waits_for(state: Supplier, name: str) -> tuple[SupplierGoods, ...]:
    """What lies in the lane for one supplier."""
    return tuple(one for one in state.goods or () if one.supplier == name and one.sent_on is None)


def rows(state: Supplier) -> tuple[SupplierGoods, ...]:
    """Everything of the supplier that lies open: what waits, then what has left."""
    sent = (one for one in state.goods or () if one.supplier == state.open and one.sent_on)
    return (*waits_for(state, state.open), *sent)


def ticked(state: Supplier) -> tuple[SupplierGoods, ...]:
    """What leaves on the list."""
    return tuple(one for one in waits_for(state, state.open) if one.id not in state.stays)


def pieces(goods: tuple[SupplierGoods, ...]) -> int:
    """How many pieces that is."""
    return sum(one.pieces for one in goods)


def learnt(state: Supplier, goods: tuple[SupplierGoods, ...]) -> Supplier:
    """What lies in the lane now."""
    new = replace(state, goods=goods)
    known = names(new)
    return replace(new, open=state.open if state.open in known else next(iter(known), ""))


def opened(state: Supplier, name: str) -> Supplier:
    """Another supplier; the list of the one before is done."""
    return replace(state, open=name, key="", listing=None)


def toggled(state: Supplier, nr: int) -> Supplier:
    """Some goods leave or stay; another list has another key."""
    return replace(state, stays=state.stays ^ {nr}, key="")


def sent(state: Supplier, listing: Listing, ids: Iterable[int]) -> Supplier:
    """They have left: a second press, before the lane is read anew, sends none of them again."""
    stays = state.stays | frozenset(ids)
    return replace(state, sending=False, key="", listing=listing, stays=stays)

"""Goods that were brought without a receipt come to lie on a sale: a real one, or a stand-in."""

from dataclasses import replace

from returns_station.desk.views import SaleView
from returns_station.phrase import Phrase
from ui.rooms.counter.state.counter import Counter, Look, Trouble
from ui.rooms.counter.state.counting import count, line_of
from ui.rooms.counter.state.unproven import Unproven
from ui.rooms.counter.state.visit import Spot


def all_ticked(state: Counter, view: SaleView) -> Counter:
    """All of a sale is ticked; it is one step with its coming."""
    visit = state.visit
    if visit is None or visit.on(view.sale.id) is None:
        return state
    for line in view.sale.lines:
        visit = count(visit, Spot(view.sale.id, line.nr), view.left(line.nr))
    return replace(state, visit=replace(visit, in_hand=None))


def rest_told(state: Counter, page: Unproven) -> Counter:
    """A receipt took the goods of the page; those that are not on it wait for another, or go so."""
    visit = state.visit
    if visit is None or state.asks is not None or state.seeking is not None:
        return state
    rest = [gtin for gtin in page.gtins if line_of(visit, gtin) is None]
    if not rest:
        return state
    words = Phrase("counter.unproven.not_on_it", {"count": len(rest)})
    title = Phrase("counter.unproven.receipt_found")
    trouble = Trouble(title, words, gtin=rest[0], seekable=True, icon="receipt")
    return replace(state, held=tuple(rest), trouble=trouble)


def real_sale(state: Counter) -> str:
    """The number of the real sale, where one has turned up behind a stand-in."""
    words = state.trouble.words if state.trouble else None
    found = words is not None and words.key == "unproven.sale_is_found"
    return str(words.args["number"]) if words is not None and found else ""


def to_real_sale(state: Counter) -> Counter:
    """The sale behind a stand-in has turned up: it opens, and the goods lie on it."""
    number, visit = real_sale(state), state.visit
    pieces = visit.pieces if visit else ()
    goods = tuple(
        piece.sold.gtin
        for piece in pieces
        if piece.sale.is_stand_in and piece.sold.gtin
        for _ in range(piece.taken.quantity)
    )
    state = replace(state, visit=None, before=(), seen=None, why=False, held=goods, trouble=None)
    return replace(state, asks=Look(number))

"""Several sales in one visit: which may join it, and when one leaves again."""

from dataclasses import replace

from returns_station.customer import Customer
from returns_station.desk.views import SaleView
from ui.rooms.counter.state.counting import count
from ui.rooms.counter.state.visit import OnCounter, Visit


def may_join(visit: Visit, view: SaleView) -> bool:
    """Whether a sale may be hers too: the same customer, or one of the two is not known.

    One visit is one sum, so it is in one currency.
    """
    if not visit.pieces or view.sale.currency != visit.first.currency:
        return False
    known = (on.view.sale.customer for on in visit.sales)
    return all(_may_be_same(each, view.sale.customer) for each in known)


def _may_be_same(one: Customer | None, other: Customer | None) -> bool:
    return one is None or other is None or (one.id, one.key) == (other.id, other.key)


def joined(visit: Visit, view: SaleView) -> Visit:
    """The visit with one sale more; one that nothing comes back of makes room for it."""
    sales = tuple(on for on in visit.sales if on.taken)
    return replace(
        visit,
        sales=(*sales, OnCounter(view)),
        in_hand=None,
        just_read=None,
        alone=False,
        choosing=None,
    )


def as_they_stand(visit: Visit, views: tuple[SaleView, ...]) -> Visit:
    """The visit on its sales as they stand now; what is gone since is ticked no longer."""
    now = {view.sale.id: view for view in views}
    sales = tuple(replace(on, view=now.get(on.view.sale.id, on.view)) for on in visit.sales)
    new = replace(visit, sales=sales)
    for piece in visit.pieces:
        if new.piece(piece.at) is not None:
            new = count(new, piece.at, piece.taken.quantity)
    choosing = new.choosing if new.piece(new.choosing) else None
    return replace(new, in_hand=None, choosing=choosing)

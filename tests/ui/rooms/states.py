"""States of the counter to try moves on: no window, no store, no clock."""

from datetime import datetime, timedelta

from returns_station.adapters.law.book import promise_for
from returns_station.desk.commands import Part
from returns_station.desk.seeing import World, see, with_nearest
from returns_station.desk.views import PartSeen, SaleView, VisitSeen
from returns_station.policy.claim import Earlier
from returns_station.policy.terms import Promise
from returns_station.sale import Sale
from tests.builders import NOW, with_ids
from tests.ui.rooms.shop import elin
from ui.rooms.counter.state.counter import Counter, Rest, weighed
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.parts import parts_of
from ui.rooms.counter.state.scanning import heard, opened
from ui.rooms.counter.state.visit import Spot, Visit

LATER = NOW + timedelta(seconds=2)


def a_view(sale: Sale | None = None, **returned: int) -> SaleView:
    """A sale as it stands; `l2=1` says that one unit of line 2 has come back."""
    units = {name.removeprefix("l"): count for name, count in returned.items()}
    return SaleView(with_ids(sale or elin()), Earlier(units=units))


def at_rest() -> Counter:
    """The counter with nothing on it."""
    return Counter(rest=Rest(ready=True))


def on_the_counter(view: SaleView | None = None) -> Counter:
    """A receipt was scanned."""
    return opened(at_rest(), view or a_view(), key="key-1", now=NOW)


def scanned(state: Counter, *codes: str, at: datetime = NOW) -> Counter:
    """These were scanned, each long after the one before."""
    for nr, code in enumerate(codes):
        state = heard(state, code, at + timedelta(seconds=nr))
    return answered(state)


def pressed(state: Counter, *asked: tuple[Do, str]) -> Counter:
    """These keys were pressed, each seen answered before the next."""
    for do, what in asked:
        state = answered(moved(state, do, what))
    return state


def answered(state: Counter, promise: Promise | None = None, **stock: int) -> Counter:
    """The answer to what is ticked has come, by a promise of its own where one is given."""
    visit = state.visit
    return weighed(state, seen_of(visit, promise, **stock)) if visit and visit.pieces else state


def seen_of(visit: Visit, promise: Promise | None = None, **stock: int) -> VisitSeen:
    """The answer to what is ticked; `stock` is how many there are of some goods."""
    views = {on.view.sale.id: on.view for on in visit.sales}
    world = World(
        views,
        lambda sale, _: promise or promise_for(sale),
        lambda skus: {sku: stock.get(sku) for sku in skus},
    )
    return with_nearest(see(parts_of(visit), world))


def asked_of(state: Counter) -> tuple[Part, ...]:
    """What the station is asked."""
    return parts_of(the_visit(state))


def part(state: Counter, nr: int = 0) -> PartSeen:
    """One part of the answer that has come."""
    assert state.seen is not None
    return state.seen.parts[nr]


def at(line: str, sale: int = 1, nr: int = 0) -> str:
    """A row as a key or a card tells of it."""
    return str(Spot(sale, line, nr))


def the_visit(state: Counter) -> Visit:
    """The visit that lies open."""
    assert state.visit is not None
    return state.visit


def taken(state: Counter, sale: int = 1) -> dict[str, int]:
    """What is ticked of a sale: line to units."""
    on = the_visit(state).on(sale)
    return {one.line: on.ticked(one.line) for one in on.taken} if on else {}

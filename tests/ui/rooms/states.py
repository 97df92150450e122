"""States of the counter to try moves on: no window, no store, no clock."""

from datetime import datetime, timedelta

from returns_station.adapters.law.book import promise_for
from returns_station.desk.views import Preview, SaleView
from returns_station.desk.weighing import weigh
from returns_station.policy.claim import Earlier
from returns_station.sale import Sale
from tests.builders import NOW, with_ids
from tests.ui.rooms.shop import elin
from ui.rooms.counter.state.counter import Counter, Rest, weighed
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.scanning import heard, opened
from ui.rooms.counter.state.visit import Visit, claim_of

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


def answered(state: Counter) -> Counter:
    """The answer to what is ticked has come."""
    visit = state.visit
    claim = claim_of(visit) if visit else None
    if visit is None or claim is None:
        return state
    return weighed(state, preview_of(visit))


def preview_of(visit: Visit) -> Preview:
    """The answer to what is ticked."""
    claim = claim_of(visit)
    assert claim is not None
    return weigh(visit.view, claim, promise_for(visit.view.sale))


def the_visit(state: Counter) -> Visit:
    """The visit that lies open."""
    assert state.visit is not None
    return state.visit


def taken(state: Counter) -> dict[str, int]:
    """What is ticked: line to units."""
    return {one.line: one.quantity for one in the_visit(state).taken}

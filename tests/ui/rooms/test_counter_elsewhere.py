"""Where the counter leads to: goods at her home are fetched from another room."""

from dataclasses import replace

from returns_station.phrase import Phrase
from returns_station.slip import NextStep
from tests.payouts import SLIP
from tests.ui.rooms.after_states import is_done
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.elsewhere import leads_to, slip_to_fetch
from ui.rooms.counter.state.helping import help_now
from ui.rooms.counter.state.keys import Do


def at_home(*, undone: bool = False) -> Counter:
    state = is_done()
    assert state.done is not None
    assert state.done.slip is not None
    step = NextStep(Phrase("slip.next.goods_at_home"))
    slip = replace(state.done.slip, next_steps=(step,))
    after = replace(state.done.after, undone=undone)
    return replace(state, done=replace(state.done, slip=slip, after=after))


def test_that_goods_at_home_are_fetched_by_one_key() -> None:
    state = at_home()

    assert slip_to_fetch(state) == SLIP
    assert leads_to(state, Do.FETCH) == "pickup"
    assert ("fetch", ("F11",)) in help_now(state)


def test_that_nothing_is_fetched_that_is_here_or_undone() -> None:
    for state in (is_done(), at_home(undone=True), Counter()):
        assert leads_to(state, Do.FETCH) == ""
        assert "fetch" not in dict(help_now(state))


def test_that_sales_are_brought_in_elsewhere_too() -> None:
    assert leads_to(Counter(), Do.BRING_IN) == "imports"
    assert leads_to(Counter(), Do.CONFIRM) == ""

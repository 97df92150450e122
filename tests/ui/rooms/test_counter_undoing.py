"""A visit taken back after its yes: at once by Esc, later by hand, and what stands in the way."""

from returns_station.payout import PayoutState
from returns_station.phrase import Phrase
from tests.payouts import SLIP, a_payout
from tests.ui.rooms.after_states import BY_TILL, CARD_ENDS, a_slip, is_done, stood
from tests.ui.rooms.states import at_rest
from ui.rooms.counter.state import thanks, undoing
from ui.rooms.counter.state.after import UNDO_S, After, Undo
from ui.rooms.counter.state.counter import Counter, Open, Page
from ui.rooms.counter.state.finishing import slip_shown
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.prints import papers


def after(seconds: int) -> Counter:
    """So many seconds after the yes."""
    state = is_done(BY_TILL)
    for _ in range(seconds):
        state = undoing.ticked(state)
    return state


def test_that_esc_undoes_within_its_seconds() -> None:
    state = moved(after(UNDO_S - 1), Do.BACK)

    assert isinstance(state.asks, Undo)
    assert state.asks.command.slip == SLIP
    assert state.busy


def test_that_esc_leaves_once_they_are_over() -> None:
    assert moved(after(UNDO_S), Do.BACK).page is Page.IDLE


def test_that_seconds_stop_at_none() -> None:
    assert after(UNDO_S + 3).done == after(UNDO_S).done


def test_that_undo_by_hand_is_there_later_with_the_same_key() -> None:
    at_once, later = moved(after(0), Do.BACK), moved(after(UNDO_S), Do.UNDO)

    assert at_once.asks == later.asks


def test_that_esc_does_not_offer_what_money_on_its_way_forbids() -> None:
    card = a_payout()
    called = is_done(card, far_ends=CARD_ENDS)

    assert undoing.seconds(called) == 0
    assert undoing.seconds(stood(called, state=PayoutState.CONFIRMED)) == 0
    assert undoing.seconds(stood(called, state=PayoutState.FAILED)) == UNDO_S


def test_that_what_is_undone_says_whose_the_goods_are_and_owes_nothing() -> None:
    state = undoing.undone(moved(after(0), Do.BACK))

    assert state.done is not None
    assert thanks.thanks(state.done) == (
        Phrase("counter.undone.first"),
        Phrase("counter.undone.second"),
    )
    assert {each.state for each in state.done.after.payouts} == {PayoutState.CANCELLED}
    assert papers(state.done) == ()
    assert moved(state, Do.UNDO) == state


def test_that_what_has_gone_is_said_and_the_next_esc_only_puts_the_words_away() -> None:
    state = undoing.cannot(moved(after(0), Do.BACK), Phrase("undo.money_left"))

    told = state.trouble
    put_away = moved(state, Do.BACK)

    assert told is not None
    assert told.words == Phrase("undo.money_left")
    assert (put_away.page, put_away.asks) == (Page.DONE, None)
    assert moved(put_away, Do.BACK).page is Page.IDLE


def test_that_the_purchase_is_opened_again_after_the_undo_only() -> None:
    done = after(0)

    assert moved(done, Do.REOPEN) == done
    assert moved(undoing.undone(done), Do.REOPEN).asks == Open(1)


def test_that_the_new_goods_of_an_earlier_slip_open_as_a_visit() -> None:
    state = slip_shown(at_rest(), a_slip(), SLIP, After(sale=1, goods_sale=9))

    assert moved(state, Do.NEW_BACK).asks == Open(9)


def test_that_a_slip_that_was_undone_is_shown_as_undone() -> None:
    state = slip_shown(at_rest(), a_slip(), SLIP, After(undone=True))

    assert state.done is not None
    assert thanks.thanks(state.done)[0] == Phrase("counter.undone.first")
    assert not undoing.can_be_undone(state.done)

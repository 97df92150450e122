"""Money on its way after a visit: sent once, asked about by one question, never tried by itself."""

from dataclasses import replace

import pytest

from returns_station.desk.payout_commands import ConfirmPayout, ConfirmTill, FailPayout, PayoutDone
from returns_station.desk.views import NothingFound
from returns_station.payout import PayoutState, PayoutVia
from returns_station.phrase import Phrase
from returns_station.sale import TenderKind
from returns_station.slip import SlipKind
from tests.builders import NOW, kronor
from tests.payouts import SLIP, a_payout
from tests.ui.rooms.after_states import BY_TILL, CARD_ENDS, a_slip, is_done, stood
from tests.ui.rooms.shop import JUMPER
from tests.ui.rooms.states import at_rest
from ui.rooms.counter.state import paying, payout_words, thanks
from ui.rooms.counter.state.after import Call, SayPaid, ShowOwing
from ui.rooms.counter.state.counter import Counter, Look, Page, Printing
from ui.rooms.counter.state.ending import means
from ui.rooms.counter.state.finishing import slip_shown
from ui.rooms.counter.state.hearing import found, heard
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved

CARD = a_payout()


def unknown() -> Counter:
    """The terminal did not answer."""
    return stood(is_done(CARD, far_ends=CARD_ENDS), state=PayoutState.UNKNOWN)


def said(state: Counter) -> object:
    """What is being written down."""
    assert isinstance(state.asks, SayPaid)
    return state.asks.command


def test_that_a_wired_far_end_is_called_at_once_and_a_till_never_is() -> None:
    assert is_done(CARD, far_ends=CARD_ENDS).calls == {Call(CARD.operation)}
    assert is_done(BY_TILL, far_ends=CARD_ENDS).calls == frozenset()
    assert is_done(CARD).calls == frozenset()


def test_that_an_earlier_slip_sends_nothing_by_itself() -> None:
    state = is_done(CARD, far_ends=CARD_ENDS)
    assert state.done is not None
    rest = replace(at_rest(), rest=state.rest)

    again = slip_shown(rest, a_slip(), SLIP, state.done.after)

    asked = paying.question(again)
    assert again.calls == frozenset()
    assert asked is not None
    assert (asked.asked, asked.can_call) == (paying.Asked.UNSENT, True)


def test_that_nothing_is_asked_while_the_far_end_is_spoken_to() -> None:
    state = is_done(CARD, far_ends=CARD_ENDS)

    assert paying.question(state) is None
    assert not means(state, Do.PAID)


def test_that_the_answer_is_shown_on_its_row() -> None:
    state = is_done(CARD, far_ends=CARD_ENDS)
    paid = replace(CARD, state=PayoutState.CONFIRMED, reference="T-1")

    state = paying.told(state, Call(CARD.operation), paid)

    assert state.done is not None
    row = payout_words.far_row(state, state.done.after.payouts[0], discreet=False)
    assert state.calls == frozenset()
    assert (row.first.key, row.how) == ("counter.payout.far.confirmed", payout_words.How.DONE)


def test_that_silence_is_one_question_and_never_tried_again_by_itself() -> None:
    state = unknown()

    asked = paying.question(state)

    assert asked is not None
    assert state.calls == frozenset()
    assert payout_words.asked_words(asked)[0].key == "counter.asks.unknown.terminal"
    assert (asked.can_be_paid, asked.can_be_denied, asked.can_call) == (True, True, True)


def test_that_q_asks_for_the_number_and_enter_writes_it_down() -> None:
    state = moved(moved(unknown(), Do.PAID), Do.WRITE, "PAID: T-4471 ")

    state = moved(state, Do.CONFIRM)

    wanted = ConfirmPayout(f"paid:{CARD.operation}", CARD.operation, "T-4471")
    assert said(state) == wanted
    assert state.busy


def test_that_enter_without_a_number_confirms_nothing() -> None:
    state = moved(moved(unknown(), Do.PAID), Do.CONFIRM)

    assert (state.asks, state.page) == (None, Page.DONE)


def test_that_w_writes_down_that_it_did_not_go() -> None:
    state = moved(unknown(), Do.NOT_PAID)

    command = said(state)
    assert isinstance(command, FailPayout)
    assert (command.operation, command.reason) == (CARD.operation, paying.NOT_SEEN)


def test_that_e_asks_and_does_not_pay() -> None:
    assert moved(unknown(), Do.CALL).calls == {Call(CARD.operation, only_ask=True)}


def test_that_a_declined_one_is_paid_again_only_by_hand() -> None:
    state = stood(is_done(CARD, far_ends=CARD_ENDS), state=PayoutState.FAILED, reason="declined")

    again = moved(state, Do.CALL)

    assert again.calls == {Call(CARD.operation)}
    assert not means(state, Do.NOT_PAID)


def test_that_letters_are_the_start_of_a_word_where_nothing_is_asked() -> None:
    state = is_done(BY_TILL)

    assert not any(means(state, do) for do in (Do.PAID, Do.NOT_PAID, Do.CALL))
    assert means(state, Do.UNDO)


def test_that_the_tills_number_is_written_down_for_the_whole_slip() -> None:
    state = moved(moved(is_done(BY_TILL), Do.WRITE, "TILL:0000 5518"), Do.CONFIRM)

    assert said(state) == ConfirmTill(f"till:{SLIP}:0000 5518", SLIP, "0000 5518")


def test_that_a_name_typed_there_looks_for_the_next_customer() -> None:
    state = moved(moved(is_done(BY_TILL), Do.WRITE, "TILL:svensson"), Do.CONFIRM)

    assert state.asks == Look("svensson")
    assert state.done is None


def test_that_enter_with_no_number_leaves_as_always() -> None:
    assert moved(is_done(BY_TILL), Do.CONFIRM).page is Page.IDLE


def test_that_an_unknown_code_is_the_tills_number_and_is_confirmed_by_enter() -> None:
    state = heard(is_done(BY_TILL), "K-5518/2", NOW)
    assert isinstance(state.asks, Look)

    state = found(state, NothingFound("K-5518/2", Phrase("find.nothing")), key="a", now=NOW)

    assert state.done is not None
    assert (state.done.till, state.trouble) == ("K-5518/2", None)


def test_that_goods_nobody_knows_are_no_tills_number() -> None:
    gtin = JUMPER.zfill(14)
    state = heard(is_done(BY_TILL), JUMPER, NOW)

    state = found(state, NothingFound(JUMPER, Phrase("find.nothing"), gtin), key="a", now=NOW)

    assert state.page is Page.IDLE
    assert state.trouble is not None


def test_that_what_the_till_pays_is_one_sum_with_its_parts() -> None:
    cash = a_payout("visit:2:cash", amount=100, via=PayoutVia.TILL)
    state = is_done(BY_TILL, cash)
    assert state.done is not None

    till = paying.till_of(state.done)

    assert till is not None
    row = payout_words.till_row(till, discreet=False)
    assert row.first.args == {"amount": kronor(599)}
    assert row.second.key == "counter.payout.parts"


def test_that_a_gifts_sum_stands_nowhere_on_the_page() -> None:
    state = is_done(BY_TILL)
    assert state.done is not None
    done = replace(state.done, discreet=True)
    till = paying.till_of(done)
    assert till is not None

    rows = (
        payout_words.till_row(till, discreet=True),
        payout_words.far_row(state, CARD, discreet=True),
    )

    told = [*thanks.thanks(done), *(part for row in rows for part in (row.first, row.second))]
    assert all("amount" not in phrase.args for phrase in told)


def test_that_what_is_said_stands_at_once_and_the_number_is_done_with() -> None:
    paid = replace(BY_TILL, state=PayoutState.CONFIRMED, reference="5518")
    state = moved(moved(is_done(BY_TILL), Do.WRITE, "TILL:5518"), Do.CONFIRM)

    state = paying.said(state, PayoutDone((paid,)))

    assert state.done is not None
    assert (state.asks, state.done.till) == (None, "")
    assert not paying.takes_till_number(state)


def test_that_what_waits_is_walked_and_the_next_question_comes_by_itself() -> None:
    first = replace(CARD, state=PayoutState.UNKNOWN)
    second = replace(a_payout("other:1:card"), state=PayoutState.FAILED)
    rest = replace(at_rest().rest, owing=(first, second), far_ends=CARD_ENDS)
    state = replace(at_rest(), rest=rest)

    asked = moved(state, Do.OWING)
    open_ = paying.owing_shown(asked, (first, second))
    answered = paying.said(open_, PayoutDone((replace(first, state=PayoutState.CONFIRMED),)))

    assert isinstance(asked.asks, ShowOwing)
    assert paying.question(open_) == paying.Question(first, paying.Asked.UNKNOWN, can_call=True)
    assert paying.question(answered) == paying.Question(second, paying.Asked.FAILED, can_call=True)
    assert moved(answered, Do.UP).owing == replace(open_.owing, payouts=answered.owing.payouts)  # type: ignore[type-var, union-attr]  # both lie open
    assert moved(answered, Do.BACK).page is Page.IDLE


def test_that_nothing_waiting_is_no_page() -> None:
    assert moved(at_rest(), Do.OWING).asks is None


@pytest.mark.parametrize("kind", SlipKind)
def test_that_a_slip_of_any_kind_can_be_shown_again(kind: SlipKind) -> None:
    state = slip_shown(at_rest(), a_slip(kind), SLIP)

    assert state.page is Page.DONE
    assert state.done is not None
    assert thanks.thanks(state.done)


@pytest.mark.parametrize("kind", (SlipKind.MIXED, SlipKind.REFUND))
def test_that_thanks_name_what_comes_back(kind: SlipKind) -> None:
    state = is_done(BY_TILL, kind=kind)
    assert state.done is not None

    _, second = thanks.thanks(state.done)

    assert second == Phrase("counter.done.till", {"amount": kronor(499)})
    assert state.done.printing is Printing.SENT


def test_that_coins_are_told_as_coins() -> None:
    cash = replace(BY_TILL, kind=TenderKind.CASH, label="")
    state = is_done(cash)
    assert state.done is not None
    till = paying.till_of(state.done)

    assert till is not None
    assert payout_words.till_row(till, discreet=False).second.key == "counter.payout.in_coins"

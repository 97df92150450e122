"""A credit that is scanned at the counter: shown at once, taken once, and the visit waits below."""

from dataclasses import replace
from datetime import date

import pytest

from returns_station.credit import Credit, CreditKind
from returns_station.desk.credit_views import CreditFound
from returns_station.desk.searching import Hits
from returns_station.desk.views import NothingFound, SaleFound
from returns_station.phrase import Phrase
from tests.builders import NOW, kronor
from tests.ui.rooms.after_states import NUMBER, a_credit, with_credit
from tests.ui.rooms.shop import JUMPER
from tests.ui.rooms.states import a_view, at_rest, on_the_counter, scanned
from ui.rooms.counter.state import credit_words, crediting
from ui.rooms.counter.state.after import Blank, CreditOpen, Redeem, ShowCredit
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.hearing import found, heard
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.seeking import matched, picked, typed


def credit_of(state: Counter) -> CreditOpen:
    """The credit that lies open."""
    assert state.credit is not None
    return state.credit


def written(state: Counter, **what: str) -> Counter:
    """These were written into their fields."""
    for blank, text in what.items():
        state = moved(state, Do.WRITE, f"{blank.upper()}:{text}")
    return state


def test_that_a_scanned_credit_opens_over_whatever_lies_there() -> None:
    visit = scanned(on_the_counter(), JUMPER)

    asked = found(visit, CreditFound(NUMBER), key="a", now=NOW)
    state = with_credit(below=asked)

    assert asked.asks == ShowCredit(NUMBER)
    assert (state.page, state.visit) == (Page.CREDIT, visit.visit)
    assert moved(state, Do.BACK).page is Page.VISIT


def test_that_a_typed_credit_number_opens_by_enter() -> None:
    given = Credit(NUMBER, CreditKind.STORE_CREDIT, kronor(400), kronor(100), NOW)
    state = matched(typed(at_rest(), NUMBER), NUMBER, Hits(credits=(given,)))

    assert picked(state).asks == ShowCredit(NUMBER)


def test_that_enter_takes_the_sum_once_with_the_key_of_the_page() -> None:
    state = moved(written(with_credit(), sum="100,50", receipt=" 8841 "), Do.CONFIRM)

    assert isinstance(state.asks, Redeem)
    command = state.asks.command
    assert (command.key, command.amount, command.reference, command.honoured) == (
        "take-1",
        kronor("100.50"),
        "8841",
        "",
    )
    assert moved(state, Do.CONFIRM) is state


@pytest.mark.parametrize("text", ("", "0", "kr", "-5", "1,234", "1e3", "tio"))
def test_that_what_is_no_sum_takes_nothing_and_the_words_say_what_is_missing(text: str) -> None:
    state = moved(written(with_credit(), sum=text, receipt="8841"), Do.CONFIRM)

    assert state.asks is None
    assert credit_of(state).asked_for is Blank.SUM
    assert credit_words.taking(credit_of(state)).missing == Phrase("counter.credit.missing.sum")


@pytest.mark.parametrize("text", ("120", "120,00", "120.00", " 1 20 kr", "120:-"))
def test_that_a_sum_is_read_as_people_write_it(text: str) -> None:
    assert crediting.amount(credit_of(written(with_credit(), sum=text))) == kronor(120)


def test_that_enter_goes_on_to_the_tills_number() -> None:
    state = moved(written(with_credit(), sum="100"), Do.CONFIRM)

    assert (state.asks, credit_of(state).asked_for) == (None, Blank.RECEIPT)


def test_that_a_code_nobody_knows_is_the_tills_number() -> None:
    state = heard(with_credit(), "K-8841/2", NOW)

    state = found(state, NothingFound("K-8841/2", Phrase("find.nothing")), key="a", now=NOW)

    assert credit_of(state).receipt == "K-8841/2"


def test_that_the_next_receipt_opens_its_visit_and_puts_the_credit_away() -> None:
    state = with_credit(below=at_rest())

    state = found(state, SaleFound(a_view()), key="a", now=NOW)

    assert (state.page, state.credit) == (Page.VISIT, None)


def test_that_goods_of_the_visit_below_tick_there() -> None:
    state = heard(with_credit(below=on_the_counter()), JUMPER, NOW)

    assert state.page is Page.VISIT
    assert state.visit is not None
    assert len(state.visit.pieces) == 1


def test_that_what_is_left_is_offered_when_it_is_not_enough() -> None:
    state = written(with_credit(a_credit(38)), sum="100", receipt="8841")
    told = credit_words.taking(credit_of(state))

    taken = moved(state, Do.CONFIRM)

    assert told.do == Phrase("counter.credit.take_rest", {"amount": kronor(38)})
    assert credit_words.hint(credit_of(state)) == (
        Phrase("counter.credit.more", {"left": kronor(38)}),
        Phrase("counter.credit.more_do"),
    )
    assert isinstance(taken.asks, Redeem)
    assert taken.asks.command.amount == kronor(38)


def test_that_a_faster_till_leaves_what_is_left_and_the_same_offer() -> None:
    state = moved(written(with_credit(), sum="100", receipt="8841"), Do.CONFIRM)

    state = crediting.not_taken(state, Phrase("credit.spent"), a_credit(38))

    assert (state.asks, state.trouble) == (None, None)
    assert credit_words.taking(credit_of(state)).amount == kronor(38)


def test_that_an_expired_one_names_who_can_let_it_count_and_wants_a_name() -> None:
    state = with_credit(a_credit(until=date(2026, 11, 20)))
    state = written(state, sum="100", receipt="8841")

    stopped = moved(state, Do.CONFIRM)
    let_count = moved(written(stopped, honoured="Anders: kund i 20 år"), Do.CONFIRM)

    assert credit_words.hint(credit_of(state)) == (
        Phrase("counter.credit.ended"),
        Phrase("counter.credit.ended_do"),
    )
    assert credit_of(stopped).asked_for is Blank.HONOURED
    assert isinstance(let_count.asks, Redeem)
    assert let_count.asks.command.honoured == "Anders: kund i 20 år"


def test_that_what_was_taken_is_told_and_the_next_has_a_key_of_its_own() -> None:
    state = moved(written(with_credit(), sum="100", receipt="8841"), Do.CONFIRM)

    state = crediting.taken(state, a_credit(162), kronor(100), key="take-2")

    credit = credit_of(state)
    assert (credit.taken, credit.key, credit.sum, credit.receipt) == (
        kronor(100),
        "take-2",
        "",
        "",
    )


def test_that_nothing_can_be_taken_where_nothing_is_left() -> None:
    state = written(with_credit(a_credit(0)), sum="10", receipt="8841")

    assert moved(state, Do.CONFIRM).asks is None
    assert credit_words.hint(credit_of(state)) == (
        Phrase("counter.credit.empty"),
        Phrase("counter.credit.empty_do"),
    )


def test_that_an_unknown_number_is_told_and_nothing_is_lost() -> None:
    below = scanned(on_the_counter(), JUMPER)

    state = crediting.shown(below, None, NUMBER, key="a", today=NOW.date())

    assert state.trouble is not None
    assert state.trouble.words.key == "find.credit_unknown"
    assert replace(state, trouble=None) == below

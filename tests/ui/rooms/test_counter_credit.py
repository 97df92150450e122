"""A credit note or gift card that is scanned at the counter: told kindly, and nothing is lost."""

from returns_station.desk.credit_views import CreditFound
from tests.builders import NOW
from tests.ui.rooms.states import at_rest, on_the_counter
from ui.rooms.counter.state.scanning import found
from ui.rooms.counter.state.seeking import matched, typed

NUMBER = "TG000000427"


def test_that_a_scanned_credit_is_named_with_what_it_is_for() -> None:
    state = found(at_rest(), CreditFound(NUMBER), key="a", now=NOW)

    assert state.trouble is not None
    assert state.trouble.title.args == {"code": "TG 0000-0042-7"}
    assert state.trouble.words.key == "counter.trouble.credit"


def test_that_the_visit_on_the_counter_stays_as_it_is() -> None:
    before = on_the_counter()

    after = found(before, CreditFound(NUMBER), key="a", now=NOW)

    assert after.visit == before.visit


def test_that_a_typed_credit_number_is_answered_while_it_is_typed() -> None:
    state = matched(typed(at_rest(), NUMBER), NUMBER, CreditFound(NUMBER))

    assert state.seeking is not None
    assert state.seeking.candidates == ()
    assert state.seeking.nothing is not None
    assert state.seeking.nothing.key == "counter.trouble.credit"

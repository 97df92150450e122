"""A person asked from the counter: what can be asked, how it waits, what the answer does."""

from dataclasses import replace
from typing import Final

import pytest

from returns_station.desk.ruling.views import Answer, AskSeen, AskStands, AskState
from returns_station.people.badge import badge_from
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.ruling import Why, WhyNot
from tests.builders import NOW, kronor
from tests.ui.rooms.approvals.questions import BOOTS, a_question
from tests.ui.rooms.shop import BOOTS as BOOTS_CODE
from tests.ui.rooms.shop import JUMPER
from tests.ui.rooms.states import a_view, on_the_counter, scanned, the_visit
from ui.rooms.counter.state import answering_here, overriding
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.override import AskPerson, SayHere, Withdraw
from ui.rooms.counter.state.parts import parts_of
from ui.rooms.counter.state.scanning import first_answered, parked
from ui.rooms.counter.state.sums import summed

NUMBER: Final = "A00001"
BADGE: Final = "not looked at here"


def _too_late() -> Counter:
    return scanned(on_the_counter(a_view(BOOTS)), BOOTS_CODE)


def _stands(state: AskState, answer: Answer | None = None) -> tuple[AskStands, ...]:
    return (AskStands(NUMBER, "key-1", state, answer),)


def _waits() -> Counter:
    return overriding.sent(_too_late(), NUMBER, NOW, _stands(AskState.WAITING))


def _yes() -> Answer:
    return Answer("Anders", "a", NOW, Outcome.REFUND, Why.LOYAL)


def _no() -> Answer:
    return Answer("Anders", "a", NOW, Outcome.STORE_CREDIT, WhyNot.WORN, "Sulan är sliten.")


def _here(ask: AskSeen | None = None, badge: str = BADGE) -> Counter:
    asked = overriding.askable(_too_late())
    assert asked is not None
    seen = ask or a_question()
    return overriding.opened(
        _too_late(), AskPerson(asked, here=True, badge=badge), "Anders Holm", seen
    )


def test_that_the_amber_answer_asks_for_the_nearest_yes_and_what_it_brings() -> None:
    asked = overriding.askable(_too_late())

    assert asked is not None
    assert (asked.wish, asked.amount) == (Outcome.REFUND, kronor(1299))
    assert asked.visit == "key-1"


def test_that_a_plain_yes_asks_nobody() -> None:
    assert overriding.askable(scanned(on_the_counter(), JUMPER)) is None


@pytest.mark.parametrize("key", ((Do.OFFER, "2"), (Do.ASK, ""), (Do.CONFIRM, "")))
def test_that_w_the_row_and_enter_ask(key: tuple[Do, str]) -> None:
    asks = moved(_too_late(), *key).asks

    assert isinstance(asks, AskPerson)
    assert not asks.here


def test_that_in_an_open_house_whoever_stands_here_answers() -> None:
    state = _too_late()
    state = replace(state, override=replace(state.override, staffed=False))

    asks = moved(state, Do.CONFIRM).asks

    assert isinstance(asks, AskPerson)
    assert asks.here


def test_that_while_it_waits_the_same_key_takes_it_back_and_enter_does_nothing() -> None:
    state = _waits()

    assert moved(state, Do.OFFER, "2").asks == Withdraw(NUMBER)
    assert moved(state, Do.CONFIRM).asks is None
    assert summed(state).missing == Phrase("counter.ask.waits")


def test_that_a_yes_lies_on_the_visit_at_once() -> None:
    state = overriding.stood(_waits(), _stands(AskState.YES, _yes()))

    assert all(part.ruling == NUMBER for part in parts_of(the_visit(state)))
    assert the_visit(state).outcome is Outcome.REFUND
    assert state.toast is not None


def test_that_a_no_says_what_can_be_done_instead_and_has_it_chosen() -> None:
    state = overriding.stood(_waits(), _stands(AskState.NO, _no()))

    assert state.trouble is not None
    assert state.trouble.title == Phrase("counter.ask.no")
    assert state.trouble.words.args["note"] == "Sulan är sliten."
    assert the_visit(state).outcome is Outcome.STORE_CREDIT


def test_that_the_same_answer_is_told_once() -> None:
    once = overriding.stood(_waits(), _stands(AskState.NO, _no()))
    read = moved(once, Do.BACK)

    assert overriding.stood(read, once.override.stands).trouble is None


def test_that_a_visit_put_aside_is_marked_when_its_answer_comes_and_goes_first() -> None:
    aside = parked(_waits())
    before = first_answered(aside)

    came = overriding.stood(aside, _stands(AskState.YES, _yes()))

    kept = first_answered(came)
    assert before is None
    assert kept is not None
    assert kept.key == "key-1"


def test_that_an_answer_that_was_known_is_no_news() -> None:
    old, new = _stands(AskState.WAITING), _stands(AskState.YES, _yes())

    assert overriding.came(old, new) == new[0]
    assert overriding.came(new, new) is None
    assert overriding.came((), new) is None


def test_that_she_chooses_says_why_and_signs() -> None:
    state = moved(moved(_here(), Do.SAY, "1"), Do.BECAUSE, "2")
    signed = moved(state, Do.CONFIRM, "274193")

    at_desk = state.override.at_desk
    assert at_desk is not None
    assert at_desk.signs
    assert isinstance(signed.asks, SayHere)
    assert signed.asks.badge == BADGE


def test_that_without_a_pin_nothing_is_said() -> None:
    state = moved(_here(), Do.BECAUSE, "1")

    assert moved(state, Do.CONFIRM, "").asks is None


def test_that_no_pin_and_no_badge_is_in_what_is_told_of_the_state() -> None:
    state = moved(moved(_here(), Do.BECAUSE, "1"), Do.CONFIRM, "274193")

    assert "274193" not in repr(state)
    assert BADGE not in repr(state)


def test_that_a_no_at_the_desk_needs_words_before_the_pin() -> None:
    state = moved(_here(), Do.SAY, "3")

    wordless = moved(state, Do.CONFIRM).override.at_desk
    with_words = moved(moved(state, Do.TELL, "Sliten."), Do.CONFIRM).override.at_desk

    assert wordless is not None
    assert not wordless.signs
    assert with_words is not None
    assert with_words.signs


def test_that_esc_goes_back_step_by_step_to_the_clerk() -> None:
    state = moved(_here(), Do.BECAUSE, "1")

    one = moved(state, Do.BACK)
    two = moved(one, Do.BACK)

    assert (state.page, one.page, two.page) == (Page.RULE, Page.RULE, Page.VISIT)


def test_that_a_first_yes_of_two_goes_back_to_the_clerk_and_waits_for_the_other() -> None:
    seen = a_question(state=AskState.SECOND, answers=(_yes(),))

    state = answering_here.said(_here(), seen, _stands(AskState.SECOND))

    assert state.page is Page.VISIT
    assert overriding.standing(state) is not None
    assert state.toast == Phrase("counter.ask.second_by", {"name": "Anders"})


def test_that_a_declined_question_is_asked_again_as_itself() -> None:
    state = replace(overriding.stood(_waits(), _stands(AskState.NO, _no())), trouble=None)
    # The policy alone still asks a person: here nobody has weighed the yes that lies on it.
    state = replace(state, seen=replace(_too_late().seen, asked=parts_of(the_visit(state))))  # type: ignore[type-var]

    asks = overriding.asked(state).asks

    assert isinstance(asks, AskPerson)
    assert asks.again == NUMBER


def test_that_another_badge_over_her_answer_is_another_who_answers() -> None:
    here = _here()
    badge = badge_from(bytes(range(16)))

    other = overriding.badge_read(here, badge)

    assert other is not None
    assert other.override.at_desk is None
    assert isinstance(other.asks, AskPerson)


def test_that_where_nobody_need_be_asked_a_badge_means_who_works_here() -> None:
    badge = badge_from(bytes(range(16)))

    assert overriding.badge_read(scanned(on_the_counter(), JUMPER), badge) is None
    assert overriding.badge_read(_too_late(), BOOTS_CODE) is None


def test_that_a_visit_that_is_closed_asks_no_longer_and_one_put_aside_still_does() -> None:
    waits = _waits()

    assert overriding.dropped(waits, replace(waits, visit=None)) == NUMBER
    assert overriding.dropped(waits, parked(waits)) == ""
    assert overriding.dropped(waits, waits) == ""

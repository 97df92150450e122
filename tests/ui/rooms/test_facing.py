"""What the customer may see of each state of the counter, and what her touch does to it."""

from dataclasses import replace

import pytest

from returns_station.case import Said
from returns_station.desk.taking_back import Done
from returns_station.desk.views import PaidWithin
from returns_station.payout import PayoutState
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.slip import NextStep
from tests.builders import a_sale, kronor
from tests.ui.rooms.after_states import BY_TILL, a_slip, is_done, stood, with_credit
from tests.ui.rooms.shop import BOOTS, JUMPER, LAMP, sales
from tests.ui.rooms.states import (
    a_view,
    at_rest,
    on_the_counter,
    pressed,
    scanned,
    the_visit,
)
from tests.ui.second_pictures import swapping
from ui.models.facing import Facing, Moment, Touch, Touched
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.facing import facing
from ui.rooms.counter.state.finishing import confirmed, performed
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.scanning import parked
from ui.rooms.counter.state.touching import touched
from ui.rooms.counter.state.undoing import undone


def jumper() -> Counter:
    return scanned(on_the_counter(), JUMPER)


def outcomes(seen: Facing) -> list[str]:
    return [way.key for way in seen.ways]


def did(what: Touch, which: str = "", visit: str = "key-1") -> Touched:
    return Touched(what, visit, which)


def test_that_nothing_is_seen_at_rest_but_in_which_language() -> None:
    state = replace(at_rest(), rest=replace(at_rest().rest, language="nb"))

    assert facing(state) == Facing(language="nb")


def test_that_she_sees_her_goods_the_yes_and_what_she_can_choose() -> None:
    seen = facing(jumper(), clerk="Maja")

    assert (seen.moment, seen.name, seen.says) == (
        Moment.CHOOSING,
        "Elin",
        Phrase("facing.how"),
    )
    assert [goods.title for goods in seen.goods] == ["Stickad tröja Fjäll"]
    assert outcomes(seen) == ["refund", "exchange"]
    assert seen.total is not None
    assert seen.total.amount == kronor(499)
    assert seen.hint == Phrase("facing.touch", {"name": "Maja"})


def test_that_money_stands_first_and_tells_where_and_by_when() -> None:
    first = facing(jumper()).ways[0]

    assert first.suggested
    assert not first.chosen
    assert first.means.key == "facing.to_tender"
    assert first.means.args["tender"] == Phrase("tender.card_ending", {"label": "4242"})


def test_that_coins_are_hers_today() -> None:
    state = scanned(on_the_counter(a_view(sales()[2])), LAMP)

    assert facing(state).ways[0].means == Phrase("counter.means.today")


def test_that_few_ways_are_shown_and_the_chosen_one_among_them() -> None:
    complained = pressed(jumper(), (Do.REASON, "4"))

    assert len(facing(complained).ways) <= 4
    chosen = pressed(complained, (Do.OFFER, "refund"))
    assert [way.key for way in facing(chosen).ways if way.chosen] == ["refund"]


def test_that_our_mistake_is_owned_without_her_name_in_the_sentence() -> None:
    seen = facing(pressed(jumper(), (Do.REASON, "3")))
    chosen = facing(pressed(jumper(), (Do.REASON, "3"), (Do.OFFER, "replacement")))

    assert seen.says == Phrase("facing.how_sorry")
    assert chosen.says is not None
    assert chosen.says.key == "yes.replacement"


def test_that_a_question_is_told_with_why_and_who_asks() -> None:
    seen = facing(scanned(on_the_counter(a_view(sales()[1])), BOOTS), clerk="Maja")

    assert not seen.yes
    assert seen.says is not None
    assert seen.says.key == "refer.ended.open_purchase"
    assert seen.hint == Phrase("facing.asks", {"name": "Maja"})
    assert seen.ways == ()


def test_that_sizes_are_hers_to_touch_once_she_wants_to_exchange() -> None:
    seen = facing(swapping())

    assert seen.swaps
    assert [each.what for each in seen.instead] == [
        "Storlek S, dimblå",
        "Storlek L, dimblå",
        "Storlek XL, dimblå",
        "Storlek M, mossgrön",
    ]
    assert seen.total is None


def test_that_somebody_helps_where_nothing_can_be_shown() -> None:
    seen = facing(pressed(jumper(), (Do.OFFER, "exchange")), clerk="Maja")

    assert seen.instead == ()
    assert seen.hint == Phrase("facing.helps", {"name": "Maja"})


def test_that_a_company_is_not_called_by_all_of_its_name() -> None:
    sale = replace(a_sale(customer="Granlöv Bygg AB"), buyer="business")

    assert facing(on_the_counter(a_view(sale))).name == ""


def test_that_names_can_be_left_out_at_a_desk() -> None:
    seen = facing(jumper(), names=False)

    assert (seen.name, seen.named) == ("", False)


def test_that_she_can_hide_her_name_and_show_it_again() -> None:
    hidden = touched(jumper(), did(Touch.NAME))
    again = touched(hidden, did(Touch.NAME))

    assert (facing(hidden).name, facing(hidden).named) == ("", True)
    assert facing(again).name == "Elin"


def test_that_a_hidden_name_stays_hidden_in_the_thanks() -> None:
    state = touched(is_done(BY_TILL), did(Touch.NAME))

    assert facing(is_done(BY_TILL)).name == "Elin"
    assert facing(state).name == ""


def test_that_what_is_put_aside_is_seen_no_longer() -> None:
    assert facing(parked(jumper())).moment is Moment.CALM


def test_that_writing_it_down_is_told_with_what_stands() -> None:
    seen = facing(moved(jumper(), Do.CONFIRM))

    assert seen.moment is Moment.BUSY
    assert outcomes(seen) == ["refund"]


def test_that_thanks_carry_the_promise_and_the_question() -> None:
    state = is_done(BY_TILL)
    seen = facing(replace(state, rest=replace(state.rest, paid=PaidWithin(97, 100))))

    assert (seen.moment, seen.name, seen.visit, seen.rates) == (
        Moment.THANKS,
        "Elin",
        "key-1",
        True,
    )
    assert seen.kept == Phrase("facing.same_day", {"kept": 97, "of": 100})


def test_that_thanks_are_gone_while_the_clerk_looks_at_something_else() -> None:
    done = is_done(BY_TILL)
    searching = moved(done, Do.SEEK)
    with_a_credit = with_credit(below=done)

    assert facing(done).moment is Moment.THANKS
    assert facing(searching).moment is Moment.CALM
    assert facing(with_a_credit).moment is Moment.CALM


def test_that_too_few_payouts_say_nothing() -> None:
    state = is_done(BY_TILL)

    assert facing(replace(state, rest=replace(state.rest, paid=PaidWithin(3, 3)))).kept is None


def test_that_money_that_may_not_have_gone_is_not_said_to_be_on_its_way() -> None:
    seen = facing(stood(is_done(BY_TILL), PayoutState.UNKNOWN))

    assert seen.says == Phrase("facing.money_asks")


def test_that_a_document_is_told_without_its_number() -> None:
    state = is_done()
    assert state.done is not None
    told: dict[str, Argument] = {"number": "TG0-000-001", "amount": kronor(499)}
    step = NextStep(Phrase("slip.next.document.store_credit", told))
    slip = replace(a_slip(), next_steps=(step,))

    seen = facing(replace(state, done=replace(state.done, slip=slip)))

    assert seen.steps[0].what == Phrase("counter.step.store_credit", {"amount": kronor(499)})


def test_that_a_question_without_a_slip_is_not_rated() -> None:
    asked = scanned(on_the_counter(a_view(sales()[1])), BOOTS)
    seen = facing(performed(confirmed(asked), Done(Said.ASK, "", ()), None))

    assert (seen.moment, seen.says) == (Moment.THANKS, Phrase("counter.done.asked"))
    assert not seen.rates


def test_that_an_undone_return_is_told_as_undone() -> None:
    assert facing(undone(is_done(BY_TILL))).moment is Moment.UNDONE


def test_that_her_choice_is_the_clerks_at_once() -> None:
    state = touched(jumper(), did(Touch.WAY, "refund"))

    assert the_visit(state).outcome is Outcome.REFUND


def test_that_the_goods_she_touches_go_out() -> None:
    state = touched(swapping(), did(Touch.INSTEAD, "SIB-0"))

    (piece,) = the_visit(state).pieces
    assert piece.taken.swap is not None
    assert (piece.taken.swap.sku, piece.taken.same_item) == ("SIB-0", True)


def test_that_what_the_clerk_looks_for_does_not_move_her_goods() -> None:
    looking = replace(swapping(), hunt="kofta", hunted=())

    state = touched(looking, did(Touch.INSTEAD, "SIB-1"))

    (piece,) = the_visit(state).pieces
    assert piece.taken.swap is not None
    assert piece.taken.swap.sku == "SIB-1"


def test_that_she_comes_back_to_the_other_ways() -> None:
    state = touched(swapping(), did(Touch.OTHER_WAYS))

    assert state.page is Page.VISIT


def test_that_she_chooses_her_language_also_in_the_thanks() -> None:
    visiting = touched(jumper(), did(Touch.LANGUAGE, "fi"))
    thanking = touched(is_done(BY_TILL), did(Touch.LANGUAGE, "en"))

    assert facing(visiting).language == "fi"
    assert facing(thanking).language == "en"


def test_that_the_last_grade_stands() -> None:
    state = touched(is_done(BY_TILL), did(Touch.RATING, "4"))

    assert facing(touched(state, did(Touch.RATING, "5"))).rating == 5


@pytest.mark.parametrize(
    "late",
    (
        Touched(Touch.WAY, "another", "refund"),
        Touched(Touch.WAY, "", "refund"),
        Touched(Touch.NAME, "another"),
        Touched(Touch.LANGUAGE, "another", "fi"),
    ),
)
def test_that_a_touch_on_a_visit_that_is_over_moves_nothing(late: Touched) -> None:
    state = jumper()

    assert touched(state, late) is state


def test_that_nothing_moves_while_it_is_written_down() -> None:
    state = confirmed(jumper())

    assert touched(state, did(Touch.WAY, "exchange")) is state

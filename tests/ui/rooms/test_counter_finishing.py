"""Deciding, choosing, confirming and undoing at the counter, without a window."""

from dataclasses import replace
from datetime import date

from returns_station.case import Said
from returns_station.desk.taking_back import Done
from returns_station.desk.views import Article
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome, Reason
from tests.builders import NOW, a_sale, kronor
from tests.ui.rooms.shop import JUMPER, SOCKS
from tests.ui.rooms.states import (
    a_view,
    answered,
    at,
    on_the_counter,
    pressed,
    scanned,
    seen_of,
    taken,
    the_visit,
)
from ui.rooms.counter.state import sums, words
from ui.rooms.counter.state.answers import can_confirm, chosen_offer
from ui.rooms.counter.state.counter import Commit, Fresh, Page, weighed
from ui.rooms.counter.state.finishing import (
    confirmed,
    performed,
    refreshed,
    refused,
)
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.override import AskPerson
from ui.rooms.counter.state.siblings import siblings_known
from ui.rooms.counter.state.swapping import swap

LARGE = Article("SKU-L", "", "Stickad tröja Fjäll", "Storlek L", kronor(549))
LAMP = Article("LAMP", "", "Bordslampa", "", kronor(899))


def test_that_nothing_is_confirmed_before_its_answer_is_seen() -> None:
    visit = the_visit(scanned(on_the_counter(), JUMPER))
    unseen = replace(on_the_counter(), visit=visit)

    assert confirmed(unseen) == unseen
    assert can_confirm(answered(unseen))


def test_that_an_answer_to_something_else_is_not_shown() -> None:
    one = scanned(on_the_counter(), JUMPER)
    two = scanned(one, SOCKS)

    late = weighed(replace(two, seen=None), seen_of(the_visit(one)))

    assert late.seen is None


def test_that_enter_twice_asks_once_with_the_key_of_the_visit() -> None:
    once = confirmed(scanned(on_the_counter(), JUMPER))

    twice = moved(once, Do.CONFIRM)

    assert isinstance(once.asks, Commit)
    assert once.asks.command.key == "key-1"
    assert twice is once


def test_that_nothing_moves_while_a_return_is_written_down() -> None:
    busy = confirmed(scanned(on_the_counter(), JUMPER))

    assert all(moved(busy, do, "1") is busy for do in Do)


def test_that_a_reason_changes_what_is_suggested_and_can_be_taken_back() -> None:
    state = scanned(on_the_counter(), JUMPER)

    ours = pressed(state, (Do.REASON, "3"))
    unsaid = pressed(ours, (Do.REASON, "3"))

    assert the_visit(ours).reason is Reason.WRONG_ITEM
    assert [chosen_offer(one).outcome for one in (state, ours, unsaid) if chosen_offer(one)] == [  # type: ignore[union-attr]  # asked for in the same line
        Outcome.REFUND,
        Outcome.REPLACEMENT,
        Outcome.REFUND,
    ]


def test_that_the_second_offer_is_the_second_key() -> None:
    state = pressed(scanned(on_the_counter(), JUMPER), (Do.OFFER, "2"))

    assert (the_visit(state).outcome, state.page) == (Outcome.EXCHANGE, Page.SWAP)
    assert not can_confirm(state)


def test_that_the_same_goods_in_another_size_are_an_even_exchange() -> None:
    state = pressed(scanned(on_the_counter(), JUMPER), (Do.OFFER, "exchange"))
    state = siblings_known(state, "KNIT", (LARGE,))

    swapped = pressed(state, (Do.PIECE, "1"))

    assert can_confirm(swapped)
    told = confirmed(swapped).asks
    assert isinstance(told, Commit)
    assert [part.outcome for part in told.command.parts] == [Outcome.EXCHANGE]


def test_that_goods_of_another_price_are_exchanged_and_only_the_difference_is_paid() -> None:
    state = pressed(scanned(on_the_counter(), JUMPER), (Do.OFFER, "exchange"))
    visit = the_visit(state)
    assert visit.choosing is not None

    uneven = answered(replace(state, visit=swap(visit, visit.choosing, LAMP)))

    assert can_confirm(uneven)
    told, summed = words.answer(uneven), sums.summed(uneven)
    assert told is not None
    assert told.sentence == Phrase("yes.exchange.pay", {"amount": kronor(400)})
    assert (summed.amount, summed.label) == (kronor(400), Phrase("slip.total.to_pay"))


def test_that_what_is_too_late_is_asked_with_the_nearest_yes_named() -> None:
    state = scanned(on_the_counter(a_view(a_sale(bought_on=date(2026, 1, 5)))))
    state = pressed(state, (Do.TICK, at("1")))

    told = words.answer(state)

    assert told is not None
    assert not told.yes
    assert words.nearest(state)[0] is Outcome.REFUND
    assert sums.summed(state).do == Phrase("counter.do.ask")
    assert isinstance(moved(state, Do.CONFIRM).asks, AskPerson)


def test_that_undo_goes_back_step_by_step_until_the_receipt_is_put_away() -> None:
    state = pressed(scanned(on_the_counter(), JUMPER, SOCKS), (Do.REASON, "2"))

    steps = [state]
    for _ in range(4):
        steps.append(answered(moved(steps[-1], Do.BACK)))

    seen = [(taken(one), the_visit(one).reason) for one in steps[:4]]
    assert seen == [
        ({"1": 1, "2": 1}, Reason.WRONG_SIZE),
        ({"1": 1, "2": 1}, None),
        ({"1": 1}, None),
        ({}, None),
    ]
    assert (steps[4].page, steps[4].parked) == (Page.IDLE, ())


def test_that_a_visit_put_away_with_goods_ticked_waits() -> None:
    state = replace(scanned(on_the_counter(), JUMPER), before=())

    away = moved(state, Do.BACK)

    assert [one.key for one in away.parked] == ["key-1"]


def test_that_done_thanks_by_name_and_the_counter_is_free() -> None:
    busy = confirmed(scanned(on_the_counter(), JUMPER))

    done = performed(busy, Done(Said.ASK, "", ()), None)

    assert (done.page, done.visit, done.done and done.done.name) == (Page.DONE, None, "Elin")


def test_that_a_faster_desk_is_told_and_what_is_gone_is_ticked_no_longer() -> None:
    busy = confirmed(scanned(on_the_counter(), JUMPER, SOCKS))

    told = refused(busy, Phrase("sale.already_returned"))
    fresh = refreshed(told, (a_view(l1=1),))

    assert told.asks == Fresh((1,))
    assert taken(fresh) == {"2": 1}
    assert fresh.trouble is not None
    assert fresh.trouble.words == Phrase("sale.already_returned")


def test_that_a_line_is_walked_to_ticked_and_counted_by_keys() -> None:
    state = on_the_counter()

    state = pressed(state, (Do.DOWN, ""), (Do.DOWN, ""), (Do.TICK, ""), (Do.FEWER, ""))

    assert taken(state) == {"2": 2}
    assert taken(pressed(state, (Do.MORE, ""), (Do.MORE, ""))) == {"2": 3}


def test_that_walking_is_no_step_to_undo() -> None:
    state = pressed(on_the_counter(), (Do.TICK, at("1")), (Do.DOWN, ""), (Do.DOWN, ""))

    assert taken(moved(state, Do.BACK)) == {}


def test_that_sizes_and_colours_nearest_to_hers_come_first() -> None:
    state = pressed(scanned(on_the_counter(), JUMPER), (Do.OFFER, "exchange"))
    options = ("Storlek L, rost", "Storlek L, dimblå", "Storlek M, rost")
    others = tuple(Article(text, "", "Tröja", text, kronor(499)) for text in options)
    sku = the_visit(state).first.lines[0].sku

    known = siblings_known(state, sku, others)

    # As near as each other: then another size of her colour before another colour.
    assert [one.options for one in known.siblings] == [options[1], options[2], options[0]]


def test_that_a_receipt_that_is_all_back_says_so() -> None:
    state = on_the_counter(a_view(l1=1, l2=3, l3=1))

    assert sums.summed(state).missing == Phrase("counter.missing.nothing_left")


def test_that_a_company_goes_by_its_whole_name() -> None:
    sale = replace(a_sale(customer="Kontor Kvist AB"), buyer="business")

    assert the_visit(on_the_counter(a_view(sale))).first_name == "Kontor Kvist AB"


def test_that_the_hour_says_which_greeting() -> None:
    hours = (3, 9, 13, 20)

    said = [words.greeting(NOW.replace(hour=hour), "Maja Lind").key for hour in hours]

    assert [key.rpartition(".")[2] for key in said] == ["night", "morning", "afternoon", "evening"]

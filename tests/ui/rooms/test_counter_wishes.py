"""What she may wish for beside the ways: keep it for less, coins, trust; and a gift's price."""

from dataclasses import replace
from datetime import date

import pytest

from returns_station.adapters.law.book import promise_for
from returns_station.desk.views import Article
from returns_station.phrase import Phrase
from returns_station.policy.claim import Bringer, Outcome
from returns_station.policy.terms import Promise
from returns_station.sale import TenderKind
from tests.builders import a_sale, kronor
from tests.ui.rooms.shop import JUMPER, LAMP, SOCKS, goods
from tests.ui.rooms.states import (
    a_view,
    answered,
    asked_of,
    on_the_counter,
    part,
    pressed,
    scanned,
    the_visit,
)
from ui.rooms.counter.state import outcomes, steps, sums, words
from ui.rooms.counter.state.answers import can_confirm, can_keep, lower_price_missing, ways_given
from ui.rooms.counter.state.counter import Counter, Fresh, Page
from ui.rooms.counter.state.finishing import confirmed, overtaken, sold_out
from ui.rooms.counter.state.going_out import goods_known
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.siblings import siblings_known

LARGE = Article("SKU-L", "", "Stickad tröja Fjäll", "Storlek L", kronor(499), 1)


def faulty() -> Counter:
    """A jumper that something is wrong with."""
    return pressed(scanned(on_the_counter(), JUMPER), (Do.REASON, "4"))


def offered(state: Counter) -> list[Outcome]:
    return [given.outcome for given in ways_given(state)]


def test_that_a_lower_price_cannot_be_shown_before_it_is_wished_for() -> None:
    assert can_keep(faulty())
    assert Outcome.PRICE_REDUCTION not in offered(faulty())
    assert not can_keep(scanned(on_the_counter(), JUMPER))


def test_that_she_keeps_it_once_the_sum_is_named() -> None:
    asked = pressed(faulty(), (Do.KEEP, ""))

    named = pressed(asked, (Do.REDUCE, "100"))

    (one,) = asked_of(named)
    assert one.claim.turned_down == {Outcome.REPLACEMENT, Outcome.REPAIR, Outcome.REFUND}
    assert (lower_price_missing(asked), can_confirm(asked)) == (True, False)
    assert sums.summed(asked).missing == Phrase("counter.missing.reduction")
    assert can_confirm(named)
    assert sums.summed(named).amount == kronor(100)


@pytest.mark.parametrize("text", ("", "0", "-5", "499,01", "en krona", "1e3"))
def test_that_a_text_that_is_no_sum_in_reach_leaves_it_unsaid(text: str) -> None:
    state = pressed(faulty(), (Do.KEEP, ""), (Do.REDUCE, "100"), (Do.REDUCE, text))

    assert not can_confirm(state)


def test_that_esc_takes_the_wish_back_whatever_was_written() -> None:
    state = pressed(faulty(), (Do.KEEP, ""), (Do.REDUCE, "1"), (Do.REDUCE, "10"))

    back = answered(moved(state, Do.BACK))

    assert offered(back) == offered(faulty())
    assert [piece.taken.outcome for piece in the_visit(back).pieces] == [None]


def test_that_the_wish_said_again_is_taken_back() -> None:
    state = pressed(faulty(), (Do.KEEP, ""), (Do.KEEP, ""))

    assert asked_of(state) == asked_of(faulty())


def test_that_coins_instead_are_agreed_to_and_never_suggested() -> None:
    card = scanned(on_the_counter(), JUMPER)

    coins = pressed(card, (Do.CASH, ""))

    assert sums.other_tender(card) == Phrase("counter.cash.offer")
    assert not asked_of(card)[0].claim.agrees_other_tender
    claim = asked_of(coins)[0].claim
    assert (claim.agrees_other_tender, claim.cash_back) == (True, True)
    assert sums.other_tender(coins) == Phrase("counter.cash.undo")


def test_that_who_paid_in_coins_is_not_asked_about_coins() -> None:
    paid = a_sale(goods("1", LAMP, "Lampa", "", 899), tender=TenderKind.CASH)

    state = scanned(on_the_counter(a_view(paid)), LAMP)

    assert sums.other_tender(state) is None
    assert outcomes.means(part(state).preview.offers[0]) == Phrase("counter.means.today")


def test_that_goods_at_home_are_awaited_and_told() -> None:
    state = pressed(scanned(on_the_counter(), JUMPER), (Do.AT_HOME, ""))

    assert asked_of(state)[0].claim.goods_at_home
    assert "counter.step.goods_at_home" in [one.second.key for one in steps.steps(state)]
    assert not asked_of(pressed(state, (Do.AT_HOME, "")))[0].claim.goods_at_home


def a_gift(*, terms: tuple[Outcome, ...] = (Outcome.EXCHANGE, Outcome.STORE_CREDIT)) -> Counter:
    """A jumper that somebody got as a gift."""
    state = moved(scanned(on_the_counter(), JUMPER), Do.REASON, "5")
    shipped = promise_for(the_visit(state).first)
    gift = replace(shipped.today, gift=terms)
    return answered(state, Promise(gift, gift, shipped.law))


def test_that_a_gift_tells_nothing_of_what_was_paid() -> None:
    state = a_gift()
    visit = the_visit(state)

    assert (visit.by, visit.hides_prices) == (Bringer.GIFT_RECEIVER, True)
    assert words.facts(visit).key == "counter.facts"
    assert sums.difference(state) is None
    assert sums.other_tender(state) is None
    assert words.would_give_more(state) is None


def test_that_an_uneven_exchange_tells_both_prices_and_what_is_between() -> None:
    state = pressed(scanned(on_the_counter(), JUMPER), (Do.OFFER, "exchange"))
    dearer = answered(goods_known(state, Article("LAMP", "", "Lampa", "", kronor(899)), ""))
    cheaper = answered(goods_known(state, Article("SOCK", "", "Socka", "", kronor(149)), ""))
    even = answered(goods_known(siblings_known(state, "SKU", (LARGE,)), LARGE, ""))

    more, less = sums.difference(dearer), sums.difference(cheaper)
    assert more is not None
    assert less is not None
    assert (more.hers, more.new, more.between) == (kronor(499), kronor(899), kronor(400))
    assert (less.hers, less.new, less.between) == (kronor(499), kronor(149), kronor(350))
    assert sums.difference(even) is None
    assert outcomes.means(ways_given(even)[0].offers[0][1]) == Phrase("counter.means.even")


def test_that_a_changed_world_shows_the_new_answer_and_loses_nothing() -> None:
    state = scanned(on_the_counter(), JUMPER, SOCKS)
    sums_now = part(state).preview
    assert state.seen is not None
    assert state.seen.reckoning is not None
    less = replace(state.seen.reckoning, refund=kronor(600))
    new = replace(state.seen, reckoning=less)

    told = overtaken(confirmed(state), new, Phrase("visit.world_changed"))

    assert (told.visit, told.asks, told.seen) == (state.visit, None, new)
    assert told.trouble is not None
    figures = {"now": kronor(600), "before": kronor(648)}
    assert told.trouble.words == Phrase("counter.overtaken.refund", figures)
    assert can_confirm(told)
    assert sums_now.offers


def test_that_units_that_are_gone_are_looked_at_again() -> None:
    state = confirmed(scanned(on_the_counter(), JUMPER))

    told = overtaken(state, None, Phrase("visit.world_changed"))

    assert told.asks == Fresh((1,))
    assert told.trouble is not None
    assert told.trouble.words == Phrase("visit.world_changed")


def test_that_goods_that_are_gone_are_marked_and_others_are_asked_for() -> None:
    state = pressed(scanned(on_the_counter(), JUMPER), (Do.OFFER, "exchange"))
    state = pressed(siblings_known(state, "SKU", (LARGE,)), (Do.PIECE, "1"))

    told = answered(sold_out(confirmed(state), Phrase("stock.gone"), ("SKU-L",)))

    assert (told.page, told.asks) == (Page.SWAP, None)
    assert [each.stock for each in told.siblings] == [0]
    assert the_visit(told).pieces[0].taken.swap is None
    again = siblings_known(told, "SKU", (LARGE,))
    assert [each.stock for each in again.siblings] == [0]


def test_that_old_goods_are_a_question_while_others_are_a_yes() -> None:
    old = a_sale(goods("1", JUMPER, "Tröja", "M", 499), bought_on=date(2026, 1, 5))
    state = pressed(scanned(on_the_counter(a_view(old)), JUMPER))

    told = words.answer(state)

    assert told is not None
    assert not told.yes
    assert sums.summed(state).do == Phrase("counter.do.ask")

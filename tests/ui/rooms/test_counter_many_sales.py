"""One more scan adds another sale to the visit, and it leaves again as easily."""

from dataclasses import replace
from datetime import timedelta

from returns_station.customer import Customer
from returns_station.desk.views import OpenVisit, SaleFound, SaleView
from returns_station.phrase import Phrase
from returns_station.policy.claim import Earlier, Outcome
from returns_station.sale import Sale
from tests.builders import NOW, a_sale, kronor
from tests.ui.rooms.shop import JUMPER, LAMP, SOCKS, goods
from tests.ui.rooms.states import (
    a_view,
    answered,
    asked_of,
    at,
    on_the_counter,
    pressed,
    scanned,
    taken,
    the_visit,
)
from ui.rooms.counter.state import sums, words
from ui.rooms.counter.state.counter import Commit, Counter, Fresh, Page, Rest, Resume
from ui.rooms.counter.state.finishing import confirmed, refreshed, refused
from ui.rooms.counter.state.keeping import body_of, kept
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.lines import lines
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.scanning import found, heard, opened, went_on

KARIN = "Karin Ek"
LAMP_SALE = a_sale(goods("1", LAMP, "Bordslampa Glim", "Mässing", 899), number="2038-0077")


def a_second(customer: str = "Elin Sandberg", sale: Sale = LAMP_SALE, nr: int = 2) -> SaleView:
    """Another sale, of the same customer unless another is named; "" is nobody known."""
    known = Customer(name=customer, key=customer.casefold()) if customer else None
    return SaleView(replace(sale, id=nr, customer=known), Earlier())


def then(state: Counter, view: SaleView, key: str = "key-2") -> Counter:
    """The next receipt was scanned."""
    return answered(found(state, SaleFound(view), key=key, now=NOW))


def with_lamp(customer: str = "Elin Sandberg") -> Counter:
    """A jumper of one sale and the lamp of another."""
    both = then(scanned(on_the_counter(), JUMPER), a_second(customer))
    return scanned(both, LAMP, at=NOW + timedelta(minutes=1))


def test_that_a_second_receipt_of_hers_joins_the_visit() -> None:
    state = with_lamp()

    visit = the_visit(state)
    assert (visit.key, [on.view.sale.id for on in visit.sales]) == ("key-1", [1, 2])
    assert (taken(state), taken(state, 2), state.parked) == ({"1": 1}, {"1": 1}, ())


def test_that_a_receipt_without_a_name_joins_and_takes_hers() -> None:
    nameless = on_the_counter(a_view(replace(LAMP_SALE, customer=None)))
    state = then(scanned(nameless, LAMP), a_second(sale=a_sale(number="2041-1188")))

    assert (the_visit(state).several, the_visit(state).name) == (True, "Elin Sandberg")
    assert the_visit(with_lamp("")).several


def test_that_a_known_other_customer_s_receipt_parks_the_visit_and_f8_goes_back() -> None:
    other = then(scanned(on_the_counter(), JUMPER), a_second(KARIN))

    asked = moved(other, Do.RESUME)

    assert (the_visit(other).key, taken(other, 2)) == ("key-2", {})
    assert other.toast == Phrase("counter.parked", {"name": "Elin Sandberg"})
    assert isinstance(asked.asks, Resume)
    back = went_on(asked, asked.asks, (a_view(),))
    assert (the_visit(back).key, taken(back), back.parked) == ("key-1", {"1": 1}, ())


def test_that_the_parked_visit_s_own_receipt_brings_it_back_too() -> None:
    other = then(scanned(on_the_counter(), JUMPER), a_second(KARIN))

    asked = found(other, SaleFound(a_view()), key="key-3", now=NOW)

    assert isinstance(asked.asks, Resume)
    back = went_on(asked, asked.asks, (a_view(),))
    assert (the_visit(back).key, taken(back)) == ("key-1", {"1": 1})


def test_that_a_receipt_with_nothing_ticked_is_closed_by_the_next() -> None:
    state = then(on_the_counter(), a_second())

    assert (the_visit(state).key, the_visit(state).several) == ("key-2", False)


def test_that_a_sale_in_another_currency_does_not_join() -> None:
    abroad = replace(LAMP_SALE, currency="EUR")

    state = then(scanned(on_the_counter(), JUMPER), a_second(sale=abroad))

    assert not the_visit(state).several


def test_that_goods_tick_on_the_sale_they_are_on() -> None:
    state = scanned(with_lamp(), SOCKS, LAMP, at=NOW + timedelta(minutes=5))

    assert (taken(state), taken(state, 2)) == ({"1": 1, "2": 1}, {"1": 1})
    assert state.trouble is not None
    assert state.trouble.words == Phrase("counter.trouble.all_ticked", {"count": 1})


def test_that_goods_read_first_tick_on_the_sale_that_joins_in_the_same_step() -> None:
    ticked = replace(scanned(on_the_counter(), JUMPER), held=(LAMP.zfill(14),))

    both = then(ticked, a_second())
    undone = moved(both, Do.BACK)

    assert taken(both, 2) == {"1": 1}
    assert [on.view.sale.id for on in the_visit(undone).sales] == [1]


def test_that_undo_takes_back_the_joining_too() -> None:
    state = with_lamp()

    unticked = moved(state, Do.BACK)
    alone = moved(unticked, Do.BACK)

    assert (taken(unticked, 2), the_visit(unticked).several) == ({}, True)
    assert (the_visit(alone).several, taken(alone)) == (False, {"1": 1})


def test_that_a_sale_nothing_comes_back_of_leaves_when_another_is_scanned() -> None:
    state = pressed(with_lamp(), (Do.TICK, at("1", 2)))

    third = then(state, a_second(sale=a_sale(number="3"), nr=3))

    assert [on.view.sale.id for on in the_visit(third).sales] == [1, 3]


def test_that_each_sale_has_a_quiet_heading_only_where_there_are_several() -> None:
    one, two = on_the_counter(), with_lamp()

    assert [row.above for row in lines(the_visit(one))] == [None] * 3
    headed = [row.at.sale for row in lines(the_visit(two)) if row.above is not None]
    assert headed == [1, 2]
    assert words.facts(the_visit(two)) == Phrase("counter.facts_several", {"count": 2})


def test_that_both_sales_are_one_answer_and_one_sum() -> None:
    state = with_lamp()

    told, summed = words.answer(state), sums.summed(state)

    assert told is not None
    assert told.sentence == Phrase("counter.answer.back", {"amount": kronor(1398)})
    assert (summed.amount, summed.do) == (kronor(1398), Phrase("counter.do.refund"))


def test_that_one_command_takes_both_back_with_what_was_seen() -> None:
    state = confirmed(with_lamp())

    assert isinstance(state.asks, Commit)
    command = state.asks.command
    assert [part.sale_id for part in command.parts] == [1, 2]
    assert command.seen == (state.seen.digest if state.seen else "")


def test_that_one_choice_is_for_all_that_is_ticked() -> None:
    state = pressed(with_lamp(), (Do.OFFER, "exchange"))

    assert {part.outcome for part in asked_of(state)} == {Outcome.EXCHANGE}
    assert state.page is Page.SWAP


def test_that_a_faster_desk_is_asked_about_for_all_sales() -> None:
    state = refreshed(with_lamp(), (a_view(l1=1), a_second()))

    assert (taken(state), taken(state, 2)) == ({}, {"1": 1})


def test_that_a_visit_of_two_sales_waits_whole() -> None:
    visit = the_visit(with_lamp())
    one = kept(OpenVisit(visit.key, "Disk 2", NOW.isoformat(), body_of(visit, "Maja")))
    assert one is not None
    rest = Counter(rest=Rest(ready=True, visits=(one,)))

    asked = opened(rest, a_second(), key="key-9", now=NOW)

    assert isinstance(asked.asks, Resume)
    back = went_on(asked, asked.asks, (a_view(), a_second()))
    assert (taken(back), taken(back, 2)) == ({"1": 1}, {"1": 1})


def test_that_refusal_looks_at_every_sale_again() -> None:
    state = refused(confirmed(with_lamp()), Phrase("sale.already_returned"))

    assert state.asks == Fresh((1, 2))


def test_that_a_receipt_scanned_twice_stays_as_it_is() -> None:
    state = then(with_lamp(), a_second())

    assert (taken(state, 2), len(the_visit(state).sales)) == ({"1": 1}, 2)
    assert heard(state, JUMPER, NOW + timedelta(hours=1)).trouble is not None

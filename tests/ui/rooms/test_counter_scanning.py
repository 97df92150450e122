"""What a scan means at the counter, decided without a window."""

from datetime import timedelta

from returns_station.desk.searching import Hits
from returns_station.desk.views import (
    Candidate,
    NothingFound,
    SaleFound,
    SalesProposed,
    SlipFound,
)
from returns_station.phrase import Phrase
from tests.builders import NOW, a_sale, kronor
from tests.ui.rooms.shop import BOOTS, JUMPER, JUMPER_L, RECEIPT, SOCKS, goods
from tests.ui.rooms.states import a_view, at_rest, on_the_counter, scanned, taken, the_visit
from ui.rooms.counter.state.counter import Look, Open, Page, ShowSlip
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.scanning import found, heard, opened
from ui.rooms.counter.state.seeking import matched, typed
from ui.rooms.counter.state.visit import Spot


def a_candidate(sale_id: int, line: str = "1") -> Candidate:
    paid, why = kronor(499), Phrase("find.why.newest")
    title, bought = "Stickad tröja", a_sale().agreed_on
    return Candidate(sale_id, str(sale_id), bought, "Elin", line, title, "M", 1, paid, why)


def proposed(*ids: int, gtin: str = JUMPER) -> SalesProposed:
    return SalesProposed(tuple(a_candidate(one) for one in ids), gtin.zfill(14), gtin)


def test_that_a_receipt_is_looked_up_and_opens() -> None:
    asked = heard(at_rest(), RECEIPT, NOW)

    assert asked.asks == Look(RECEIPT)
    there = found(asked, SaleFound(a_view()), key="key-1", now=NOW)
    assert (there.page, the_visit(there).key, taken(there)) == (Page.VISIT, "key-1", {})


def test_that_goods_of_the_receipt_tick_without_asking_anybody() -> None:
    state = scanned(on_the_counter(), JUMPER)

    assert (state.asks, taken(state), the_visit(state).just_read) == (
        None,
        {"1": 1},
        Spot(1, "1"),
    )


def test_that_scanning_again_adds_up_to_what_was_bought() -> None:
    state = scanned(on_the_counter(), SOCKS, SOCKS, SOCKS)

    assert taken(state) == {"2": 3}
    assert state.trouble is None


def test_that_one_more_than_was_bought_is_told_and_changes_nothing() -> None:
    state = scanned(on_the_counter(), *[SOCKS] * 4)

    assert taken(state) == {"2": 3}
    assert state.trouble is not None
    assert state.trouble.words == Phrase("counter.trouble.all_ticked", {"count": 3})


def test_that_the_same_code_in_one_breath_is_one_scan() -> None:
    once = heard(on_the_counter(), SOCKS, NOW)

    twice = heard(once, SOCKS, NOW + timedelta(milliseconds=300))

    assert taken(twice) == {"2": 1}


def test_that_goods_that_came_back_before_are_told() -> None:
    state = scanned(on_the_counter(a_view(l1=1)), JUMPER)

    assert taken(state) == {}
    assert state.trouble is not None
    assert state.trouble.words.key == "counter.trouble.returned_before"


def test_that_two_lines_of_the_same_goods_fill_one_after_the_other() -> None:
    sale = a_sale(goods("1", JUMPER, "Tröja", "M", 499), goods("2", JUMPER, "Tröja", "M", 399))

    state = scanned(on_the_counter(a_view(sale)), JUMPER, JUMPER)

    assert taken(state) == {"1": 1, "2": 1}


def test_that_goods_first_propose_their_purchases_and_enter_takes_the_first() -> None:
    asked = heard(at_rest(), JUMPER, NOW)
    there = found(asked, proposed(7, 8), key="key-1", now=NOW)

    picked = moved(there, Do.CONFIRM)

    assert (there.page, picked.asks) == (Page.SEEK, Open(7, "1"))
    assert taken(opened(picked, a_view(), "1", key="key-1", now=NOW)) == {"1": 1}


def test_that_goods_first_and_receipt_second_ticks_the_goods() -> None:
    goods_first = found(heard(at_rest(), JUMPER, NOW), proposed(7, 8), key="a", now=NOW)

    there = found(heard(goods_first, RECEIPT, NOW), SaleFound(a_view()), key="b", now=NOW)

    assert (there.page, taken(there), there.held) == (Page.VISIT, {"1": 1}, ())


def test_that_a_second_goods_puts_a_purchase_of_both_first() -> None:
    one = found(heard(at_rest(), JUMPER, NOW), proposed(7, 8), key="a", now=NOW)

    both = found(heard(one, SOCKS, NOW), proposed(9, 8, gtin=SOCKS), key="b", now=NOW)

    assert both.seeking is not None
    assert [each.sale_id for each in both.seeking.candidates] == [8, 9]
    assert taken(opened(both, a_view(), "2", key="c", now=NOW)) == {"1": 1, "2": 1}


def test_that_unknown_goods_wait_for_the_receipt() -> None:
    nothing = NothingFound(JUMPER, Phrase("find.goods_unknown"), JUMPER.zfill(14))
    state = found(heard(at_rest(), JUMPER, NOW), nothing, key="a", now=NOW)

    there = found(heard(state, RECEIPT, NOW), SaleFound(a_view()), key="b", now=NOW)

    assert state.trouble is not None
    assert taken(there) == {"1": 1}


def test_that_other_goods_leave_the_visit_as_it_is_and_can_be_followed() -> None:
    state = heard(scanned(on_the_counter(), JUMPER), BOOTS, NOW + timedelta(seconds=9))

    told = found(state, proposed(9, gtin=BOOTS), key="b", now=NOW)

    assert (told.page, taken(told)) == (Page.VISIT, {"1": 1})
    assert moved(told, Do.SEEK).page is Page.SEEK


def test_that_our_own_slip_opens_its_case() -> None:
    state = found(at_rest(), SlipFound("RS000000013", 1), key="a", now=NOW)

    assert state.asks == ShowSlip("RS000000013")


def test_that_what_cannot_be_read_is_told_at_once() -> None:
    state = heard(at_rest(), "4532015112830366", NOW)

    assert state.asks is None
    assert state.trouble is not None
    assert state.trouble.words == Phrase("scan.card_number")


def test_that_an_answer_to_older_letters_is_not_shown() -> None:
    state = typed(typed(at_rest(), "ev"), "eva")

    late = matched(state, "ev", Hits(proposed(7).candidates))

    assert late == state


def test_that_letters_keep_what_is_known_until_more_is() -> None:
    known = matched(typed(at_rest(), "ev"), "ev", Hits(proposed(7).candidates))

    more = typed(known, "eva")

    assert more.seeking is not None
    assert [each.sale_id for each in more.seeking.candidates] == [7]
    assert moved(more, Do.CONFIRM).asks == Look("eva")


def test_that_goods_for_an_exchange_are_not_ticked() -> None:
    state = moved(scanned(on_the_counter(), JUMPER), Do.OFFER, "exchange")

    asked = heard(state, JUMPER_L, NOW + timedelta(seconds=5))

    assert state.page is Page.SWAP
    assert taken(asked) == {"1": 1}
    assert asked.asks is not None

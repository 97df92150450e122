"""Goods without a receipt at the counter: believed, answered like any other, and nothing lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from returns_station.desk.unproven_commands import Brought, OpenUnproven
from returns_station.desk.views import (
    Article,
    Candidate,
    NothingFound,
    SaleFound,
    SalesProposed,
    SaleView,
)
from returns_station.phrase import Phrase
from returns_station.policy.claim import Earlier
from returns_station.sale import STAND_IN
from tests.builders import BOUGHT_ON, NOW, a_sale, kronor, with_ids
from tests.ui.rooms import shop
from tests.ui.rooms.shop import JUMPER, LAMP, RECEIPT, SOCKS
from tests.ui.rooms.states import a_view, at_rest, on_the_counter, scanned, taken, the_visit
from ui.rooms.counter.state import word_words
from ui.rooms.counter.state.counter import Counter, Look, Page, Trouble
from ui.rooms.counter.state.hearing import found, heard
from ui.rooms.counter.state.her_word import not_opened, shelved, stood_in
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.sought import Seeking
from ui.rooms.counter.state.unproven import OnShelf, OpenStandIn, ShelfLook, Unproven

UNKNOWN = "5000112637922"
ADVICE = Phrase("find.goods_unknown", {"code": JUMPER})


def an_article(gtin: str = JUMPER, title: str = "Stickad tröja Fjäll", price: int = 499) -> Article:
    """Goods that the shop sells."""
    return Article(f"SKU-{gtin}", gtin.zfill(14), title, "Storlek M", kronor(price))


SOCK = an_article(SOCKS, "Raggsocka 2-pack", 149)


def lies_here(*articles: Article, below: Counter | None = None) -> Counter:
    """The page lies open with these goods."""
    ask = ShelfLook(tuple(each.gtin for each in articles), surely=True)
    return shelved(below or at_rest(), ask, OnShelf(articles), key="word-1")


def page(state: Counter) -> Unproven:
    """The page that lies open."""
    assert state.unproven is not None
    return state.unproven


def heaps(state: Counter) -> dict[str, int]:
    """So many of which goods lie here."""
    return {each.article.title: each.quantity for each in page(state).goods}


def a_stand_in() -> SaleView:
    """The sale that was written for a jumper and two pairs of socks."""
    lines = (
        shop.goods("1", JUMPER, "Stickad tröja Fjäll", "Storlek M", 499),
        shop.goods("2", SOCKS, "Raggsocka 2-pack", "", 298, quantity=2),
    )
    sale = replace(a_sale(*lines, number="U000001", customer=""), source=STAND_IN, tenders=())
    return SaleView(replace(with_ids(sale), id=7), Earlier())


def test_that_goods_no_sale_has_open_the_page_where_the_shop_sells_them() -> None:
    asked = found(at_rest(), NothingFound(JUMPER, ADVICE, JUMPER), key="a", now=NOW)

    opened = shelved(asked, ShelfLook((JUMPER,)), OnShelf((an_article(),)), key="word-1")

    assert asked.asks == ShelfLook((JUMPER,))
    assert (opened.page, heaps(opened)) == (Page.UNPROVEN, {"Stickad tröja Fjäll": 1})


def test_that_goods_nobody_sells_stay_a_trouble_with_its_advice() -> None:
    asked = found(at_rest(), NothingFound(UNKNOWN, ADVICE, UNKNOWN), key="a", now=NOW)

    state = shelved(asked, ShelfLook((UNKNOWN,)), OnShelf((None,)), key="word-1")

    assert (state.page, state.asks) == (Page.IDLE, None)
    assert state.trouble is not None
    assert state.trouble.words == ADVICE


def test_that_an_open_visit_is_not_left_for_goods_it_does_not_know() -> None:
    visit = scanned(on_the_counter(), JUMPER)

    state = found(visit, NothingFound(LAMP, ADVICE, LAMP), key="a", now=NOW)

    assert (state.page, state.asks) == (Page.VISIT, None)
    assert moved(state, Do.UNPROVEN).asks == ShelfLook((LAMP,), surely=True, sale_id=1)


def test_that_no_receipt_on_the_seek_page_brings_what_was_scanned() -> None:
    one = Candidate(4, "1", BOUGHT_ON, "Eva", "1", "Tröja", "", 1, kronor(499), ADVICE)
    seek = found(at_rest(), SalesProposed((one,), JUMPER, JUMPER), key="a", now=NOW)

    asked = moved(seek, Do.UNPROVEN)
    opened = shelved(asked, ShelfLook((JUMPER,), surely=True), OnShelf((an_article(),)), key="b")
    back = moved(opened, Do.BACK)

    # Whoever bought such goods before is not who stands here.
    assert asked.asks == ShelfLook((JUMPER,), surely=True)
    assert (opened.page, back.page, back.held) == (Page.UNPROVEN, Page.SEEK, (JUMPER,))


def test_that_nothing_is_asked_before_the_station_is_open() -> None:
    assert moved(Counter(), Do.UNPROVEN) == Counter()


def test_that_a_customer_who_was_sought_by_name_is_taken_along() -> None:
    hers = Phrase("find.why.customer")
    one = Candidate(4, "1", BOUGHT_ON, "Eva Svensson", "", "Tröja", "", 1, kronor(499), hers)
    seek = replace(at_rest(), seeking=Seeking("eva", (one,), answered="eva"))

    asked = moved(seek, Do.UNPROVEN)
    known = OnShelf((), customer_id=9, who="Eva Svensson")
    opened = shelved(asked, ShelfLook(surely=True, sale_id=4), known, key="word-1")

    assert asked.asks == ShelfLook(surely=True, sale_id=4)
    assert word_words.who(page(opened)).args == {"name": "Eva Svensson"}


def test_that_typed_goods_are_sought_among_what_the_shop_sells() -> None:
    seek = replace(at_rest(), seeking=Seeking("bordslampa", answered="bordslampa"))

    assert moved(seek, Do.UNPROVEN).asks == ShelfLook(surely=True, hunt="bordslampa")


def test_that_a_scan_adds_a_piece_but_not_twice_in_one_breath() -> None:
    state = lies_here(an_article(), SOCK)

    once = heard(heard(state, SOCKS, NOW), SOCKS, NOW)
    twice = heard(once, SOCKS, NOW + timedelta(seconds=2))

    assert heaps(once) == {"Stickad tröja Fjäll": 1, "Raggsocka 2-pack": 2}
    assert heaps(twice)["Raggsocka 2-pack"] == 3


@pytest.mark.parametrize("proposed", (True, False))
def test_that_other_goods_come_to_lie_here_too(proposed: bool) -> None:  # noqa: FBT001 - a case
    state = lies_here(an_article())
    answered = SalesProposed((), SOCKS, SOCKS) if proposed else NothingFound(SOCKS, ADVICE, SOCKS)

    looked = heard(state, SOCKS, NOW)
    asked = found(looked, answered, key="b", now=NOW)
    both = shelved(asked, ShelfLook((SOCKS,)), OnShelf((SOCK,)), key="b")

    assert (looked.asks, asked.asks) == (Look(SOCKS), ShelfLook((SOCKS,)))
    assert heaps(both) == {"Stickad tröja Fjäll": 1, "Raggsocka 2-pack": 1}
    assert page(both).key == "word-1"


def test_that_goods_the_shop_never_sold_are_told_and_nothing_is_lost() -> None:
    asked = replace(lies_here(an_article()), asks=ShelfLook((UNKNOWN,)))

    state = shelved(asked, ShelfLook((UNKNOWN,)), OnShelf((None,)), key="b")

    assert heaps(state) == {"Stickad tröja Fjäll": 1}
    assert state.trouble is not None
    assert state.trouble.words == Phrase("counter.unproven.not_sold")


def test_that_a_row_is_counted_taken_off_and_had_back() -> None:
    state = moved(lies_here(an_article(), SOCK), Do.MORE)
    more = heaps(state)

    fewer = moved(moved(moved(state, Do.FEWER), Do.FEWER), Do.FEWER)
    again = moved(fewer, Do.TICK)

    assert more == {"Stickad tröja Fjäll": 1, "Raggsocka 2-pack": 2}
    assert (heaps(fewer)["Raggsocka 2-pack"], page(fewer).pieces) == (0, 1)
    assert heaps(again)["Raggsocka 2-pack"] == 1


def test_that_up_and_down_take_a_row_in_hand() -> None:
    state = moved(lies_here(an_article(), SOCK), Do.UP)

    assert page(moved(moved(state, Do.UP), Do.UP)).at == an_article().sku
    assert page(moved(moved(state, Do.DOWN), Do.DOWN)).at == SOCK.sku


def test_that_esc_goes_one_step_back_at_a_time_and_keeps_what_is_below() -> None:
    below = scanned(on_the_counter(), JUMPER)
    state = lies_here(an_article(LAMP, "Lampa"), below=below)
    state = moved(moved(moved(state, Do.MORE), Do.TELL, "070"), Do.SEEK)

    pages = []
    while state.unproven is not None:
        state = moved(state, Do.BACK)
        pages.append(state.unproven)

    assert [each.pieces if each else 0 for each in pages] == [2, 1, 0]
    assert [each.contact if each else "" for each in pages] == ["070", "070", ""]
    assert state.visit == below.visit


def test_that_goods_without_a_code_are_found_by_name() -> None:
    typed = moved(lies_here(an_article()), Do.TYPE, "lampa")
    known = replace(typed, hunted=(SOCK, an_article(LAMP, "Bordslampa", 899)))

    picked = moved(moved(known, Do.DOWN), Do.CONFIRM)

    assert (typed.hunt, picked.hunt, picked.asks) == ("lampa", None, None)
    assert heaps(picked) == {"Stickad tröja Fjäll": 1, "Bordslampa": 1}


def test_that_enter_has_all_of_it_answered_with_the_key_of_the_page() -> None:
    state = moved(lies_here(an_article(), SOCK), Do.MORE)
    state = moved(moved(state, Do.TELL, " 070-174 06 05 "), Do.CONFIRM)

    goods = (Brought(an_article().sku), Brought(SOCK.sku, 2))
    assert state.asks == OpenStandIn(OpenUnproven("word-1", goods, 0, "070-174 06 05"))
    assert moved(state, Do.FEWER) is state
    assert moved(lies_here(), Do.CONFIRM).asks is None


def test_that_what_she_says_goes_before_who_was_believed_to_stand_here() -> None:
    known = OnShelf((an_article(),), customer_id=9, who="Eva")
    state = shelved(at_rest(), ShelfLook((JUMPER,), surely=True), known, key="word-1")
    said = moved(state, Do.TELL, "eva@example.com")

    commands = [moved(each, Do.CONFIRM).asks for each in (state, said)]

    assert [ask.command.customer_id for ask in commands if isinstance(ask, OpenStandIn)] == [9, 0]


def test_that_the_stand_in_lies_on_the_counter_with_all_of_it_ticked() -> None:
    state = stood_in(lies_here(an_article(), SOCK), a_stand_in(), key="visit-1", now=NOW)

    assert (state.page, the_visit(state).key) == (Page.VISIT, "visit-1")
    assert taken(state, sale=7) == {"1": 1, "2": 2}


def test_that_it_joins_the_visit_that_lies_below() -> None:
    below = scanned(on_the_counter(), JUMPER)

    state = stood_in(lies_here(SOCK, below=below), a_stand_in(), key="b", now=NOW)
    back = moved(state, Do.BACK)

    assert [on.view.sale.number for on in the_visit(state).sales] == [RECEIPT, "U000001"]
    assert taken(state) == {"1": 1}
    assert the_visit(back) == below.visit


def test_that_a_receipt_takes_the_goods_and_no_stand_in_is_made() -> None:
    state = moved(lies_here(an_article(), SOCK), Do.MORE)

    state = found(state, SaleFound(a_view()), key="visit-1", now=NOW)

    assert (state.page, state.unproven, state.trouble) == (Page.VISIT, None, None)
    assert taken(state) == {"1": 1, "2": 2}


def test_that_goods_which_are_not_on_the_receipt_wait_for_theirs_or_go_without() -> None:
    state = lies_here(an_article(), an_article(LAMP, "Lampa"))

    state = found(state, SaleFound(a_view()), key="visit-1", now=NOW)

    assert taken(state) == {"1": 1}
    assert state.trouble is not None
    assert state.trouble.words == Phrase("counter.unproven.not_on_it", {"count": 1})
    assert moved(state, Do.UNPROVEN).asks == ShelfLook((LAMP.zfill(14),), surely=True, sale_id=1)


def test_that_what_could_not_be_opened_lies_here_still() -> None:
    asked = moved(lies_here(an_article()), Do.CONFIRM)

    state = not_opened(asked, Phrase("visit.not_one_currency"))

    assert (state.asks, heaps(state)) == (None, {"Stickad tröja Fjäll": 1})
    assert state.trouble is not None


def test_that_sums_in_two_currencies_are_no_sum() -> None:
    euros = replace(SOCK, price=replace(SOCK.price, currency="EUR"))

    assert word_words.worth_of_all(page(lies_here(an_article(), SOCK))) == kronor(648)
    assert word_words.worth_of_all(page(lies_here(an_article(), euros))) is None


def test_that_one_key_opens_the_real_sale_with_the_goods() -> None:
    state = stood_in(lies_here(an_article(), SOCK), a_stand_in(), key="visit-1", now=NOW)
    words = Phrase("unproven.sale_is_found", {"number": RECEIPT})
    told = replace(state, trouble=Trouble(Phrase("counter.trouble.not_now"), words))

    asked = moved(told, Do.SEEK)
    opened = found(asked, SaleFound(a_view()), key="visit-2", now=NOW)

    assert (asked.asks, asked.visit) == (Look(RECEIPT), None)
    assert taken(opened) == {"1": 1, "2": 2}

"""A sale that stands in is no proof for others, and the real one is found later."""

import pytest

from returns_station.desk.commands import Part, TakeBack, UndoReturn
from returns_station.desk.on_her_word import FoundSaleError
from returns_station.desk.undoing import CannotUndoError
from returns_station.desk.unproven import GoodsUnknownError
from returns_station.desk.unproven_commands import Brought, FindSale, OpenUnproven
from returns_station.desk.verifying import FoundBeforeError, NotThisSaleError, UnitsGoneError
from returns_station.desk.views import NothingFound, SaleFound, SalesProposed
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from tests.builders import kronor
from tests.campaigns.house import WHO, claim_on
from tests.db.word_shop import LIMIT, PRICE, SKU, WordShop, a_bought


def test_that_the_same_press_opens_once(shop: WordShop) -> None:
    command = OpenUnproven("press", (Brought(SKU), Brought(SKU, 2)))

    first, again = (shop.station.perform(command, WHO) for _ in range(2))

    assert (first.again, again.again) == (False, True)
    assert first.view == again.view
    (line,) = first.view.sale.lines
    assert line.quantity == 3


def test_that_unknown_goods_are_told_with_a_way_on(shop: WordShop) -> None:
    with pytest.raises(GoodsUnknownError) as told:
        shop.station.perform(OpenUnproven("press", (Brought("NONE"),)), WHO)

    assert told.value.advice == Phrase("unproven.goods_unknown", {"code": "NONE"})


def test_that_a_stand_in_is_no_proof_for_anyone_else(shop: WordShop) -> None:
    view = shop.opened(1, customer_id=1)

    for asked in (SKU, "7310865004703", "Stickad", "Elin Sandberg"):
        found = shop.station.find(asked)
        assert isinstance(found, SalesProposed)
        assert view.sale.id not in {one.sale_id for one in found.candidates}
    own = shop.station.find(view.sale.number)
    assert isinstance(own, SaleFound)
    assert own.view.sale.id == view.sale.id
    assert isinstance(shop.station.find("U999999"), NothingFound)


def test_that_the_found_sale_s_own_units_are_used_and_the_limit_is_free_again(
    shop: WordShop,
) -> None:
    view = shop.opened(2)
    shop.taken(view)
    with shop.station.store.views() as views:
        (waiting,) = views.to_verify()
    assert {one.number for one in waiting.candidates} == {"K10", "K11", "K12"}
    assert waiting.lines == (("1", "Stickad tröja", 2),)
    find = FindSale(shop.key(), view.sale.id, 3)

    found, again = (shop.station.perform(find, WHO) for _ in range(2))

    assert (found.again, again.again) == (False, True)
    assert found.says == Phrase("unproven.found")
    with shop.station.store.views() as views:
        real = views.sale(3)
        assert views.to_verify() == ()
    assert real is not None
    assert real.left("1") == 1
    assert real.earlier.refunded["1"] == Money(2 * PRICE, "SEK")
    assert shop.left() == LIMIT


def test_that_she_is_told_where_she_had_paid_more(shop: WordShop) -> None:
    shop.bring_in(a_bought(2, 20_000))
    view = shop.opened(2)
    shop.taken(view)

    found = shop.station.perform(FindSale(shop.key(), view.sale.id, 4), WHO)

    assert found.more == kronor(160)
    assert found.says == Phrase("unproven.more_paid", {"amount": kronor(160)})


def test_that_units_that_came_back_meanwhile_are_left_to_a_person(shop: WordShop) -> None:
    view = shop.opened(2)
    shop.taken(view)
    part = Part(3, claim_on("1", quantity=2), Outcome.REFUND)
    shop.station.perform(TakeBack(shop.key(), (part,)), WHO)

    with pytest.raises(UnitsGoneError):
        shop.station.perform(FindSale(shop.key(), view.sale.id, 3), WHO)

    assert shop.left() == LIMIT - 2 * PRICE
    shop.station.perform(FindSale(shop.key(), view.sale.id, 2), WHO)
    with pytest.raises(FoundBeforeError):
        shop.station.perform(FindSale(shop.key(), view.sale.id, 1), WHO)


def test_that_a_sale_that_cannot_be_it_is_told_why(shop: WordShop) -> None:
    untouched, given = shop.opened(1), shop.opened(1)
    shop.taken(given)

    told = []
    for stand_in, sale_id in ((untouched.sale.id, 3), (1, 3), (given.sale.id, untouched.sale.id)):
        with pytest.raises(NotThisSaleError) as why:
            shop.station.perform(FindSale(shop.key(), stand_in, sale_id), WHO)
        told.append(why.value.advice.key)

    assert told == ["unproven.nothing_given", "unproven.nothing_given", "unproven.other_goods"]


def test_that_a_found_return_stands_and_the_rest_comes_back_on_the_real_sale(
    shop: WordShop,
) -> None:
    view = shop.opened(2)
    done = shop.taken(view, 1)
    shop.station.perform(FindSale(shop.key(), view.sale.id, 3), WHO)

    with pytest.raises(CannotUndoError) as told:
        shop.station.perform(UndoReturn(shop.key(), done.slip), WHO)
    assert told.value.advice == Phrase("undo.sale_found")
    with pytest.raises(FoundSaleError) as found:
        shop.seen(view, 1)
    assert found.value.advice == Phrase("unproven.sale_is_found", {"number": "K12"})

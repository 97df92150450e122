"""Without a receipt: a day's limit that nothing beats, given back, and the sale found later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import reading
from returns_station.cli.check_trace import check_stored
from returns_station.desk.commands import Part, TakeBack, UndoReturn
from returns_station.desk.on_her_word import FoundSaleError
from returns_station.desk.taking_back import WorldChangedError
from returns_station.desk.undoing import CannotUndoError
from returns_station.desk.unproven import GoodsUnknownError
from returns_station.desk.unproven_commands import Brought, FindSale, OpenUnproven
from returns_station.desk.verifying import FoundBeforeError, NotThisSaleError, UnitsGoneError
from returns_station.desk.views import NothingFound, SaleFound, SalesProposed
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine, NewGoods, Outcome, Proof
from returns_station.policy.decision import Referred
from returns_station.policy.terms import ValuedAt
from tests.builders import NOW, kronor
from tests.campaigns.house import WHO, claim_on
from tests.campaigns.ledgers import faults
from tests.campaigns.postgres import a_server, programs
from tests.db.word_shop import LIMIT, PRICE, SKU, TERMS, WORD, WordShop, a_bought, open_shop


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A PostgreSQL for all of this file."""
    if programs() is None:
        pytest.skip("no PostgreSQL on this machine: apt-get install postgresql")
    with a_server() as url:
        yield url


@pytest.fixture(params=("sqlite", "postgres"))
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WordShop]:
    """A new shop on each database."""
    if request.param == "sqlite":
        opened = open_shop(f"sqlite:///{tmp_path / 'station.db'}")
    else:
        url: str = request.getfixturevalue("server")
        opened = open_shop(_emptied(url))
    yield opened

    with reading(opened.engine) as connection:
        found = faults(connection)
    opened.engine.dispose()
    assert found == []


def _emptied(url: str) -> str:
    from db.engine import open_engine

    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url


def kept(shop: WordShop, contact: str = "", customer_id: int = 0) -> int:
    """What a limit has left after a stand-in of hers is looked at, in minor units."""
    view = shop.opened(contact=contact, customer_id=customer_id)
    (part,) = shop.seen(view).parts
    given = part.preview.claim.unproven_today
    assert given is not None
    return LIMIT - given.minor


def test_that_goods_without_a_receipt_are_answered_like_any_sale(shop: WordShop) -> None:
    view = shop.opened(2)

    done = shop.taken(view)
    with shop.station.store.views() as views:
        slip, traces = views.slip(done.slip), list(views.every_trace())
        checked = list(check_stored(views, iter(traces)))

    assert slip is not None
    assert shop.credit() == 2 * PRICE
    assert [one.problems for one in checked if one.problems] == []


def test_that_the_receipt_is_not_believed_where_there_is_none(shop: WordShop) -> None:
    view = shop.opened()
    claim = replace(shop.part(view).claim, proof=Proof.RECEIPT)

    (part,) = shop.station.preview((Part(view.sale.id, claim),)).parts

    assert part.preview.claim.proof is Proof.NONE
    assert Outcome.REFUND not in {offer.outcome for offer in part.preview.offers}


@pytest.mark.parametrize("pieces", (1, 2, 3))
def test_that_splitting_into_visits_brings_no_more_than_the_limit(
    shop: WordShop, pieces: int
) -> None:
    for _ in range(20 // pieces):
        shop.taken(shop.opened(pieces))

    assert shop.credit() == 4 * PRICE


def test_that_one_visit_of_many_pieces_gets_what_many_visits_would(shop: WordShop) -> None:
    view = shop.opened(20)

    seen = shop.seen(view)
    inside, above = seen.parts

    assert inside.chosen is not None
    assert inside.chosen.settlement.store_credit == Money(4 * PRICE, "SEK")
    (line,) = above.preview.decision.lines
    assert isinstance(line.answer, Referred)
    assert line.answer.why == Phrase("review.over_today", {"left": kronor(20)})
    assert line.answer.nearest == WORD.gives
    shop.taken(view, seen=seen.digest)
    assert shop.credit() == 4 * PRICE


def test_that_several_parts_of_a_visit_share_the_limit(shop: WordShop) -> None:
    views = [shop.opened(3), shop.opened(3)]

    seen = shop.station.preview(tuple(shop.part(view) for view in views))
    command = TakeBack(shop.key(), seen.asked, seen=seen.digest)
    shop.station.perform(command, WHO)

    assert shop.credit() == 4 * PRICE


def test_that_goods_she_gets_instead_count_as_much_as_money(shop: WordShop) -> None:
    view = shop.opened(3)
    goods = NewGoods(SKU, Money(PRICE, "SEK"), 3, same_item=True)
    claim = Claim(shop.now, (ClaimLine("1", 3, new_goods=goods),))
    part = Part(view.sale.id, claim, Outcome.EXCHANGE)

    shop.station.perform(TakeBack(shop.key(), (part,)), WHO)

    assert kept(shop) == LIMIT - 3 * PRICE


def test_that_an_open_exchange_counts_what_the_goods_are_worth(shop: WordShop) -> None:
    part = replace(shop.part(shop.opened(3)), outcome=Outcome.EXCHANGE)

    shop.station.perform(TakeBack(shop.key(), (part,)), WHO)

    assert kept(shop) == LIMIT - 3 * PRICE


def test_that_a_bonus_on_credit_takes_nothing_of_the_limit(shop: WordShop) -> None:
    shop.terms = replace(TERMS, credit_bonus_percent=Decimal(10))

    shop.taken(shop.opened(3))

    assert shop.credit() == 3 * PRICE * 11 // 10
    assert kept(shop) == LIMIT - 3 * PRICE


def test_that_a_real_sale_shown_without_a_receipt_shares_the_limit_of_who_bought(
    shop: WordShop,
) -> None:
    with shop.station.store.views() as views:
        (sale,) = views.by_number("k12")
    claim = replace(claim_on("1", quantity=3), proof=Proof.NONE)

    shop.station.perform(
        TakeBack(shop.key(), (Part(sale.sale_id, claim, Outcome.STORE_CREDIT),)), WHO
    )

    assert shop.credit() == 3 * PRICE
    assert kept(shop, contact="elin@example.com") == LIMIT - 3 * PRICE
    assert kept(shop) == LIMIT


def test_that_a_receipt_needs_none_of_the_limit(shop: WordShop) -> None:
    shop.taken(shop.opened(4))

    (part,) = shop.station.preview((Part(1, claim_on("1", quantity=3)),)).parts

    assert part.chosen is not None
    assert part.chosen.settlement.refund == Money(3 * PRICE, "SEK")


@pytest.mark.parametrize(
    "told", ("0701740605", "+46 70 174 06 05", "ELIN@example.com", "070-174 06 05")
)
def test_that_she_is_one_however_she_is_named(shop: WordShop, told: str) -> None:
    with shop.station.store.views() as views:
        (sale,) = views.by_number("k10")
        bought = views.sale(sale.sale_id)
    assert bought is not None
    assert bought.sale.customer is not None
    shop.taken(shop.opened(2, customer_id=bought.sale.customer.id))

    assert kept(shop, contact=told) == LIMIT - 2 * PRICE
    assert kept(shop, contact="asa@example.com") == LIMIT


def test_that_a_new_number_is_known_again_and_stored_nowhere(shop: WordShop) -> None:
    shop.taken(shop.opened(1, contact="0739 99 88 77"))

    assert kept(shop, contact="+46 739 998877") == LIMIT - PRICE
    ((name, _),) = shop.used()
    assert "99" + "8877" not in name
    assert "contact:" in name


def test_that_all_who_are_not_named_are_one(shop: WordShop) -> None:
    shop.taken(shop.opened(1))
    shop.taken(shop.opened(1, contact="Elin"))

    assert kept(shop, contact="Nobody") == LIMIT - 2 * PRICE


def test_that_another_day_starts_anew_at_the_shop_s_own_midnight(shop: WordShop) -> None:
    shop.now = datetime(2026, 11, 26, 22, 59, tzinfo=UTC)
    late = shop.opened(4)
    shop.taken(shop.opened(4))
    assert kept(shop) == LIMIT - 4 * PRICE

    shop.now += timedelta(minutes=1)
    assert kept(shop) == LIMIT
    shop.taken(late)

    # What was opened before midnight counts for the day on which it is given.
    assert kept(shop) == LIMIT - 4 * PRICE
    assert [name.split(":")[1] for name, _ in shop.used()] == ["2026-11-26", "2026-11-27"]


def test_that_a_claim_that_says_another_day_counts_for_today(shop: WordShop) -> None:
    shop.taken(shop.opened(4))
    part = shop.part(shop.opened(4))
    told = replace(part.claim, told_at=shop.now + timedelta(days=1))

    (seen,) = shop.station.preview((replace(part, claim=told),)).parts

    assert seen.chosen is None


def test_that_undoing_gives_the_limit_back_once(shop: WordShop) -> None:
    done = shop.taken(shop.opened(4))
    assert kept(shop) == LIMIT - 4 * PRICE

    undo = UndoReturn(shop.key(), done.slip)
    shop.station.perform(undo, WHO)
    shop.station.perform(undo, WHO)

    assert kept(shop) == LIMIT
    assert shop.used()[0][1] == 0


def test_that_a_yes_is_refused_when_the_limit_has_moved_since(shop: WordShop) -> None:
    mine, other = shop.opened(3), shop.opened(3)
    seen = shop.seen(mine)
    shop.taken(other)

    with pytest.raises(WorldChangedError) as told:
        shop.taken(mine, seen=seen.digest)

    assert told.value.seen is not None
    assert [part.chosen is None for part in told.value.seen.parts] == [False, True]
    assert shop.credit() == 3 * PRICE
    shop.taken(mine, seen=told.value.seen.digest)
    assert shop.credit() == 4 * PRICE


def test_that_no_limit_is_counted_all_the_same(shop: WordShop) -> None:
    shop.terms = replace(TERMS, without_proof=replace(WORD, up_to_a_day=None))
    shop.taken(shop.opened(3))
    shop.terms = TERMS

    assert kept(shop) == LIMIT - 3 * PRICE
    shop.taken(shop.opened(20))
    assert shop.credit() == 4 * PRICE


def test_that_the_lowest_price_counts_where_the_shop_says_so(shop: WordShop) -> None:
    shop.terms = replace(TERMS, without_proof=replace(WORD, at=ValuedAt.LOWEST_PRICE))
    from db.imports import Inbox

    Inbox(shop.engine, clock=lambda: NOW, who=WHO).put([a_bought(5, 9_000)], ())

    shop.taken(shop.opened(20))

    assert shop.credit() == 5 * 9_000


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
    assert kept(shop) == LIMIT


def test_that_she_is_told_where_she_had_paid_more(shop: WordShop) -> None:
    from db.imports import Inbox

    Inbox(shop.engine, clock=lambda: NOW, who=WHO).put([a_bought(2, 20_000)], ())
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

    assert kept(shop) == LIMIT - 2 * PRICE
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

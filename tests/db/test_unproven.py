"""Without a receipt: a day's limit that nothing beats, and that is given back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from returns_station.cli.check_trace import check_stored
from returns_station.desk.commands import Part, TakeBack, UndoReturn
from returns_station.desk.taking_back import WorldChangedError
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine, NewGoods, Outcome, Proof
from returns_station.policy.decision import Referred
from returns_station.policy.terms import ValuedAt
from tests.builders import kronor
from tests.campaigns.house import WHO, claim_on
from tests.db.word_shop import LIMIT, PRICE, SKU, TERMS, WORD, WordShop, a_bought


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

    assert shop.left() == LIMIT - 3 * PRICE


def test_that_an_open_exchange_is_seen_to_take_what_the_goods_are_worth(shop: WordShop) -> None:
    open_ = replace(shop.part(shop.opened(3)), outcome=Outcome.EXCHANGE)

    seen = shop.station.preview((open_, shop.part(shop.opened(3))))

    given = [one.preview.claim.lines[0].quantity for one in seen.parts if one.chosen]
    assert sorted(given) == [1, 3]


def test_that_a_bonus_on_credit_takes_nothing_of_the_limit(shop: WordShop) -> None:
    shop.terms = replace(TERMS, credit_bonus_percent=Decimal(10))

    shop.taken(shop.opened(3))

    assert shop.credit() == 3 * PRICE * 11 // 10
    assert shop.left() == LIMIT - 3 * PRICE


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
    assert shop.left(contact="elin@example.com") == LIMIT - 3 * PRICE
    assert shop.left() == LIMIT


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

    assert shop.left(contact=told) == LIMIT - 2 * PRICE
    assert shop.left(contact="asa@example.com") == LIMIT


def test_that_a_new_number_is_known_again_and_stored_nowhere(shop: WordShop) -> None:
    shop.taken(shop.opened(1, contact="0739 99 88 77"))

    assert shop.left(contact="+46 739 998877") == LIMIT - PRICE
    ((name, _),) = shop.used()
    assert "99" + "8877" not in name
    assert "contact:" in name


def test_that_all_who_are_not_named_are_one(shop: WordShop) -> None:
    shop.taken(shop.opened(1))
    shop.taken(shop.opened(1, contact="Elin"))

    assert shop.left(contact="Nobody") == LIMIT - 2 * PRICE


def test_that_another_day_starts_anew_at_the_shop_s_own_midnight(shop: WordShop) -> None:
    shop.now = datetime(2026, 11, 26, 22, 59, tzinfo=UTC)
    late = shop.opened(4)
    shop.taken(shop.opened(4))
    assert shop.left() == LIMIT - 4 * PRICE

    shop.now += timedelta(minutes=1)
    assert shop.left() == LIMIT
    shop.taken(late)

    # What was opened before midnight counts for the day on which it is given.
    assert shop.left() == LIMIT - 4 * PRICE
    assert [name.split(":")[1] for name, _ in shop.used()] == ["2026-11-26", "2026-11-27"]


def test_that_a_claim_that_says_another_day_counts_for_today(shop: WordShop) -> None:
    shop.taken(shop.opened(4))
    part = shop.part(shop.opened(4))
    told = replace(part.claim, told_at=shop.now + timedelta(days=1))

    (seen,) = shop.station.preview((replace(part, claim=told),)).parts

    assert seen.chosen is None


def test_that_undoing_gives_the_limit_back_once(shop: WordShop) -> None:
    done = shop.taken(shop.opened(4))
    assert shop.left() == LIMIT - 4 * PRICE

    undo = UndoReturn(shop.key(), done.slip)
    shop.station.perform(undo, WHO)
    shop.station.perform(undo, WHO)

    assert shop.left() == LIMIT
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

    assert shop.left() == LIMIT - 3 * PRICE
    shop.taken(shop.opened(20))
    assert shop.credit() == 4 * PRICE


def test_that_the_lowest_price_counts_where_the_shop_says_so(shop: WordShop) -> None:
    shop.terms = replace(TERMS, without_proof=replace(WORD, at=ValuedAt.LOWEST_PRICE))
    shop.bring_in(a_bought(5, 9_000))

    shop.taken(shop.opened(20))

    assert shop.credit() == 5 * 9_000

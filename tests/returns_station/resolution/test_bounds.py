"""Settlements at their bounds: the coin, the rate, the last krona of a tender, the kindest rule."""

from dataclasses import replace
from typing import Final

import pytest

from returns_station.adapters.law.book import law_on
from returns_station.days import Days
from returns_station.money import zero
from returns_station.phrase import Phrase
from returns_station.policy.claim import ClaimLine, Earlier, NewGoods, Outcome, Reason
from returns_station.policy.terms import OpenPurchase, PartPromotion, Stage, Terms
from returns_station.resolution.nearest import Change, Nearest, brought
from returns_station.resolution.offers import Offer
from returns_station.resolution.settlement import Drawn, Settlement, TenderShare
from returns_station.resolution.visit import cash_step
from returns_station.resolution.ways import WAYS, ComesBack, GoesOut, Moves, Way, way_for
from returns_station.sale import Channel, Sale, Tender, TenderKind
from tests.builders import BOUGHT_ON, a_claim, a_line, a_sale, kronor
from tests.returns_station.resolution.settling import offered, refunded

CARD, CASH, GIFT_CARD = TenderKind.CARD, TenderKind.CASH, TenderKind.GIFT_CARD
REFUND, EXCHANGE, CREDIT = Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT
_GIVES: Final = OpenPurchase((Stage((Days(60),), (REFUND, EXCHANGE, CREDIT)),))
REPRICE: Final = Terms("test", _GIVES, promotion_on_part_return=PartPromotion.REPRICE)


def settled(
    sale: Sale, *wishes: ClaimLine, outcome: Outcome, earlier: Earlier | None = None
) -> Settlement:
    """What an outcome comes to where a discount is recounted."""
    found = offered(sale, a_claim(*wishes), earlier, REPRICE)
    return next(each.settlement for each in found if each.outcome is outcome)


def two_discounted() -> Sale:
    """Two kinds of goods at 80, with 20 off each."""
    lines = (replace(a_line(nr, paid=80), promotion=kronor(20)) for nr in ("1", "2"))
    return a_sale(*lines)


@pytest.mark.parametrize(
    ("market", "currency", "step"),
    (("SE", "SEK", 100), ("DK", "DKK", 50), ("FI", "EUR", 5), ("DE", "EUR", 1), ("SE", "ISK", 1)),
)
def test_that_a_markets_coin_is_counted_in_minor_units(
    market: str, currency: str, step: int
) -> None:
    assert cash_step(law_on(market, BOUGHT_ON), currency) == step


@pytest.mark.parametrize(
    ("kind", "given"),
    ((CARD, [(1, CARD, "100"), (0, CARD, "0.40")]), (CASH, [(1, CASH, "100")])),
)
def test_that_only_coins_lose_what_no_coin_holds(
    kind: TenderKind, given: list[tuple[int, TenderKind, str]]
) -> None:
    sale = replace(a_sale(a_line(paid="100.40")), tenders=(Tender(1, kind, kronor(100)),))

    found = refunded(sale, a_claim())

    assert [(each.nr, each.kind, each.amount) for each in found.tenders] == [
        (nr, each, kronor(amount)) for nr, each, amount in given
    ]


@pytest.mark.parametrize(
    ("rest", "given"),
    (("0.99", []), ("1", [TenderShare(0, CASH, kronor(1))])),
)
def test_that_a_whole_coin_is_never_lost(rest: str, given: list[TenderShare]) -> None:
    paid = kronor(100) + kronor(rest)
    sale = replace(a_sale(a_line(paid=str(paid))), tenders=(Tender(1, CASH, kronor(100)),))

    assert list(refunded(sale, a_claim()).tenders[1:]) == given


def test_that_vat_is_exact_of_large_sums_too() -> None:
    found = refunded(a_sale(a_line(paid=125_000_000)), a_claim())

    assert found.vat == (("25", kronor(25_000_000)),)


def test_that_money_is_not_held_for_goods_that_never_came() -> None:
    came = replace(a_line(), received_on=(BOUGHT_ON,))
    at_a_distance = replace(a_sale(a_line(), channel=Channel.DISTANCE), shipped_on=None)

    not_yet = refunded(
        replace(at_a_distance, lines=(replace(a_line(), received_on=()),)), a_claim(days_old=1)
    )
    here = refunded(replace(at_a_distance, lines=(came,)), a_claim(days_old=1))

    assert (not_yet.may_hold, here.may_hold) == (False, True)


def test_that_what_recounting_held_back_goes_into_new_goods_too() -> None:
    earlier = Earlier({"1": 1}, {"1": kronor(60)}, {1: kronor(60)})
    lamp = NewGoods("LAMP", kronor(100))

    even = settled(
        two_discounted(), ClaimLine("2", new_goods=lamp), outcome=EXCHANGE, earlier=earlier
    )

    (share,) = even.lines
    assert (share.paid, share.drawn) == (kronor(80), (Drawn("1", kronor(20)),))
    assert (even.to_pay, even.refund, even.goods_paid) == (kronor(0), kronor(0), (kronor(100),))
    assert even.moved == (TenderShare(1, CARD, kronor(100), "4242"),)


def test_that_goods_that_are_mended_use_up_nothing_even_where_a_discount_is_recounted() -> None:
    earlier = Earlier({"1": 1}, {"1": kronor(60)})
    faulty = ClaimLine("2", reason=Reason.FAULTY)

    mended = settled(two_discounted(), faulty, outcome=Outcome.REPAIR, earlier=earlier)

    (share,) = mended.lines
    assert (share.keeps, share.paid, share.refund, share.drawn) == (True, kronor(0), kronor(0), ())
    assert (mended.moved, mended.goods_paid, mended.tenders) == ((), (), ())


# What new goods move of the tenders


@pytest.mark.parametrize(
    ("price", "back", "moved"),
    (
        (250, [], ["200", "50"]),
        (300, [], ["200", "50"]),
        (100, ["120", "30"], ["80", "20"]),
    ),
)
def test_that_new_goods_move_what_is_left_of_each_tender(
    price: int, back: list[str], moved: list[str]
) -> None:
    paid = (Tender(1, CARD, kronor(200), "4242"), Tender(2, GIFT_CARD, kronor(50)))
    sale = replace(a_sale(a_line(paid=250)), tenders=paid)
    lamp = NewGoods("LAMP", kronor(price))

    found = settled(sale, ClaimLine("1", new_goods=lamp), outcome=EXCHANGE)

    assert [each.amount for each in found.tenders] == [kronor(amount) for amount in back]
    assert [each.amount for each in found.moved] == [kronor(amount) for amount in moved]
    assert [each.label for each in found.moved] == ["4242", ""]


def test_that_new_goods_move_no_more_than_the_tenders_hold() -> None:
    sale = replace(a_sale(a_line(paid=250)), tenders=(Tender(1, CARD, kronor(200)),))
    earlier = Earlier(tenders={1: kronor(50)})
    lamp = NewGoods("LAMP", kronor(250))

    found = settled(sale, ClaimLine("1", new_goods=lamp), outcome=EXCHANGE, earlier=earlier)

    assert [(each.nr, each.amount) for each in found.moved] == [(1, kronor(150))]


def test_that_one_like_hers_moves_what_hers_was_paid_with() -> None:
    faulty = ClaimLine("1", reason=Reason.FAULTY)
    sale = a_sale(a_line(quantity=3, paid=100))

    found = settled(sale, faulty, outcome=Outcome.REPLACEMENT)

    assert [each.amount for each in found.moved] == [kronor("33.33")]


# The table


def test_that_every_way_is_called_what_it_is_stored_as() -> None:
    assert {way.name.lower(): way.value for way in Way} == {way.value: way.value for way in WAYS}
    for kind in (ComesBack, GoesOut, Moves):
        assert [each.value for each in kind] == [each.name.lower() for each in kind]


@pytest.mark.parametrize(
    ("outcome", "comes_back", "way"),
    (
        (REFUND, ComesBack.NOW, Way.REFUND),
        (REFUND, ComesBack.LATER, Way.REFUND_ON_TRUST),
        (REFUND, ComesBack.KEPT, Way.REFUND_AND_KEEP),
        (EXCHANGE, ComesBack.LATER, Way.EXCHANGE_ON_TRUST),
        (EXCHANGE, ComesBack.KEPT, Way.EXCHANGE),
        (Outcome.REPLACEMENT, ComesBack.LATER, Way.REPLACEMENT_ON_TRUST),
        (Outcome.REPLACEMENT, ComesBack.KEPT, Way.REPLACEMENT_AND_KEEP),
        (CREDIT, ComesBack.LATER, Way.STORE_CREDIT_ON_TRUST),
        (Outcome.REPAIR, ComesBack.NOW, Way.REPAIR),
        (Outcome.PRICE_REDUCTION, ComesBack.LATER, Way.PRICE_REDUCTION),
    ),
)
def test_that_a_way_is_found_by_what_comes_back(
    outcome: Outcome, comes_back: ComesBack, way: Way
) -> None:
    assert way_for(outcome, comes_back) is way


# What an offer brings, and the nearest change to more


@pytest.mark.parametrize(
    ("refund", "credit", "to_pay", "brings"),
    ((100, 0, 0, 100), (0, 110, 0, 110), (0, 0, 30, -30), (5, 7, 2, 10)),
)
def test_that_an_offer_brings_money_and_credit_less_what_she_pays(
    refund: int, credit: int, to_pay: int, brings: int
) -> None:
    (found, *_) = offered(a_sale(), a_claim())
    moves = replace(
        found.settlement,
        refund=kronor(refund),
        store_credit=kronor(credit),
        to_pay=kronor(to_pay),
    )

    assert brought(Offer(moves, suggested=True, says=found.says, when=found.when)) == kronor(brings)


@pytest.mark.parametrize("outcome", (REFUND, CREDIT))
def test_that_the_nearest_change_says_how_much_in_money(outcome: Outcome) -> None:
    said = Nearest((Change.RECEIPT, Change.COUNTER), outcome, kronor(499)).says

    named = (Phrase("nearest.change.receipt"), Phrase("nearest.change.counter"))
    assert said == Phrase(f"nearest.{outcome}", {"amount": kronor(499), "changes": named})


def test_that_the_nearest_change_names_no_sum_for_goods() -> None:
    said = Nearest((Change.FAULT,), Outcome.REPAIR, zero("SEK")).says

    assert said == Phrase("nearest.repair", {"changes": (Phrase("nearest.change.fault"),)})

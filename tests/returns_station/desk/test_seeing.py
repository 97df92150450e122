"""A visit before the yes: what is answered apart, in which order, and what the shelf still has."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import pytest

from returns_station.adapters.law.book import law_for
from returns_station.days import Days
from returns_station.desk.commands import Part
from returns_station.desk.seeing import (
    NothingBroughtError,
    NotOneCurrencyError,
    World,
    see,
    with_nearest,
)
from returns_station.desk.views import SaleView, VisitSeen
from returns_station.money import Money
from returns_station.policy.claim import ClaimLine, Earlier, NewGoods, Outcome, Reason
from returns_station.policy.terms import OpenPurchase, Promise, Rule, Stage, Terms
from returns_station.sale import Channel, Sale
from tests.builders import a_claim, a_line, a_sale, kronor, with_ids

REFUND, EXCHANGE, CREDIT = Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT
REPLACEMENT, REPAIR = Outcome.REPLACEMENT, Outcome.REPAIR
_PROMISE: Final = OpenPurchase((Stage((Days(60),), (REFUND, EXCHANGE, CREDIT)),))
TERMS: Final = Terms("test", _PROMISE)
FAULTY: Final = Reason.FAULTY


def a_world(*sales: Sale, terms: Terms = TERMS, **stock: int) -> World:
    """These sales with nothing returned, and how many of some goods are on the shelf."""
    views = {sale.id: SaleView(sale, Earlier()) for sale in sales}
    return World(
        views,
        lambda sale, _claim: Promise(terms, terms, law_for(sale)),
        lambda skus: {sku: stock.get(sku) for sku in skus},
    )


def three(**changes: object) -> Sale:
    """Three kinds of jumpers at 100, 200 and 300, two of each."""
    lines = (a_line(str(nr), sku=f"S{nr}", quantity=2, paid=200 * nr) for nr in range(1, 4))
    return replace(with_ids(a_sale(*lines)), **changes)  # type: ignore[arg-type]  # its own fields


def chosen(seen: VisitSeen) -> list[tuple[Outcome | None, tuple[str, ...]]]:
    """What was chosen for which lines, in the order that it is settled."""
    return [
        (one.chosen.outcome if one.chosen else None, tuple(w.line for w in one.preview.claim.lines))
        for one in seen.parts
    ]


def at_once(seen: VisitSeen) -> list[bool]:
    """Of all goods that go out, whether they are here."""
    return [
        goods.at_once
        for one in seen.parts
        if one.chosen
        for goods in one.chosen.settlement.goods_out
    ]


def test_that_a_yes_and_a_question_are_answered_apart() -> None:
    sale = three()
    late = replace(a_claim(ClaimLine("1"), ClaimLine("2", reason=FAULTY)), told_at=_a_year_on())

    seen = see((Part(1, late),), a_world(sale))

    assert chosen(seen) == [(None, ("1",)), (REPLACEMENT, ("2",))]
    assert seen.parts[0].preview.decision.accepted is False
    assert seen.asked == (Part(1, late),)
    assert seen.reckoning is not None


def test_that_a_question_alone_is_one_part_without_a_sum() -> None:
    late = replace(a_claim(ClaimLine("1"), ClaimLine("2")), told_at=_a_year_on())

    seen = see((Part(1, late),), a_world(three()))

    assert chosen(seen) == [(None, ("1", "2"))]
    assert seen.reckoning is None


def test_that_lines_which_share_no_outcome_each_get_their_own() -> None:
    only_credit = Rule(category="lamps", gives=(CREDIT,))
    only_money = Rule(category="mugs", gives=(REFUND,))
    terms = replace(TERMS, rules=(only_credit, only_money))
    lamp, mug, knit = three().lines
    lines = (replace(lamp, category="lamps"), replace(mug, category="mugs"), knit)
    claim = a_claim(ClaimLine("1"), ClaimLine("2"), ClaimLine("3"))

    seen = see((Part(1, claim),), a_world(three(lines=lines), terms=terms))

    assert chosen(seen) == [(CREDIT, ("1",)), (REFUND, ("2",)), (REFUND, ("3",))]
    assert seen.reckoning is not None
    assert seen.reckoning.store_credit == kronor(100)
    assert seen.reckoning.refund == kronor(500)


def test_that_lines_which_share_an_outcome_get_it_together() -> None:
    seen = see((Part(1, a_claim(ClaimLine("1"), ClaimLine("2"))),), a_world(three()))

    assert chosen(seen) == [(REFUND, ("1", "2"))]


def test_that_what_was_chosen_and_is_not_given_is_chosen_by_nobody() -> None:
    seen = see((Part(1, a_claim(), REPAIR),), a_world(three()))

    assert chosen(seen) == [(None, ("1",))]
    assert seen.parts[0].preview.decision.accepted
    assert seen.reckoning is None


def test_that_what_she_wants_is_chosen_where_the_counter_chose_nothing() -> None:
    wants = replace(a_claim(), wants=CREDIT)

    assert chosen(see((Part(1, wants),), a_world(three()))) == [(CREDIT, ("1",))]
    assert chosen(see((Part(1, wants, REFUND),), a_world(three()))) == [(REFUND, ("1",))]


@pytest.mark.parametrize("money", (REFUND, None))
def test_that_money_back_comes_last_whatever_was_asked_first(money: Outcome | None) -> None:
    asked = (
        Part(1, a_claim(ClaimLine("1")), money),
        Part(1, a_claim(ClaimLine("2")), CREDIT),
        Part(1, a_claim(ClaimLine("3", reason=FAULTY)), REPLACEMENT),
    )

    seen = see(asked, a_world(three()))

    assert chosen(seen) == [(CREDIT, ("2",)), (REPLACEMENT, ("3",)), (REFUND, ("1",))]
    assert seen.asked == asked


def test_that_each_part_starts_from_what_the_parts_before_it_left() -> None:
    one = a_claim(ClaimLine("1", 2))

    seen = see((Part(1, one, CREDIT), Part(1, a_claim(ClaimLine("2")), REFUND)), a_world(three()))

    first, second = (one.preview.view for one in seen.parts)
    assert (first.left("1"), second.left("1"), second.left("2")) == (2, 0, 2)
    assert second.earlier.refunded == {"1": kronor(200)}
    assert second.earlier.in_visit == 2


def test_that_a_visit_without_anything_is_no_visit() -> None:
    with pytest.raises(NothingBroughtError) as told:
        see((), a_world(three()))

    assert told.value.advice.key == "refused.nothing_asked"


def test_that_two_currencies_have_no_one_sum() -> None:
    lines = tuple(replace(line, paid=Money(1_000, "EUR")) for line in three().lines)
    other = three(id=2, currency="EUR", lines=lines, tenders=())

    with pytest.raises(NotOneCurrencyError) as told:
        see((Part(1, a_claim()), Part(2, a_claim())), a_world(three(), other))

    assert told.value.advice.key == "visit.not_one_currency"


def test_that_the_digest_names_what_moves_and_only_that() -> None:
    asked = (Part(1, a_claim()),)
    told_later = (Part(1, replace(a_claim(), told_at=a_claim().told_at + timedelta(hours=1))),)

    seen = see(asked, a_world(three()))

    assert see(asked, a_world(three())).digest == seen.digest
    assert see(told_later, a_world(three())).digest == seen.digest
    assert see((Part(1, a_claim(), CREDIT),), a_world(three())).digest != seen.digest
    assert see((Part(1, a_claim(ClaimLine("1", 2))),), a_world(three())).digest != seen.digest


# The shelf


@pytest.mark.parametrize(("here", "said"), ((None, True), (2, True), (1, False), (0, False)))
def test_that_what_is_not_on_the_shelf_is_ordered(here: int | None, *, said: bool) -> None:
    faulty = a_claim(ClaimLine("1", 2, reason=FAULTY))
    world = a_world(three()) if here is None else a_world(three(), S1=here)

    seen = see((Part(1, faulty, REPLACEMENT),), world)

    assert at_once(seen) == [said]


def test_that_a_replacement_that_is_only_offered_knows_the_shelf_too() -> None:
    faulty = a_claim(ClaimLine("1", reason=FAULTY))

    (seen,) = see((Part(1, faulty, REFUND),), a_world(three(), S1=0)).parts

    (offer,) = (each for each in seen.preview.offers if each.outcome is REPLACEMENT)
    assert [goods.at_once for goods in offer.settlement.goods_out] == [False]


def test_that_each_part_tells_what_would_give_her_more() -> None:
    late = replace(a_claim(), told_at=_a_year_on())
    seen = see((Part(1, late),), a_world(three()))

    told = with_nearest(seen)

    assert seen.parts[0].preview.nearest is None
    assert told.parts[0].preview.nearest is not None
    assert replace(told, parts=seen.parts) == seen


def test_that_who_gets_all_her_money_is_told_of_nothing_nearer() -> None:
    seen = see((Part(1, a_claim()),), a_world(three()))

    assert with_nearest(seen) is seen


def test_that_one_piece_is_not_promised_to_two_lines_of_a_claim() -> None:
    lamp = NewGoods("LAMP", kronor(50))
    both = a_claim(*(ClaimLine(nr, new_goods=lamp) for nr in ("1", "2")))

    assert at_once(see((Part(1, both, EXCHANGE),), a_world(three(), LAMP=2))) == [True, True]
    assert at_once(see((Part(1, both, EXCHANGE),), a_world(three(), LAMP=1))) == [True, False]
    assert at_once(see((Part(1, both, EXCHANGE),), a_world(three(), LAMP=0))) == [False, False]


def test_that_one_piece_is_not_promised_to_two_parts_of_a_visit() -> None:
    lamp = NewGoods("LAMP", kronor(50))
    asked = tuple(Part(1, a_claim(ClaimLine(nr, new_goods=lamp)), EXCHANGE) for nr in ("1", "2"))

    assert at_once(see(asked, a_world(three(), LAMP=1))) == [True, False]


def test_that_a_smaller_wish_may_still_be_here_where_a_larger_one_is_not() -> None:
    lines = (ClaimLine("1", 2, reason=FAULTY), ClaimLine("2", reason=FAULTY))
    sale = three(lines=tuple(replace(line, sku="S1") for line in three().lines))

    assert at_once(see((Part(1, a_claim(*lines), REPLACEMENT),), a_world(sale, S1=1))) == [
        False,
        True,
    ]


@pytest.mark.parametrize("outcome", (REPLACEMENT, None))
def test_that_for_a_replacement_the_shelf_is_asked_for_one_like_hers(
    outcome: Outcome | None,
) -> None:
    lamp = NewGoods("LAMP", kronor(50))
    faulty = a_claim(ClaimLine("1", reason=FAULTY, new_goods=lamp))

    assert at_once(see((Part(1, faulty, outcome),), a_world(three(), LAMP=0, S1=1))) == [True]
    assert at_once(see((Part(1, faulty, outcome),), a_world(three(), LAMP=1, S1=0))) == [False]


def test_that_nobody_asks_the_shelf_where_nothing_goes_out() -> None:
    asked: list[str] = []

    def on_hand(skus: Sequence[str]) -> dict[str, int | None]:
        asked.extend(skus)
        return {}

    world = replace(a_world(three()), on_hand=on_hand)

    see((Part(1, a_claim()), Part(1, a_claim(ClaimLine("2", reason=Reason.WRONG_SIZE)))), world)

    assert asked == []


def test_that_the_sums_of_several_sales_are_one() -> None:
    other = three(id=2, number="B", channel=Channel.DISTANCE)

    seen = see((Part(1, a_claim()), Part(2, a_claim(ClaimLine("2")))), a_world(three(), other))

    assert seen.reckoning is not None
    assert seen.reckoning.refund == kronor(300)
    assert [(leg.part, leg.sale) for leg in seen.reckoning.legs] == [(0, "2041-1187"), (1, "B")]


def _a_year_on() -> datetime:
    return a_claim().told_at + timedelta(days=365)

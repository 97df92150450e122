"""What of the delivery comes back: once in all, a standard one at most, parts as the terms say."""

from dataclasses import replace

import pytest

from returns_station.policy.claim import ClaimLine, Earlier
from returns_station.policy.terms import PartDelivery
from returns_station.policy.worth import (
    delivery_back,
)
from returns_station.sale import Sale
from tests.builders import a_claim
from tests.returns_station.policy.sums import (
    before,
    line,
    minor,
    sold,
)


def back(rule: PartDelivery, sale: Sale, *wishes: ClaimLine, earlier: Earlier | None = None) -> int:
    """What of the delivery comes back."""
    assert sale.delivery is not None
    claim = a_claim(*wishes)
    return delivery_back(sale.delivery, rule, sale=sale, claim=claim, earlier=earlier or Earlier())


TWO = sold(line(paid=1_000), line("2", paid=2_000), delivery=4_900)


@pytest.mark.parametrize(
    ("rule", "part"),
    (
        (PartDelivery.FULL, 4_900),
        (PartDelivery.PROPORTIONAL, 1_633),
        (PartDelivery.DIFFERENCE, 0),
        (PartDelivery.NONE, 0),
    ),
)
def test_that_a_part_gives_delivery_back_as_the_terms_say(rule: PartDelivery, part: int) -> None:
    assert back(rule, TWO, ClaimLine("1")) == part
    assert back(rule, TWO, ClaimLine("1"), ClaimLine("2")) == 4_900


@pytest.mark.parametrize(
    ("rule", "rest"),
    (
        (PartDelivery.FULL, 4_900),
        (PartDelivery.PROPORTIONAL, 4_900),
        (PartDelivery.DIFFERENCE, 4_900),
        (PartDelivery.NONE, 0),
    ),
)
def test_that_the_last_part_gives_delivery_back_but_where_parts_give_none(
    rule: PartDelivery, rest: int
) -> None:
    assert back(rule, TWO, ClaimLine("2"), earlier=before(1, 1_000)) == rest


def test_that_delivery_comes_back_once_in_all() -> None:
    given = replace(before(1, 1_000), delivery=minor(1_633))
    all_of_it = replace(given, delivery=minor(5_000))

    assert back(PartDelivery.PROPORTIONAL, TWO, ClaimLine("2"), earlier=given) == 3_267
    assert back(PartDelivery.FULL, TWO, ClaimLine("2"), earlier=all_of_it) == 0


def test_that_an_earlier_part_counts_towards_a_share_of_the_delivery() -> None:
    three = sold(line(paid=1_000), line("2", paid=2_000), line("3", paid=3_000), delivery=6_000)

    assert back(PartDelivery.PROPORTIONAL, three, ClaimLine("2"), earlier=before(1, 1_000)) == 3_000


@pytest.mark.parametrize(("paid", "standard"), ((9_900, 4_900), (4_900, 9_900)))
def test_that_no_more_than_a_standard_delivery_comes_back(paid: int, standard: int) -> None:
    sale = sold(line(paid=1_000), delivery=paid, standard=standard)

    assert back(PartDelivery.DIFFERENCE, sale, ClaimLine("1")) == 4_900


def test_that_a_share_of_goods_that_cost_nothing_is_nothing() -> None:
    sale = sold(line(paid=0), line("2", paid=0), delivery=4_900)

    assert back(PartDelivery.PROPORTIONAL, sale, ClaimLine("1")) == 0

"""A discount that is recounted with each part return: all together is what was paid."""

from itertools import permutations

import pytest

from returns_station.money import Money
from returns_station.policy.claim import Claim, ClaimLine, Earlier
from returns_station.policy.worth import Repriced, repriced
from returns_station.sale import Sale
from tests.builders import a_claim
from tests.returns_station.policy.sums import before, line, minor, sold

A, B = ClaimLine("1"), ClaimLine("2")


def two_at(paid: int, promotion: int) -> Sale:
    """Two kinds of goods, each paid so much, with a discount on the order."""
    lines = (line(nr, paid=paid, promotion=promotion) for nr in ("1", "2"))
    return sold(*lines)


def came_back(earlier: Earlier, claim: Claim, back: tuple[Repriced, ...]) -> Earlier:
    """What stands in the ledgers once these have come back."""
    units, used = dict(earlier.units), dict(earlier.refunded)
    for wish, one in zip(claim.lines, back, strict=True):
        units[wish.line] = units.get(wish.line, 0) + wish.quantity
        for nr, amount in ((wish.line, one.own), *one.drawn):
            used[nr] = used.get(nr, minor(0)) + minor(amount)
    return Earlier(units, used)


def test_that_what_the_first_part_was_held_back_comes_with_the_last() -> None:
    sale = two_at(8_000, 2_000)

    (first,) = repriced(sale, a_claim(A), Earlier())
    (last,) = repriced(sale, a_claim(B), before(1, 6_000))

    assert (first, last) == (Repriced(6_000), Repriced(8_000, (("1", 2_000),)))
    assert (last.all, first.all + last.all) == (10_000, 16_000)


def test_that_goods_of_one_return_draw_nothing_on_each_other() -> None:
    both = repriced(two_at(8_000, 2_000), a_claim(A, B), Earlier())

    assert both == (Repriced(8_000), Repriced(8_000))


def test_that_only_the_first_line_of_a_claim_draws_on_the_others() -> None:
    lines = (line(nr, paid=8_000, promotion=2_000) for nr in ("1", "2", "3"))
    sale = sold(*lines)

    both = repriced(sale, a_claim(B, ClaimLine("3")), before(1, 4_000))

    assert both == (Repriced(8_000, (("1", 4_000),)), Repriced(8_000))


def test_that_it_is_drawn_from_the_first_lines_first_and_never_more_than_they_hold() -> None:
    lines = (line(nr, paid=8_000, promotion=2_000) for nr in ("1", "2", "3"))
    sale = sold(*lines)
    earlier = Earlier({"1": 1, "2": 1}, {"1": minor(7_999), "2": minor(5_000)})

    (last,) = repriced(sale, a_claim(ClaimLine("3")), earlier)

    assert last == Repriced(8_000, (("1", 1), ("2", 3_000)))


def test_that_nothing_is_drawn_on_units_that_she_keeps() -> None:
    sale = sold(line(paid=16_000, quantity=2, promotion=4_000), line("2", paid=8_000))

    (last,) = repriced(sale, a_claim(B), before(1, 6_000))

    # One of two jumpers is kept, at 100 each: 240 paid - 60 given - 100 kept = 80.
    assert last == Repriced(8_000)


def test_that_less_than_all_is_drawn_where_goods_are_still_kept() -> None:
    lines = (line(nr, paid=8_000, promotion=2_000) for nr in ("1", "2", "3"))
    sale = sold(*lines)

    # 240 paid, 40 given, one kept at 100: 100 is left, 80 of its own and 20 of the 40 held back.
    (second,) = repriced(sale, a_claim(B), before(1, 4_000))

    assert second == Repriced(8_000, (("1", 2_000),))


@pytest.mark.parametrize(
    ("paid", "promotion", "given"),
    ((8_000, 2_000, [6_000, 10_000]), (101, 50, [51, 151]), (100, 100, [0, 200])),
)
def test_that_two_parts_are_the_whole(paid: int, promotion: int, given: list[int]) -> None:
    sale, earlier, back = two_at(paid, promotion), Earlier(), []
    for wish in (B, A):
        claim = a_claim(wish)
        parts = repriced(sale, claim, earlier)
        back += [one.all for one in parts]
        earlier = came_back(earlier, claim, parts)

    assert back == given
    assert earlier.refunded == {"1": minor(paid), "2": minor(paid)}


def test_that_any_order_of_units_and_lines_adds_up_to_what_was_paid() -> None:
    lines = (
        line("1", paid=9_997, quantity=2, promotion=1_003),
        line("2", paid=3_331, promotion=666),
        line("3", paid=1),
    )
    sale = sold(*lines)
    for order in permutations(("1", "1", "2", "3")):
        earlier, back = Earlier(), 0
        for nr in order:
            claim = a_claim(ClaimLine(nr))
            parts = repriced(sale, claim, earlier)
            back += sum(one.all for one in parts)
            earlier = came_back(earlier, claim, parts)
        assert back == 13_329, order
        assert earlier.refunded == {
            "1": Money(9_997, "SEK"), "2": Money(3_331, "SEK"), "3": Money(1, "SEK")
        }, order  # fmt: skip

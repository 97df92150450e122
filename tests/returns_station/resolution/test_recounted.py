"""A discount that is recounted over several lines: nothing is lost, and each rate bears its own."""

from dataclasses import replace
from typing import Final

from returns_station.days import Days
from returns_station.policy.claim import ClaimLine, Earlier, Outcome
from returns_station.policy.terms import OpenPurchase, PartPromotion, Stage, Terms
from returns_station.resolution.after import earlier_after
from returns_station.resolution.settlement import Drawn
from returns_station.sale import Sale
from tests.builders import a_claim, a_line, a_sale, kronor
from tests.returns_station.resolution.settling import offered, refunded

GIVES: Final = (Outcome.REFUND, Outcome.STORE_CREDIT)
RECOUNTS: Final = Terms(
    "test",
    OpenPurchase((Stage((Days(60),), GIVES),)),
    promotion_on_part_return=PartPromotion.REPRICE,
)


def two_for_160(*, other_rate: str = "25") -> Sale:
    """Two jumpers of 100 kr, 40 kr off for both."""
    one = replace(a_line("1", paid=80), promotion=kronor(20))
    other = replace(a_line("2", paid=80), promotion=kronor(20), vat_percent=other_rate)
    return a_sale(one, other)


def test_that_the_last_goods_bring_back_what_recounting_had_held() -> None:
    sale = two_for_160()

    first = refunded(sale, a_claim(ClaimLine("1")), terms=RECOUNTS)
    after = earlier_after(Earlier(), first)
    second = refunded(sale, a_claim(ClaimLine("2")), after, RECOUNTS)

    assert (first.refund, first.lines[0].paid, first.lines[0].drawn) == (kronor(60),) * 2 + ((),)
    (share,) = second.lines
    assert (second.refund, share.refund, share.paid) == (kronor(100), kronor(100), kronor(80))
    assert share.drawn == (Drawn("1", kronor(20)),)
    assert earlier_after(after, second).refunded == {"1": kronor(80), "2": kronor(80)}


def test_that_what_another_line_bears_is_taxed_at_that_lines_rate() -> None:
    sale = two_for_160(other_rate="12")
    after = earlier_after(Earlier(), refunded(sale, a_claim(ClaimLine("1")), terms=RECOUNTS))

    second = refunded(sale, a_claim(ClaimLine("2")), after, RECOUNTS)

    # 80 kr at 12 percent, and the 20 kr that line 1 had left at its own 25.
    assert second.vat == (("12", kronor("8.57")), ("25", kronor(4)))


def test_that_credit_is_recounted_alike() -> None:
    sale = two_for_160()
    after = earlier_after(Earlier(), refunded(sale, a_claim(ClaimLine("1")), terms=RECOUNTS))

    found = offered(sale, a_claim(ClaimLine("2")), after, RECOUNTS)

    credit = next(each.settlement for each in found if each.outcome is Outcome.STORE_CREDIT)
    assert (credit.store_credit, credit.lines[0].drawn) == (kronor(100), (Drawn("1", kronor(20)),))


def test_that_both_at_once_bring_all_and_draw_on_nothing() -> None:
    both = refunded(two_for_160(), a_claim(ClaimLine("1"), ClaimLine("2")), terms=RECOUNTS)

    assert both.refund == kronor(160)
    assert [line.refund for line in both.lines] == [kronor(80), kronor(80)]
    assert [line.drawn for line in both.lines] == [(), ()]

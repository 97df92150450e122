"""Of all she is entitled to, what is told: her money, her trip, her time."""

from dataclasses import replace
from decimal import Decimal

from returns_station.policy.claim import ClaimLine, Condition, Outcome
from returns_station.policy.entitlement import (
    Entitlement,
    Fees,
    Ground,
    Payer,
)
from returns_station.policy.terms import PartDelivery
from returns_station.sale import Sale
from tests.builders import BOUGHT_ON, a_claim
from tests.returns_station.policy.promises import decided, promises
from tests.returns_station.policy.sums import (
    CREDIT,
    EXCHANGE,
    PLAIN,
    REFUND,
    line,
    scales,
    sold,
)


def ranked(
    *entitlements: Entitlement, outcome: Outcome = REFUND, sale: Sale | None = None
) -> list[Entitlement]:
    """These entitlements, the best for an outcome first, whatever their order."""
    weighed = scales(sale or sold(line(paid=10_000)))
    ranks = [weighed.rank(each, outcome) for each in entitlements]
    assert len(set(ranks)) == len(ranks), "which is better hangs on their order alone"
    return [entitlements[ranks.index(rank)] for rank in sorted(ranks)]


def test_that_our_mistake_is_told_before_anything_else() -> None:
    ours = replace(PLAIN, ground=Ground.COMPLAINT, gives=(Outcome.REPAIR,))

    assert ranked(PLAIN, ours) == [ours, PLAIN]


def test_that_what_gives_the_outcome_comes_before_what_does_not() -> None:
    credit = replace(PLAIN, ground=Ground.GIFT, gives=(CREDIT,))
    half = replace(PLAIN, percent=Decimal(50))

    assert ranked(credit, half) == [half, credit]
    assert ranked(credit, half, outcome=CREDIT) == [credit, half]


def test_that_more_money_comes_before_a_trip_she_need_not_pay() -> None:
    paid_trip = replace(PLAIN, return_paid_by=Payer.CUSTOMER)
    fee = replace(PLAIN, fees=Fees(1))
    shelf = replace(PLAIN, fees=Fees(0, Decimal(1)))

    assert ranked(fee, paid_trip) == [paid_trip, fee]
    assert ranked(shelf, paid_trip) == [paid_trip, shelf]


def test_that_delivery_is_money_too_but_only_in_a_refund() -> None:
    fuller = replace(PLAIN, delivery=PartDelivery.FULL, return_paid_by=Payer.CUSTOMER)
    sale = sold(line(paid=10_000), delivery=4_900)

    assert ranked(PLAIN, fuller, sale=sale) == [fuller, PLAIN]
    assert ranked(PLAIN, fuller, sale=sale, outcome=EXCHANGE) == [PLAIN, fuller]
    assert ranked(PLAIN, fuller) == [PLAIN, fuller]


def test_that_a_trip_she_need_not_pay_comes_before_the_law() -> None:
    law = replace(PLAIN, ground=Ground.WITHDRAWAL, return_paid_by=Payer.CUSTOMER)
    shop = replace(PLAIN, return_paid_by=Payer.SHOP)

    assert ranked(law, shop) == [shop, law]
    assert ranked(replace(law, return_paid_by=Payer.NOBODY), shop)[0].ground is Ground.WITHDRAWAL


def test_that_the_law_is_told_before_a_promise_and_goodwill_last() -> None:
    law = replace(PLAIN, ground=Ground.WITHDRAWAL)
    longer = replace(PLAIN, last_day=None)
    word = replace(longer, ground=Ground.GOODWILL)

    assert ranked(word, longer, law) == [law, longer, word]


def test_that_of_promises_the_longest_is_told_and_then_the_first_named() -> None:
    season = replace(PLAIN, ground=Ground.SEASON, last_day=BOUGHT_ON.replace(year=2027))
    endless = replace(PLAIN, ground=Ground.MEMBER, last_day=None)
    twin = replace(season, ground=Ground.GIFT)

    assert ranked(PLAIN, twin, season, endless) == [endless, season, twin, PLAIN]


def test_that_a_claim_is_accepted_where_each_of_its_lines_is() -> None:
    sale = sold(line(paid=1_000), line("2", paid=1_000))
    used = ClaimLine("2", condition=Condition.USED)

    assert decided(sale, a_claim(ClaimLine("1"), ClaimLine("2")), promises()).accepted
    assert not decided(sale, a_claim(ClaimLine("1"), used), promises()).accepted

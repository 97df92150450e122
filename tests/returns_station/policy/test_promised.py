"""What the shop promised: open purchase in its stages, who pays the trip, fees."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from returns_station.days import Days, Months, Period, Unlimited, Until
from returns_station.phrase import Phrase
from returns_station.policy.claim import (
    Claim,
    ClaimLine,
    Collection,
    Condition,
    HandedIn,
    Outcome,
    Proof,
)
from returns_station.policy.entitlement import (
    NO_FEES,
    Fees,
    Ground,
    Payer,
    Valued,
)
from returns_station.policy.terms import (
    Accepts,
    CountedFrom,
    PartPromotion,
    Rule,
    Terms,
)
from returns_station.sale import Channel
from tests.builders import BOUGHT_ON, a_claim, a_sale
from tests.returns_station.policy.asked import asked, given, silence, staged
from tests.returns_station.policy.promises import CAME_ON, a_web_sale, promises

REFUND, EXCHANGE, CREDIT = Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT


def counted(start: CountedFrom | None, *periods: Period) -> Terms:
    """An open purchase that is counted from a day."""
    promise = promises(*periods).open_purchase
    assert promise is not None
    return Terms("test", replace(promise, counted_from=start))


# Open purchase


@pytest.mark.parametrize("days_old", (0, 60, 61))
def test_that_the_last_day_is_in_and_the_next_is_out(days_old: int) -> None:
    found = asked(Ground.OPEN_PURCHASE, promises(Days(60)), a_sale(), a_claim(days_old=days_old))

    assert found.entitlement is not None
    assert found.entitlement.last_day == BOUGHT_ON + timedelta(60)
    assert found.in_time is (days_old <= 60)


def test_that_months_end_on_the_last_day_of_a_shorter_one() -> None:
    bought = date(2027, 8, 31)
    sale = a_sale(bought_on=bought)

    terms = promises(Months(6))

    assert given(terms, a_claim(bought_on=bought), sale=sale).last_day == date(2028, 2, 29)


def test_that_the_latest_of_several_ends_holds_whatever_their_order() -> None:
    until = Until(BOUGHT_ON + timedelta(70))

    for periods in ((Days(60), until), (until, Days(60))):
        assert given(promises(*periods)).last_day == BOUGHT_ON + timedelta(70)
    assert given(promises(Unlimited(), Days(60))).last_day is None


@pytest.mark.parametrize(
    ("start", "key", "day"),
    (
        (None, "fact.received", CAME_ON),
        (CountedFrom.RECEIPT, "fact.received", CAME_ON),
        (CountedFrom.PURCHASE, "fact.bought", BOUGHT_ON),
        (CountedFrom.SHIPPING, "fact.shipped", BOUGHT_ON + timedelta(1)),
    ),
)
def test_that_a_promise_counts_from_its_day(start: CountedFrom | None, key: str, day: date) -> None:
    sale = replace(a_web_sale(), shipped_on=BOUGHT_ON + timedelta(1))

    found = given(counted(start, Days(30)), sale=sale)

    assert found.last_day == day + timedelta(30)
    assert found.facts == (Phrase(key, {"day": day}),)


def test_that_in_a_shop_a_promise_counts_from_the_purchase_unless_it_says_receipt() -> None:
    line = replace(a_sale().lines[0], received_on=(CAME_ON,))
    sale = a_sale(line)

    assert given(counted(None, Days(30)), sale=sale).last_day == BOUGHT_ON + timedelta(30)
    received = given(counted(CountedFrom.RECEIPT, Days(30)), sale=sale)
    assert received.last_day == CAME_ON + timedelta(30)


def test_that_what_was_never_sent_counts_from_the_receipt() -> None:
    terms = counted(CountedFrom.SHIPPING, Days(30))

    assert given(terms, sale=a_web_sale()).last_day == CAME_ON + timedelta(30)


def test_that_a_promise_has_no_end_before_the_goods_have_come() -> None:
    claim = replace(a_claim(days_old=900), goods_at_home=True)

    found = given(promises(Days(30)), claim, sale=a_web_sale(received=()))

    assert found.last_day is None
    assert found.facts == (Phrase("fact.not_received"),)


@pytest.mark.parametrize(
    ("days_old", "gives", "percent", "last"),
    (
        (30, (REFUND, EXCHANGE, CREDIT), 100, 30),
        (31, (EXCHANGE, CREDIT), 80, 60),
        (60, (EXCHANGE, CREDIT), 80, 60),
        (61, (CREDIT,), 50, 90),
        (91, (CREDIT,), 50, 90),
    ),
)
def test_that_each_stage_gives_its_own_and_what_comes_later(
    days_old: int, gives: tuple[Outcome, ...], percent: int, last: int
) -> None:
    terms = staged((30, REFUND, 100), (60, EXCHANGE, 80), (90, CREDIT, 50))

    found = given(terms, a_claim(days_old=days_old))

    assert (found.gives, found.percent) == (gives, Decimal(percent))
    assert found.last_day == BOUGHT_ON + timedelta(last)


def test_that_before_the_goods_have_come_the_first_stage_runs() -> None:
    claim = replace(a_claim(days_old=900), goods_at_home=True)
    terms = staged((30, REFUND, 100), (60, CREDIT, 50))

    found = given(terms, claim, sale=a_web_sale(received=()))

    assert (found.gives, found.percent) == ((REFUND, CREDIT), Decimal(100))


@pytest.mark.parametrize(
    ("terms", "claim", "says"),
    (
        (Terms("test"), a_claim(), "silent.not_promised"),
        (promises(), replace(a_claim(), proof=Proof.NONE), "silent.no_proof"),
        (
            promises(),
            a_claim(ClaimLine("1", condition=Condition.USED)),
            "silent.condition.used",
        ),
        (
            replace(promises(), rules=(Rule(category="clothing", gives=()),)),
            a_claim(),
            "silent.left_out",
        ),
    ),
)
def test_that_an_open_purchase_says_why_it_is_silent(terms: Terms, claim: Claim, says: str) -> None:
    assert silence(terms, claim) == says


@pytest.mark.parametrize(
    ("accepts", "condition", "seal_broken", "taken"),
    (
        (Accepts.UNUSED, Condition.UNUSED, True, True),
        (Accepts.UNUSED, Condition.OPENED, False, False),
        (Accepts.UNOPENED, Condition.UNUSED, False, True),
        (Accepts.UNOPENED, Condition.UNUSED, True, False),
        (Accepts.OPENED, Condition.UNUSED, False, False),
        (Accepts.ASSEMBLED, Condition.ASSEMBLED, True, True),
        (Accepts.ANY, Condition.DAMAGED, True, True),
    ),
)
def test_that_goods_are_taken_in_the_conditions_that_were_promised(
    accepts: Accepts, condition: Condition, *, seal_broken: bool, taken: bool
) -> None:
    promise = promises(accepts=accepts).open_purchase

    assert promise is not None
    assert promise.takes(condition, seal_broken=seal_broken) is taken


# What it costs her


@pytest.mark.parametrize(
    ("channel", "handed_in", "collection", "payer"),
    (
        (Channel.STORE, HandedIn.COUNTER, Collection.NONE, Payer.NOBODY),
        (Channel.STORE, HandedIn.POST, Collection.NONE, Payer.CUSTOMER),
        (Channel.DISTANCE, HandedIn.COUNTER, Collection.NONE, Payer.CUSTOMER),
        (Channel.STORE, HandedIn.COUNTER, Collection.OFFERED_BY_SHOP, Payer.SHOP),
        (Channel.DISTANCE, HandedIn.PICKUP, Collection.ORDERED_BY_CUSTOMER, Payer.CUSTOMER),
    ),
)
def test_that_a_promise_says_who_pays_the_trip(
    channel: Channel, handed_in: HandedIn, collection: Collection, payer: Payer
) -> None:
    claim = replace(a_claim(), handed_in=handed_in, collection=collection)

    assert given(promises(), claim, sale=a_sale(channel=channel)).return_paid_by is payer


def test_that_a_promise_takes_its_fees_and_no_others() -> None:
    waived = frozenset({EXCHANGE})
    terms = replace(promises(), return_fee=Decimal("49.50"), fee_waived_for=waived)
    shelf = replace(promises(), restocking_percent=Decimal(10))

    assert given(terms).fees == Fees(4_950, Decimal(0), waived)
    assert given(shelf).fees == Fees(0, Decimal(10))
    assert given(replace(promises(), fee_waived_for=waived)).fees is NO_FEES


def test_that_a_fee_is_in_the_currency_of_the_sale() -> None:
    sale = replace(a_sale(), currency="ISK")

    assert given(replace(promises(), return_fee=Decimal(500)), sale=sale).fees.once_minor == 500


def test_that_a_discount_is_kept_or_recounted_as_the_terms_say() -> None:
    anew = replace(promises(), promotion_on_part_return=PartPromotion.REPRICE)

    assert given(promises()).valued is Valued.AS_PAID
    assert given(anew).valued is Valued.REPRICED


def test_that_a_promise_gives_no_delivery_and_takes_nothing_for_wear() -> None:
    found = given(promises())

    assert (found.delivery, found.may_deduct_wear, found.burden) == (None, False, None)

"""The shop's own promise: in which condition, from when, how long, and what it gives."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from returns_station.days import Days, Unlimited, Until
from returns_station.policy.claim import (
    ClaimLine,
    Collection,
    Condition,
    HandedIn,
    Outcome,
)
from returns_station.policy.decision import Accepted
from returns_station.policy.entitlement import Ground, Payer
from returns_station.policy.terms import (
    Accepts,
    CountedFrom,
    OpenPurchase,
    Stage,
    Terms,
)
from tests.builders import BOUGHT_ON, a_claim, a_sale
from tests.returns_station.policy.promises import (
    CAME_ON,
    a_web_sale,
    answer,
    best,
    decided,
    promises,
)


@pytest.mark.parametrize(
    ("condition", "seal_broken", "accepts", "taken"),
    (
        (Condition.UNUSED, False, Accepts.UNUSED, True),
        (Condition.UNUSED, True, Accepts.UNUSED, True),
        (Condition.OPENED, True, Accepts.UNUSED, False),
        (Condition.UNUSED, False, Accepts.UNOPENED, True),
        (Condition.UNUSED, True, Accepts.UNOPENED, False),
        (Condition.ASSEMBLED, True, Accepts.ASSEMBLED, True),
        (Condition.USED, True, Accepts.OPENED, False),
        (Condition.DAMAGED, True, Accepts.ANY, True),
    ),
)
def test_that_open_purchase_takes_what_it_promised(
    condition: Condition, accepts: Accepts, *, seal_broken: bool, taken: bool
) -> None:
    claim = a_claim(ClaimLine("1", condition=condition, seal_broken=seal_broken))

    given = answer(a_sale(), claim, promises(accepts=accepts))

    assert isinstance(given, Accepted) is taken


def test_that_the_later_of_two_promises_made_at_once_holds() -> None:
    terms = promises(Days(30), Until(date(2027, 1, 31)))

    assert best(answer(a_sale(), a_claim(days_old=50), terms)).last_day == date(2027, 1, 31)


def test_that_no_end_beats_any_end() -> None:
    terms = promises(Days(30), Unlimited())

    assert best(answer(a_sale(), a_claim(days_old=5000), terms)).last_day is None


@pytest.mark.parametrize(
    ("days_old", "gives", "last"),
    ((30, (Outcome.REFUND, Outcome.EXCHANGE), 30), (31, (Outcome.EXCHANGE,), 90)),
)
def test_that_later_days_give_less(days_old: int, gives: tuple[Outcome, ...], last: int) -> None:
    stages = (Stage((Days(30),), (Outcome.REFUND,)), Stage((Days(90),), (Outcome.EXCHANGE,)))
    terms = Terms("test", OpenPurchase(stages))

    given = best(answer(a_sale(), a_claim(days_old=days_old), terms))

    assert given.gives == gives
    assert given.last_day == BOUGHT_ON + timedelta(last)


@pytest.mark.parametrize(
    ("counted_from", "start"),
    (
        (CountedFrom.PURCHASE, BOUGHT_ON),
        (CountedFrom.SHIPPING, date(2026, 11, 14)),
        (CountedFrom.RECEIPT, CAME_ON),
        (None, CAME_ON),
    ),
)
def test_that_a_promise_counts_from_the_day_it_says(
    counted_from: CountedFrom | None, start: date
) -> None:
    sale = replace(a_web_sale(), shipped_on=date(2026, 11, 14))
    stage = Stage((Days(60),), (Outcome.REFUND,))
    terms = Terms("test", OpenPurchase((stage,), counted_from=counted_from))

    given = best(answer(sale, a_claim(days_old=30), terms))

    assert given.last_day == start + timedelta(60)


def test_that_a_promise_counted_from_receipt_waits_for_the_goods() -> None:
    claim = replace(a_claim(days_old=200), goods_at_home=True)

    line = decided(a_web_sale(received=()), claim, promises()).lines[0]

    promised = [asked.entitlement for asked in line.trace if asked.ground is Ground.OPEN_PURCHASE]
    assert [given.last_day for given in promised if given] == [None]


@pytest.mark.parametrize(
    ("handed_in", "collection", "payer"),
    (
        (HandedIn.COUNTER, Collection.NONE, Payer.NOBODY),
        (HandedIn.POST, Collection.NONE, Payer.CUSTOMER),
        (HandedIn.PICKUP, Collection.OFFERED_BY_SHOP, Payer.SHOP),
    ),
)
def test_that_a_promise_pays_no_trip_it_did_not_offer(
    handed_in: HandedIn, collection: Collection, payer: Payer
) -> None:
    claim = replace(a_claim(), handed_in=handed_in, collection=collection)

    assert best(answer(a_sale(), claim, promises())).return_paid_by is payer

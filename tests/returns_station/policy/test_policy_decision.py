"""The promise: every ground is asked, the terms are read three ways, the best of all is hers."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.law.book import house_terms
from returns_station.days import Days, Unlimited
from returns_station.policy.claim import (
    Bringer,
    ClaimLine,
    Condition,
    Outcome,
    Reason,
)
from returns_station.policy.decision import Accepted, Referred
from returns_station.policy.entitlement import NO_FEES, Basis, Ground, Payer
from returns_station.policy.terms import (
    Accepts,
)
from returns_station.policy.words import how_long
from returns_station.sale import Trait
from tests.builders import BOUGHT_ON, a_claim, a_line, a_sale
from tests.returns_station.policy.promises import (
    a_web_sale,
    answer,
    best,
    decided,
    promises,
)


def test_that_the_house_gives_sixty_days_of_open_purchase() -> None:
    given = best(answer(a_sale(), a_claim(days_old=60), house_terms()))

    assert (given.ground, given.last_day) == (Ground.OPEN_PURCHASE, BOUGHT_ON + timedelta(60))


def test_that_a_day_late_is_a_question_for_a_person() -> None:
    refused = answer(a_sale(), a_claim(days_old=61), house_terms())

    assert isinstance(refused, Referred)
    assert refused.why.key == "refer.ended.open_purchase"
    assert refused.why.args["count"] == 1
    assert refused.nearest[0] is Outcome.REFUND


_RIGHTS: Final = frozenset({Ground.RECALL, Ground.WRONG_ITEM, Ground.COMPLAINT, Ground.WITHDRAWAL})


def test_that_every_ground_is_asked_rights_by_the_law_and_promises_by_both_terms() -> None:
    line = decided(a_sale(), a_claim(), promises(Days(30)), at_sale=promises(Days(90))).lines[0]

    by_terms = (Basis.TERMS_AT_SALE, Basis.TERMS_TODAY)
    assert [(asked.ground, asked.basis) for asked in line.trace] == [
        (ground, basis)
        for ground in Ground
        for basis in ((Basis.LAW,) if ground in _RIGHTS else by_terms)
    ]


def test_that_terms_are_asked_of_a_right_where_they_add_to_it() -> None:
    line = decided(a_sale(), a_claim(reason=Reason.WRONG_ITEM), promises()).lines[0]

    read = [asked.basis for asked in line.trace if asked.ground is Ground.WRONG_ITEM]
    assert read == [Basis.LAW, Basis.TERMS_AT_SALE]


def test_that_equal_terms_are_read_once() -> None:
    line = decided(a_sale(), a_claim(), promises(Days(30))).lines[0]

    assert Basis.TERMS_TODAY not in {asked.basis for asked in line.trace}


@pytest.mark.parametrize(("at_sale", "today"), ((90, 30), (30, 90)))
def test_that_the_kinder_of_the_promises_then_and_now_holds(at_sale: int, today: int) -> None:
    given = answer(
        a_sale(), a_claim(days_old=20), promises(Days(today)), at_sale=promises(Days(at_sale))
    )

    assert best(given).last_day == BOUGHT_ON + timedelta(90)


def test_that_our_mistake_never_expires_and_the_shop_pays() -> None:
    claim = a_claim(days_old=2000, reason=Reason.WRONG_ITEM)

    line = decided(a_sale(), claim).lines[0]

    given = best(line.answer)
    assert (given.ground, given.last_day) == (Ground.WRONG_ITEM, None)
    assert given.return_paid_by is Payer.SHOP
    assert given.gives[0] is Outcome.REPLACEMENT
    assert line.law_last_day == date(2029, 11, 12)


def test_that_norway_gives_durable_goods_five_years() -> None:
    line = replace(a_line(), traits=frozenset({Trait.DURABLE}))
    sale = replace(a_sale(line), market="NO")

    asked = decided(sale, a_claim(reason=Reason.WRONG_ITEM))

    assert asked.lines[0].law_last_day == date(2031, 11, 12)


def test_that_withdrawal_beats_a_promise_that_takes_a_fee() -> None:
    given = best(answer(a_web_sale(), a_claim(days_old=10), promises(Days(60), fee=69)))

    assert (given.ground, given.fees) == (Ground.WITHDRAWAL, NO_FEES)


def test_that_a_promise_that_deducts_nothing_beats_withdrawal_of_worn_goods() -> None:
    worn = ClaimLine("1", condition=Condition.USED, wear_percent=Decimal(40))

    given = best(answer(a_web_sale(), a_claim(worn, days_old=10), promises(accepts=Accepts.ANY)))

    assert given.ground is Ground.OPEN_PURCHASE


@pytest.mark.parametrize(
    ("days_old", "key"), ((59, "until.day"), (60, "until.today"), (1, "until.day"))
)
def test_that_a_yes_tells_how_long_it_lasts(days_old: int, key: str) -> None:
    decision = decided(a_sale(), a_claim(days_old=days_old), promises())

    phrase = how_long(best(decision.lines[0].answer), decision.day)

    assert phrase.key == f"{key}.open_purchase"
    assert phrase.args.get("count", 0) == 60 - days_old


def test_that_a_yes_without_end_says_so() -> None:
    decision = decided(a_sale(), a_claim(), promises(Unlimited()))

    phrase = how_long(best(decision.lines[0].answer), decision.day)

    assert phrase.key == "until.no_end.open_purchase"


def test_that_the_most_telling_silence_is_told() -> None:
    claim = a_claim(ClaimLine("1", condition=Condition.USED))

    used, never = answer(a_sale(), claim, promises()), answer(a_sale(), a_claim())

    assert isinstance(used, Referred)
    assert isinstance(never, Referred)
    assert "silent.condition.used" in str(used.why.args["reason"])
    assert "silent.not_promised" in str(never.why.args["reason"])


DAYS_OLD: Final = st.integers(0, 120)
LENGTH: Final = st.integers(1, 120)


@given(DAYS_OLD, LENGTH, LENGTH)
def test_that_a_longer_promise_never_takes_a_yes_away(days_old: int, days: int, more: int) -> None:
    claim = a_claim(days_old=days_old)

    shorter = answer(a_sale(), claim, promises(Days(days)))
    longer = answer(a_sale(), claim, promises(Days(days + more)))

    assert isinstance(longer, Accepted) >= isinstance(shorter, Accepted)


@given(DAYS_OLD, LENGTH, LENGTH)
def test_that_a_promise_tightened_after_the_sale_takes_nothing_back(
    days_old: int, at_sale: int, today: int
) -> None:
    claim = a_claim(days_old=days_old)

    before = answer(a_sale(), claim, promises(Days(at_sale)))
    after = answer(a_sale(), claim, promises(Days(today)), at_sale=promises(Days(at_sale)))

    assert isinstance(after, Accepted) >= isinstance(before, Accepted)


@given(st.integers(0, 60), st.integers(0, 60))
def test_that_an_earlier_day_never_does_worse(days_old: int, earlier: int) -> None:
    late = answer(a_web_sale(), a_claim(days_old=days_old), promises(Days(20)))
    early = answer(a_web_sale(), a_claim(days_old=max(0, days_old - earlier)), promises(Days(20)))

    assert isinstance(early, Accepted) >= isinstance(late, Accepted)


def test_that_a_gift_that_may_be_chosen_for_nothing_is_looked_at_by_a_person() -> None:
    claim = replace(a_claim(), by=Bringer.GIFT_RECEIVER)

    answered = answer(a_sale(), claim, replace(promises(), gift=()))

    assert isinstance(answered, Referred)
    assert answered.nearest

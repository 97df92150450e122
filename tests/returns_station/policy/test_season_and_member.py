"""What is promised on top: longer in a season, longer for members."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from returns_station.days import Days, Unlimited, Until
from returns_station.phrase import Phrase
from returns_station.policy.claim import (
    ClaimLine,
    Condition,
    Outcome,
    Proof,
)
from returns_station.policy.entitlement import (
    Ground,
)
from returns_station.policy.terms import (
    Season,
    Terms,
)
from tests.builders import BOUGHT_ON, a_claim, a_sale
from tests.returns_station.policy.asked import asked, given, silence, staged
from tests.returns_station.policy.promises import a_web_sale, promises

REFUND, EXCHANGE, CREDIT = Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT


def in_season(period: Until | Days, *, first: int = 0, last: int = 0) -> Season:
    """A season from so many days before the sale until so many after it."""
    return Season(BOUGHT_ON - timedelta(first), BOUGHT_ON + timedelta(last), period)


# Seasons


@pytest.mark.parametrize(
    ("first", "last", "covers"), ((0, 0, True), (-1, 5, False), (5, -1, False))
)
def test_that_a_season_covers_its_first_and_its_last_day(
    first: int, last: int, *, covers: bool
) -> None:
    season = in_season(Days(90), first=first, last=last)
    terms = replace(promises(), seasons=(season,))

    found = asked(Ground.SEASON, terms, a_sale(), a_claim())

    assert (found.entitlement is not None) is covers
    assert covers or found.because.key == "silent.no_season"


def test_that_a_season_ends_on_its_day_or_after_its_days() -> None:
    named, long = in_season(Until(date(2027, 2, 1))), in_season(Days(100))

    for season, last in ((named, date(2027, 2, 1)), (long, BOUGHT_ON + timedelta(100))):
        found = given(replace(promises(), seasons=(season,)), ground=Ground.SEASON)
        assert found.last_day == last
        assert found.facts == (
            Phrase("fact.season", {"first": season.bought_from, "last": season.bought_to}),
        )


def test_that_of_seasons_that_overlap_the_longest_holds() -> None:
    seasons = tuple(in_season(Days(count)) for count in (80, 100, 90))

    found = given(replace(promises(), seasons=seasons), ground=Ground.SEASON)

    assert found.last_day == BOUGHT_ON + timedelta(100)


def test_that_a_season_counted_in_days_has_no_end_before_the_goods_have_come() -> None:
    claim = replace(a_claim(days_old=900), goods_at_home=True)
    seasons = (in_season(Until(date(2027, 2, 1))), in_season(Days(100)))
    terms = replace(promises(), seasons=seasons)

    found = given(terms, claim, sale=a_web_sale(received=()), ground=Ground.SEASON)

    assert found.last_day is None


def test_that_a_season_gives_what_is_given_first() -> None:
    terms = replace(staged((30, REFUND, 90), (60, CREDIT, 50)), seasons=(in_season(Days(365)),))

    found = given(terms, a_claim(days_old=100), ground=Ground.SEASON)

    assert (found.gives, found.percent) == ((REFUND,), Decimal(90))


def test_that_a_season_holds_where_the_shop_promises_nothing_else() -> None:
    terms = Terms("test", seasons=(in_season(Days(90)),))

    assert given(terms, ground=Ground.SEASON).gives == (REFUND, EXCHANGE)


def test_that_a_season_asks_for_a_proof_and_for_the_goods_as_promised() -> None:
    terms = replace(promises(), seasons=(in_season(Days(90)),))
    unproven = replace(a_claim(), proof=Proof.NONE)
    used = a_claim(ClaimLine("1", condition=Condition.USED))

    assert silence(terms, unproven, ground=Ground.SEASON) == "silent.no_proof"
    assert silence(terms, used, ground=Ground.SEASON) == "silent.condition.used"


# Members


@pytest.mark.parametrize(("tier", "days"), (("gold", 30), ("silver", 10)))
def test_that_a_member_has_the_days_of_her_tier(tier: str, days: int) -> None:
    terms = replace(promises(Days(60)), member_days=(("gold", 30), ("silver", 10)))

    found = given(terms, sale=replace(a_sale(), member=tier), ground=Ground.MEMBER)

    assert found.last_day == BOUGHT_ON + timedelta(60 + days)
    assert found.facts == (Phrase("fact.member", {"tier": tier, "count": days}),)


@pytest.mark.parametrize("member", ("", "bronze"))
def test_that_who_is_no_member_has_no_more_days(member: str) -> None:
    terms = replace(promises(), member_days=(("gold", 30), ("", 30)))
    sale = replace(a_sale(), member=member)

    assert silence(terms, sale=sale, ground=Ground.MEMBER) == "silent.no_member"


def test_that_a_member_has_more_days_of_each_stage() -> None:
    terms = replace(staged((30, REFUND, 100), (60, CREDIT, 50)), member_days=(("gold", 10),))
    sale = replace(a_sale(), member="gold")

    first = given(terms, a_claim(days_old=40), sale=sale, ground=Ground.MEMBER)
    later = given(terms, a_claim(days_old=41), sale=sale, ground=Ground.MEMBER)

    assert (first.gives, first.last_day) == ((REFUND, CREDIT), BOUGHT_ON + timedelta(40))
    assert (later.gives, later.last_day) == ((CREDIT,), BOUGHT_ON + timedelta(70))


def test_that_no_end_is_no_end_for_a_member_too() -> None:
    terms = replace(promises(Unlimited()), member_days=(("gold", 10),))

    found = given(terms, sale=replace(a_sale(), member="gold"), ground=Ground.MEMBER)

    assert found.last_day is None


def test_that_a_member_has_no_more_of_what_is_not_promised() -> None:
    terms, sale = Terms("test", member_days=(("gold", 10),)), replace(a_sale(), member="gold")
    unproven = replace(a_claim(), proof=Proof.NONE)

    assert silence(terms, sale=sale, ground=Ground.MEMBER) == "silent.not_promised"
    promised = replace(promises(), member_days=terms.member_days)
    assert silence(promised, unproven, sale=sale, ground=Ground.MEMBER) == "silent.no_proof"

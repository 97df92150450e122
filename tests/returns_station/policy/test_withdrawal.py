"""The right of withdrawal: who has it, from when, how long, and who pays the return."""

from dataclasses import replace
from datetime import date

import pytest

from returns_station.policy.claim import (
    ClaimLine,
    Collection,
)
from returns_station.policy.decision import Accepted, Referred
from returns_station.policy.entitlement import Ground, Payer
from returns_station.sale import Channel, Trait
from tests.builders import a_claim, a_line, a_sale
from tests.returns_station.policy.promises import (
    CAME_ON,
    a_web_sale,
    answer,
    best,
)


def test_that_a_company_may_not_withdraw() -> None:
    refused = answer(replace(a_web_sale(), buyer="business"), a_claim(days_old=5))

    assert isinstance(refused, Referred)
    assert refused.lead is None


@pytest.mark.parametrize(
    ("trait", "seal_broken", "says"),
    (
        (Trait.CUSTOM_MADE, False, "custom_made"),
        (Trait.SEALED_HYGIENE, True, "sealed_hygiene"),
        (Trait.SEALED_MEDIA, True, "sealed_media"),
        (Trait.NEWSPAPER, False, "newspaper"),
        (Trait.DIGITAL, False, "digital"),
    ),
)
def test_that_what_the_law_excepts_is_looked_at_by_a_person(
    trait: Trait, says: str, *, seal_broken: bool
) -> None:
    claim = a_claim(ClaimLine("1", seal_broken=seal_broken), days_old=5)

    refused = answer(a_web_sale(trait), claim)

    assert isinstance(refused, Referred)
    assert f"silent.exception.{says}" in str(refused.why.args["reason"])


@pytest.mark.parametrize(
    "traits",
    (
        (Trait.SEALED_HYGIENE,),
        (Trait.SEALED_MEDIA,),
        (Trait.NEWSPAPER, Trait.SUBSCRIPTION),
        (Trait.MEDICINE,),
        (Trait.FINAL_SALE,),
    ),
)
def test_that_only_the_laws_own_exceptions_close_the_right(traits: tuple[Trait, ...]) -> None:
    assert best(answer(a_web_sale(*traits), a_claim(days_old=5))).ground is Ground.WITHDRAWAL


def test_that_medicine_is_excepted_in_norway() -> None:
    sale = replace(a_web_sale(Trait.MEDICINE), market="NO")

    assert isinstance(answer(sale, a_claim(days_old=5)), Referred)


@pytest.mark.parametrize(("paid", "has_right"), ((399, False), (400, True)))
def test_that_a_small_sale_at_the_door_is_outside_in_sweden(paid: int, *, has_right: bool) -> None:
    line = replace(a_line(paid=paid), received_on=(CAME_ON,))
    sale = a_sale(line, channel=Channel.OFF_PREMISES)

    assert isinstance(answer(sale, a_claim(days_old=5)), Accepted) is has_right


def test_that_wear_is_never_deducted_when_the_right_was_not_told() -> None:
    sale = replace(a_web_sale(), informed_on=None)

    given = best(answer(sale, a_claim(days_old=40)))

    assert not given.may_deduct_wear
    assert given.last_day == date(2027, 11, 30)


def test_that_late_information_starts_fourteen_days() -> None:
    sale = replace(a_web_sale(), informed_on=date(2027, 2, 1))

    assert best(answer(sale, a_claim(days_old=40))).last_day == date(2027, 2, 15)


def test_that_information_after_a_year_changes_nothing() -> None:
    late = replace(a_web_sale(), informed_on=date(2027, 11, 29))

    assert best(answer(late, a_claim(days_old=40))).last_day == date(2027, 11, 30)


@pytest.mark.parametrize(
    ("told", "collection", "payer"),
    (
        (True, Collection.NONE, Payer.CUSTOMER),
        (True, Collection.ORDERED_BY_CUSTOMER, Payer.CUSTOMER),
        (True, Collection.OFFERED_BY_SHOP, Payer.SHOP),
        (False, Collection.NONE, Payer.SHOP),
    ),
)
def test_that_she_pays_the_return_only_if_told_and_not_fetched(
    collection: Collection, payer: Payer, *, told: bool
) -> None:
    sale = replace(a_web_sale(), told_return_cost=told)
    claim = replace(a_claim(days_old=10), collection=collection)

    assert best(answer(sale, claim)).return_paid_by is payer


def test_that_nobody_pays_for_what_was_never_sent() -> None:
    claim = replace(a_claim(days_old=90), goods_at_home=True)

    given = best(answer(a_web_sale(received=()), claim))

    assert (given.last_day, given.return_paid_by) == (None, Payer.NOBODY)


def test_that_goods_on_the_counter_came_within_thirty_days() -> None:
    given = answer(a_web_sale(received=()), a_claim(days_old=100))

    assert isinstance(given, Referred)
    assert given.is_too_late
    assert given.lead is not None
    assert given.lead.last_day == date(2026, 12, 28)


def test_that_the_last_parcel_starts_the_clock_for_all() -> None:
    early = replace(a_line(), received_on=(date(2026, 11, 16),))
    late = replace(a_line("2"), received_on=(date(2026, 11, 18), date(2026, 12, 1)))

    given = best(answer(a_sale(early, late, channel=Channel.DISTANCE), a_claim(days_old=30)))

    assert given.last_day == date(2026, 12, 15)


def test_that_the_first_delivery_starts_the_clock_where_deliveries_go_on() -> None:
    days = (date(2026, 12, 1), date(2026, 11, 16))
    sale = replace(a_web_sale(received=days), regular_delivery=True)

    assert best(answer(sale, a_claim(days_old=5))).last_day == date(2026, 11, 30)


def test_that_the_chair_that_came_is_hers_to_send_while_the_table_is_on_its_way() -> None:
    chair = replace(a_line(), received_on=(CAME_ON,))
    sale = a_sale(chair, a_line("2"), channel=Channel.DISTANCE)
    claim = replace(a_claim(days_old=100), goods_at_home=True)

    given = best(answer(sale, claim))

    assert (given.last_day, given.return_paid_by) == (None, Payer.CUSTOMER)

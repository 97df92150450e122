"""Complaints: how long, which day is tested, who shows what, what is given first."""

from dataclasses import replace
from datetime import date

import pytest

from returns_station.phrase import Phrase
from returns_station.policy.claim import Fault, Proof, Reason
from returns_station.policy.decision import Referred
from returns_station.policy.entitlement import Burden, Ground, Payer
from returns_station.policy.terms import PartDelivery
from returns_station.sale import Channel, Trait
from tests.builders import a_line, a_sale
from tests.returns_station.policy.complaints import (
    BOUGHT,
    FAULTS,
    MENDED,
    MONEY,
    a_complaint,
    a_purchase,
    complaint,
    is_yes,
    silence,
)
from tests.returns_station.policy.promises import answer, decided

# Who may complain


@pytest.mark.parametrize("reason", tuple(Reason))
def test_that_only_a_fault_is_a_complaint(reason: Reason) -> None:
    trace = decided(a_purchase(), a_complaint(BOUGHT, reason=reason)).lines[0].trace

    complains = any(each.entitlement for each in trace if each.ground is Ground.COMPLAINT)

    assert complains is (reason in FAULTS)


def test_that_a_complaint_says_why_it_is_silent() -> None:
    fault, wish = a_complaint(BOUGHT), a_complaint(BOUGHT, reason=Reason.WRONG_SIZE)
    company = replace(a_purchase(), buyer="business")

    assert silence(a_purchase(), wish, Ground.COMPLAINT) == "silent.no_fault"
    assert silence(company, fault, Ground.COMPLAINT) == "silent.business"
    unproven = replace(fault, proof=Proof.NONE)
    assert silence(a_purchase(), unproven, Ground.COMPLAINT) == "silent.no_proof"


def test_that_a_complaint_costs_her_no_trip_and_no_delivery() -> None:
    given = complaint(a_purchase(), a_complaint(date(2024, 9, 1), Fault(date(2024, 8, 30))))

    assert given.return_paid_by is Payer.SHOP
    assert given.delivery is PartDelivery.DIFFERENCE
    assert given.facts == (Phrase("fact.fault_shown", {"day": date(2024, 8, 30)}),)


# How long


@pytest.mark.parametrize(
    ("market", "last"),
    (
        ("SE", date(2027, 8, 20)),
        ("DE", date(2026, 8, 20)),
        ("EU", date(2026, 8, 20)),
        ("UK", date(2030, 8, 20)),
        ("DK", date(2026, 8, 20)),
    ),
)
def test_that_a_complaint_ends_with_its_years(market: str, last: date) -> None:
    assert complaint(a_purchase(market), a_complaint(date(2024, 9, 1))).last_day == last


@pytest.mark.parametrize("market", ("FI", "NL"))
def test_that_some_laws_have_no_fixed_end(market: str) -> None:
    given = complaint(a_purchase(market), a_complaint(date(2024, 9, 1)))

    assert given.last_day is None


def test_that_durable_goods_have_five_years_in_norway() -> None:
    plain, durable = a_purchase("NO"), a_purchase("NO", Trait.DURABLE)
    claim = a_complaint(date(2024, 9, 1))

    assert complaint(plain, claim).last_day == date(2026, 8, 20)
    assert complaint(durable, claim).last_day == date(2029, 8, 20)
    assert complaint(a_purchase("SE", Trait.DURABLE), claim).last_day == date(2027, 8, 20)


def test_that_a_notice_may_come_on_the_next_working_day() -> None:
    saturday, new_year = date(2024, 3, 23), date(2024, 1, 1)
    claim = a_complaint(date(2024, 9, 1))

    for received, last in (
        (saturday, date(2026, 3, 23)),
        (date(2024, 3, 28), date(2026, 3, 30)),
        (new_year, date(2026, 1, 2)),
    ):
        sale = a_purchase("NO", bought=received, received=received)
        assert complaint(sale, claim).last_day == last


def test_that_the_day_a_fault_shows_is_not_moved_by_a_closed_day() -> None:
    sale = a_purchase("EU", bought=date(2024, 3, 28), received=date(2024, 3, 28))

    assert complaint(sale, a_complaint(date(2024, 9, 1))).last_day == date(2026, 3, 28)


def test_that_a_leap_day_ends_on_the_twenty_eighth() -> None:
    leap = date(2024, 2, 29)

    given = complaint(a_purchase("SE", bought=leap, received=leap), a_complaint(leap))

    assert given.last_day == date(2027, 2, 28)


def test_that_years_count_from_the_sale_where_no_one_wrote_down_when_it_came() -> None:
    line = a_line()
    sale = replace(a_sale(line), agreed_on=BOUGHT, channel=Channel.DISTANCE)
    claim = replace(a_complaint(date(2024, 9, 1)), goods_at_home=True)

    assert complaint(sale, claim).last_day == date(2027, 8, 15)


def test_that_a_repair_adds_a_year_where_the_law_says_so() -> None:
    bought = date(2026, 8, 3)
    sale = a_purchase("SE", bought=bought, received=bought)
    older = a_purchase("SE", bought=date(2026, 7, 30), received=date(2026, 7, 30))
    claim = a_complaint(date(2026, 12, 1), Fault(repaired_on=date(2026, 10, 1)))

    assert complaint(sale, claim).last_day == date(2030, 8, 3)
    assert complaint(older, claim).last_day == date(2029, 7, 30)
    assert complaint(sale, a_complaint(date(2026, 12, 1))).last_day == date(2029, 8, 3)


def test_that_new_goods_start_the_years_anew_in_sweden_only() -> None:
    claim = a_complaint(date(2025, 6, 1), Fault(replaced_on=date(2025, 5, 2)))

    assert complaint(a_purchase("SE"), claim).last_day == date(2028, 5, 2)
    assert complaint(a_purchase("DE"), claim).last_day == date(2026, 8, 20)


# What must happen inside the years


def test_that_a_fault_that_showed_in_time_may_be_told_of_later_in_sweden() -> None:
    last, told = date(2027, 8, 20), date(2027, 10, 1)

    assert is_yes(a_purchase("SE"), a_complaint(told, Fault(last)))
    assert not is_yes(a_purchase("SE"), a_complaint(told, Fault(date(2027, 8, 21))))
    assert is_yes(a_purchase("SE"), a_complaint(last))
    assert not is_yes(a_purchase("SE"), a_complaint(date(2027, 8, 21)))


def test_that_the_notice_must_come_in_time_in_norway() -> None:
    last = date(2026, 8, 20)
    fault = Fault(date(2026, 8, 1))

    assert complaint(a_purchase("NO"), a_complaint(last)).shown_on is None
    assert complaint(a_purchase("SE"), a_complaint(last)).shown_on == last
    assert is_yes(a_purchase("NO"), a_complaint(last, fault))
    assert not is_yes(a_purchase("NO"), a_complaint(date(2026, 8, 21), fault))


def test_that_what_came_too_late_is_referred_with_what_there_was() -> None:
    asked = answer(a_purchase("NO"), a_complaint(date(2026, 8, 21)))

    assert isinstance(asked, Referred)
    assert asked.is_too_late
    assert asked.lead is not None
    assert asked.lead.ground is Ground.COMPLAINT


# Who must show when it arose


@pytest.mark.parametrize(
    ("market", "last"),
    (("SE", date(2026, 8, 20)), ("DE", date(2025, 8, 20)), ("UK", date(2025, 2, 20))),
)
def test_that_the_shop_must_show_it_as_long_as_the_law_presumes(market: str, last: date) -> None:
    sale, after = a_purchase(market), last.replace(day=21)

    assert complaint(sale, a_complaint(last)).burden is Burden.SHOP
    assert complaint(sale, a_complaint(after)).burden is Burden.CUSTOMER
    assert complaint(sale, a_complaint(after, Fault(last))).burden is Burden.SHOP


def test_that_she_is_believed_where_she_must_show_it() -> None:
    assert is_yes(a_purchase("SE"), a_complaint(date(2027, 1, 10)))


# What is given first


@pytest.mark.parametrize(
    ("market", "last", "after"),
    (
        ("SE", date(2026, 8, 20), date(2026, 8, 21)),
        ("DE", date(2025, 8, 20), date(2025, 8, 21)),
        ("UK", date(2024, 9, 19), date(2024, 9, 20)),
    ),
)
def test_that_money_is_given_at_once_early_on(market: str, last: date, after: date) -> None:
    early, late = (complaint(a_purchase(market), a_complaint(day)) for day in (last, after))

    assert early.gives == (*MENDED, *MONEY)
    assert late.gives == MENDED


@pytest.mark.parametrize("done", ("replaced_on", "repaired_on"))
def test_that_money_is_given_once_mending_was_tried(done: str) -> None:
    claim = a_complaint(date(2026, 8, 1), Fault(**{done: date(2026, 7, 1)}))

    assert complaint(a_purchase("UK"), claim).gives == (*MENDED, *MONEY)


# Where a person looks


@pytest.mark.parametrize("market", ("FI", "NL"))
def test_that_the_expected_life_is_looked_at_after_two_years(market: str) -> None:
    last, after = date(2026, 8, 20), date(2026, 8, 21)

    assert is_yes(a_purchase(market), a_complaint(last))
    asked = answer(a_purchase(market), a_complaint(after))
    assert isinstance(asked, Referred)
    assert asked.why.key == "review.expected_life"
    assert not asked.is_too_late
    assert asked.nearest == MENDED
    assert is_yes(a_purchase(market), a_complaint(after, Fault(last)))


def test_that_who_told_it_late_is_looked_at_after_two_months() -> None:
    shown = date(2025, 1, 10)

    assert is_yes(a_purchase(), a_complaint(date(2025, 3, 10), Fault(shown)))
    asked = answer(a_purchase(), a_complaint(date(2025, 3, 11), Fault(shown)))
    assert isinstance(asked, Referred)
    assert asked.why.key == "review.told_late"


def test_that_the_months_of_notice_run_from_the_day_she_noticed() -> None:
    fault = Fault(date(2025, 1, 10), date(2025, 4, 30))

    assert is_yes(a_purchase(), a_complaint(date(2025, 6, 30), fault))
    assert not is_yes(a_purchase(), a_complaint(date(2025, 7, 1), fault))


@pytest.mark.parametrize("market", ("DE", "UK", "EU"))
def test_that_some_laws_know_no_late_notice(market: str) -> None:
    claim = a_complaint(date(2026, 8, 1), Fault(date(2024, 9, 1)))

    assert is_yes(a_purchase(market), claim)


def test_that_a_german_claim_runs_four_months_from_the_fault_at_least() -> None:
    fault = Fault(date(2026, 7, 10))

    assert is_yes(a_purchase("DE"), a_complaint(date(2026, 11, 10), fault))
    assert not is_yes(a_purchase("DE"), a_complaint(date(2026, 11, 11), fault))


def test_that_a_german_claim_runs_to_the_end_of_the_years_at_least() -> None:
    fault = Fault(date(2025, 1, 10))

    assert is_yes(a_purchase("DE"), a_complaint(date(2026, 8, 20), fault))
    asked = answer(a_purchase("DE"), a_complaint(date(2026, 8, 21), fault))
    assert isinstance(asked, Referred)
    assert asked.why.key == "review.told_late"


def test_that_a_german_claim_runs_on_with_the_year_that_a_repair_adds() -> None:
    bought = date(2026, 8, 3)
    sale = a_purchase("DE", bought=bought, received=bought)
    fault = Fault(date(2027, 1, 10), repaired_on=date(2027, 2, 1))

    assert is_yes(sale, a_complaint(date(2029, 8, 3), fault))
    assert not is_yes(sale, a_complaint(date(2029, 8, 4), fault))

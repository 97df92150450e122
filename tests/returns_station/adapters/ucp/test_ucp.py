"""Terms go out as UCP's return policies, and promise there no more than here."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.terms.form import TermsForm
from returns_station.adapters.terms.reading import terms_from
from returns_station.adapters.ucp.body import Kind, fewest_days
from returns_station.adapters.ucp.policies import export_ucp, import_ucp
from returns_station.adapters.ucp.targets import TooManyRulesError, target_from
from returns_station.days import Days, Months, Unlimited, Until
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import (
    OpenPurchase,
    Rule,
    Stage,
    Terms,
)
from returns_station.sale import Trait
from tests.returns_station.adapters.ucp.papers import (
    ALWAYS_SAID,
    USUAL,
    back,
    keys,
    policies,
    the_terms,
    there,
)

CASES: Final = Path(__file__).parents[5] / "shared" / "cases" / "peers.json"


def test_that_a_promise_is_told_in_the_words_of_ucp() -> None:
    terms = the_terms(Rule(trait=Trait.FINAL_SALE, gives=()), fee="49.00", restocking="12.5")

    told = policies(there(terms))

    assert told == [
        {
            "window": {"days": 60, "anchor": "delivered"},
            "supported_resolutions": ["original_payment_method", "exchange"],
            "methods": [
                {"type": "in_store", "fee": {"type": "fixed_fee", "amount": 4900}},
                {"type": "by_mail", "fee": {"type": "fixed_fee", "amount": 4900}},
            ],
            "restocking_fee": {"percentage_bps": 1250},
        },
        {"applies_to": ["$.products[?@.tags[?@=='final_sale']]"], "final_sale": True},
    ]


@pytest.mark.parametrize(("currency", "minor"), (("SEK", 4900), ("ISK", 49), ("KWD", 49000)))
def test_that_amounts_are_in_the_minor_units_of_the_currency(currency: str, minor: int) -> None:
    exported = there(the_terms(fee="49.00"), currency)

    assert policies(exported)[0]["methods"][0]["fee"]["amount"] == minor
    assert back(exported, currency).return_fee == Decimal(49)


def test_that_a_mailed_return_is_never_called_free() -> None:
    told = policies(there(the_terms()))[0]["methods"]

    assert [each["fee"]["type"] for each in told] == ["free", "customer_responsibility"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_words_of_a_policy_tell_what_its_fields_cannot(language: str) -> None:
    terms = replace(the_terms(), member_days=(("guldkund", 30),))

    told = export_ucp(terms, currency="SEK", language=language).document["policies"][0]

    assert "guldkund" in told["description"]["plain"]
    assert "60" in told["description"]["plain"]
    assert "ucp." not in told["description"]["plain"]


def test_that_months_are_told_as_the_fewest_days_they_can_be_and_never_silently() -> None:
    terms = replace(the_terms(), open_purchase=OpenPurchase((Stage((Months(12),), USUAL),)))

    exported = there(terms)

    assert policies(exported)[0]["window"]["days"] == 365
    assert "ucp.left_out.months" in keys(exported)
    assert [fewest_days(Months(count)) for count in (1, 2, 6, 13, 48)] == [28, 59, 181, 393, 1460]


@pytest.mark.parametrize(
    ("period", "key"),
    ((Unlimited(), "ucp.left_out.unlimited"), (Until(date(2026, 12, 31)), "ucp.left_out.until")),
)
def test_that_what_has_no_length_has_no_window(period: Unlimited | Until, key: str) -> None:
    exported = there(Terms("ucp", OpenPurchase((Stage((period,), USUAL),))))

    assert "window" not in policies(exported)[0]
    assert key in keys(exported)
    assert "ucp.left_out.no_length" in keys(import_ucp(exported.document, currency="SEK"))


def test_that_a_worse_rule_for_opened_goods_lowers_what_is_guaranteed() -> None:
    opened = Rule(condition="opened", period=Days(14), percent=Decimal(50), gives=(Outcome.REFUND,))

    exported = there(the_terms(opened, restocking="10"))

    assert policies(exported)[0]["window"]["days"] == 14
    assert policies(exported)[0]["supported_resolutions"] == ["original_payment_method"]
    assert policies(exported)[0]["restocking_fee"] == {"percentage_bps": 6000}
    assert "ucp.left_out.condition" in keys(exported)


def test_that_goods_under_two_rules_are_in_one_policy_only() -> None:
    food = Rule(category="food", period=Days(7))
    custom = Rule(trait=Trait.CUSTOM_MADE, return_fee=Decimal(20))

    told = policies(there(the_terms(food, custom)))

    both = Kind("food", frozenset({Trait.CUSTOM_MADE}))
    meant = [
        each
        for each in told[1:]
        if any((target := target_from(text)) and target.covers(both) for text in each["applies_to"])
    ]
    (one,) = meant
    assert one["window"]["days"] == 7
    assert one["methods"][0]["fee"]["amount"] == 2000


def test_that_too_many_kinds_of_goods_are_refused_aloud() -> None:
    rules = (Rule(trait=trait, period=Days(nr)) for nr, trait in enumerate(Trait, start=1))

    with pytest.raises(TooManyRulesError, match="too_many_rules"):
        there(the_terms(*rules))


def test_that_traits_and_categories_ruled_alike_share_a_policy_whatever_their_number() -> None:
    traits = (Rule(trait=trait, gives=()) for trait in Trait)
    names = (Rule(category=f"kind {nr}", gives=()) for nr in range(200))

    (_, told) = policies(there(the_terms(*traits, *names)))

    assert told["final_sale"] is True
    assert len(told["applies_to"]) == 2


def test_that_a_shop_without_a_promise_says_nothing_and_not_final_sale() -> None:
    assert policies(there(Terms("law"))) == []


def public_promises() -> list[Any]:
    if not CASES.is_file():
        return [pytest.param({}, marks=pytest.mark.skip(reason=f"{CASES} is not here"))]
    cases = [
        each for each in json.loads(CASES.read_text("utf-8")) if each["id"].startswith("peer-P")
    ]
    return [pytest.param(case, id=case["id"]) for case in cases]


@pytest.mark.parametrize("case", public_promises())
def test_that_every_public_policy_goes_out_and_comes_back(case: dict[str, Any]) -> None:
    currency = case["sale"]["currency"]
    terms = terms_from(case["terms"], version="public")

    imported = import_ucp(there(terms, currency).document, currency=currency)

    TermsForm.model_validate_json(json.dumps(imported.terms_plain))
    assert keys(imported) >= ALWAYS_SAID or "ucp.left_out.no_length" in keys(imported)

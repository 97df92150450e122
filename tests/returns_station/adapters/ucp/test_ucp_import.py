"""UCP documents from outside: what is wrong is refused by its key, what is unknown is named."""

import json
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.terms.form import TermsForm
from returns_station.adapters.ucp.form import UcpError
from returns_station.adapters.ucp.policies import import_ucp
from returns_station.phrase import Phrase
from tests.returns_station.adapters.ucp.papers import (
    WINDOW,
    a_document,
    keys,
)


@pytest.mark.parametrize(
    ("policy", "key"),
    (
        ({"window": {"days": 30}}, r"policies\.0\.window\.anchor"),
        ({"window": {"days": 0, "anchor": "delivered"}}, r"policies\.0\.window\.days"),
        ({"window": {"days": 10**400, "anchor": "delivered"}}, r"policies\.0\.window\.days"),
        ({"window": {"days": True, "anchor": "delivered"}}, r"policies\.0\.window\.days"),
        ({"methods": [{"type": "by_mail", "fee": {"type": "fixed_fee"}}]}, r"methods\.0\.fee"),
        ({"methods": []}, r"policies\.0\.methods"),
        ({"supported_resolutions": []}, r"policies\.0\.supported_resolutions"),
        ({"restocking_fee": {}}, r"policies\.0\.restocking_fee"),
        ({"restocking_fee": {"percentage_bps": 10_001}}, r"restocking_fee\.percentage_bps"),
        ({"final_sale": True} | WINDOW, r"policies\.0"),
        ({"final_sale": "yes"}, r"policies\.0\.final_sale"),
        ({"applies_to": []}, r"policies\.0\.applies_to"),
        ({"type": 7}, r"policies\.0\.type"),
    ),
)
def test_that_what_is_not_as_ucp_has_it_is_refused_by_its_key(
    policy: dict[str, Any], key: str
) -> None:
    with pytest.raises(UcpError, match=key):
        import_ucp(a_document(policy), currency="SEK")


@pytest.mark.parametrize(
    ("document", "key"),
    (
        (None, "policies"),
        ({}, "policies"),
        ({"policies": "none"}, "policies"),
        ({"policies": [[]] * 10}, r"policies\.0\.type"),
        ({"policies": [{}] * 401}, "policies"),
        (a_document(WINDOW, WINDOW), "policies"),
        (a_document(WINDOW, currency="EUR"), "currency"),
        (a_document({"applies_to": ["$.products[0]"] * 1001}), "policies"),
    ),
)
def test_that_a_document_that_is_none_is_refused_by_its_key(document: object, key: str) -> None:
    with pytest.raises(UcpError, match=key):
        import_ucp(document, currency="SEK")


@pytest.mark.parametrize(
    ("policy", "key"),
    (
        (WINDOW | {"supported_resolutions": ["exchange", "applause"]}, "resolution"),
        (WINDOW | {"supported_resolutions": ["gift_card"]}, "gift_card"),
        ({"window": {"days": 30, "anchor": "fulfilled"}}, "anchor"),
        (WINDOW | {"methods": [{"type": "drone", "fee": {"type": "free"}}]}, "method"),
        (WINDOW | {"methods": [{"type": "by_mail", "fee": {"type": "barter"}}]}, "method"),
        (WINDOW | {"methods": [{"type": "by_mail"}]}, "method"),
        (WINDOW | {"restocking_fee": {"amount": 5000}}, "restocking_amount"),
        (WINDOW | {"applies_to": ["$.line_items[2]"]}, "target"),
        (WINDOW | {"applies_to": ["$.products[?@.tags[?@=='vegan']]"]}, "target"),
        ({}, "no_length"),
        (WINDOW, "no_gives"),
        (WINDOW, "condition_untold"),
        (WINDOW, "text"),
        ({"type": "dev.ucp.shopping.policy.warranty"}, "type"),
    ),
)
def test_that_what_we_do_not_know_is_tolerated_and_named(policy: dict[str, Any], key: str) -> None:
    imported = import_ucp(a_document(policy), currency="SEK")

    assert f"ucp.left_out.{key}" in keys(imported)


def test_that_no_policy_is_no_promise_and_no_refusal() -> None:
    imported = import_ucp({"policies": []}, currency="SEK")

    assert imported.terms_plain == {}
    assert keys(imported) == {"ucp.left_out.no_policy"}


def test_that_fields_go_before_the_text() -> None:
    told = WINDOW | {"description": {"plain": "You have 90 days."}}

    imported = import_ucp(a_document(told), currency="SEK")

    assert imported.terms_plain["open_purchase"]["days"] == 30
    assert Phrase("ucp.left_out.text", {"text": "You have 90 days."}) in imported.left_out


def test_that_the_example_of_the_specification_is_read() -> None:
    usual = WINDOW | {
        "supported_resolutions": ["original_payment_method", "exchange"],
        "methods": [
            {"type": "in_store", "fee": {"type": "free", "display_text": "Free in-store return"}},
            {"type": "by_mail", "fee": {"type": "fixed_fee", "amount": 500}},
        ],
        "restocking_fee": {"percentage_bps": 1500, "display_text": "15% on opened items"},
        "url": "https://example.com/returns",
    }
    watches = {"applies_to": ["$.line_items[?@.item.category=='watches']"], "final_sale": True}

    imported = import_ucp(a_document(usual, watches, currency="USD"), currency="USD")

    assert imported.terms_plain == {
        "open_purchase": {"days": 30, "counted_from": "receipt"},
        "rules": [
            {"handed_in": "post", "return_fee": "5.00"},
            {"category": "watches", "gives": []},
        ],
        "restocking_percent": "15",
    }


def test_that_policies_about_the_same_goods_are_not_guessed_between() -> None:
    shoes = WINDOW | {"applies_to": ["$.products[?@.category=='shoes']"]}

    imported = import_ucp(a_document(shoes, shoes), currency="SEK")

    assert "ucp.left_out.contested" in keys(imported)
    assert imported.terms_plain == {}


def test_that_an_amount_the_terms_have_no_room_for_is_refused_by_its_key() -> None:
    fee = {"type": "fixed_fee", "amount": 1234}

    with pytest.raises(UcpError, match=r"policies\.0\.methods\.0\.fee\.amount"):
        import_ucp(a_document({"methods": [{"type": "by_mail", "fee": fee}]}), currency="KWD")


# Anything at all where UCP's own keys stand, some of it nested deep.
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
OWN_KEYS: Final = (
    *("final_sale", "window", "supported_resolutions", "methods", "restocking_fee"),
    *("applies_to", "description", "days", "anchor", "type", "fee", "amount", "percentage_bps"),
)
odd = st.recursive(
    anything
    | st.sampled_from(["delivered", "in_store", "fixed_fee", "$.products[?@.tags[?@=='x']]"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(OWN_KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(OWN_KEYS), odd, max_size=5) | odd)
def test_that_a_hostile_document_is_refused_or_read_into_terms_of_the_right_form(
    policy: object,
) -> None:
    told = a_document(policy) if isinstance(policy, dict) else {"policies": policy}

    try:
        imported = import_ucp(told, currency="SEK")
    except UcpError:
        return

    TermsForm.model_validate_json(json.dumps(imported.terms_plain))


def test_that_deep_nesting_is_passed_over() -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]

    imported = import_ucp(a_document(WINDOW | {"x_extra": deep}), currency="SEK")

    assert imported.terms_plain["open_purchase"]["days"] == 30


def test_that_a_target_of_many_goods_is_refused_before_it_costs_time() -> None:
    names = "||".join(f"@.value=='{nr}'" for nr in range(2000))

    with pytest.raises(UcpError, match="policies"):
        import_ucp(
            a_document(WINDOW | {"applies_to": [f"$.products[?@.categories[?{names}]]"]}),
            currency="SEK",
        )

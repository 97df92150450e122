"""CLAIM.json: read strictly, and meant for the sale that its number leads to."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from returns_station.adapters.cases.claim_file import ClaimFormError, read_claim
from returns_station.policy.claim import Outcome, Reason
from tests.builders import a_sale, kronor


def a_file(**changes: object) -> str:
    """The text of a claim on one jumper."""
    line = {"line": "1", "quantity": 1, "reason": "wrong_size"}
    claim: dict[str, Any] = {"told_at": "2026-11-26T23:30:00+00:00", "lines": [line]}
    return json.dumps({"sale": "2041-1187", "claim": claim | changes})


def fault(text: str) -> str:
    """What is said of a file that cannot be read."""
    with pytest.raises(ClaimFormError) as told:
        read_claim(text, "CLAIM.json")
    return str(told.value.advice.args["fault"])


def test_that_a_claim_is_read_for_the_sale_of_its_number() -> None:
    goods = {"sku": "KNIT-L", "price": "499.00", "same_item": True}
    line = {"line": "1", "quantity": 1, "reason": "wrong_size", "for": goods}

    asked = read_claim(a_file(lines=[line], wants="exchange"), "CLAIM.json")
    claim = asked.claim_on(a_sale())

    assert asked.number == "2041-1187"
    assert (claim.wants, claim.lines[0].reason) == (Outcome.EXCHANGE, Reason.WRONG_SIZE)
    assert claim.lines[0].new_goods is not None
    assert claim.lines[0].new_goods.price == kronor(499)


def test_that_the_goods_are_here_on_the_shops_own_day_unless_told() -> None:
    here = read_claim(a_file(), "CLAIM.json").claim_on(a_sale())
    later = read_claim(a_file(goods_back_on="2026-11-30"), "CLAIM.json").claim_on(a_sale())
    never = read_claim(a_file(goods_back_on=None), "CLAIM.json").claim_on(a_sale())

    assert (here.goods_back_on, here.goods_at_home) == (date(2026, 11, 27), False)
    assert (later.goods_back_on, later.goods_at_home) == (date(2026, 11, 30), True)
    assert (never.goods_back_on, never.goods_at_home) == (None, True)


@pytest.mark.parametrize(
    ("text", "says"),
    (
        (a_file(surprise=1), "CLAIM.json: claim.surprise: unknown key"),
        (a_file(wants="flowers"), "CLAIM.json: claim.wants: "),
        (a_file(told_at="2026-11-26T10:00:00"), "CLAIM.json: claim.told_at: "),
        (a_file(notice_received_on=None), "CLAIM.json: claim.notice_received_on: may not be null"),
        ('{"sale": "1"}', "CLAIM.json: claim: "),
        ('{"sale": "1", "sale": "2"}', "CLAIM.json: sale: key is there twice"),
        ("[", "CLAIM.json: not JSON: "),
        ("[" * 100_000, "CLAIM.json: not JSON: "),
        ("[]", "CLAIM.json: "),
    ),
    ids=range(9),
)
def test_that_a_fault_is_named_with_its_file_and_key(text: str, says: str) -> None:
    assert fault(text).startswith(says)


def test_that_an_amount_must_fit_the_currency_of_the_sale() -> None:
    goods = {"sku": "KNIT-L", "price": "499.50"}
    line = {"line": "1", "quantity": 1, "reason": "wrong_size", "for": goods}
    asked = read_claim(a_file(lines=[line]), "CLAIM.json")

    with pytest.raises(ClaimFormError):
        asked.claim_on(replace(a_sale(), currency="JPY"))

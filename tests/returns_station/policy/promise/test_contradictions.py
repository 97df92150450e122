"""Rules for the very same goods that say different things are told, and nothing else is."""

from decimal import Decimal
from typing import Any

import pytest

from returns_station.adapters.speech import speech
from returns_station.days import Days, Months
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.promise.sense import Fault, nonsense
from returns_station.policy.terms import Accepts, Rule
from returns_station.sale import Trait
from tests.returns_station.policy.promise.any_terms import some

CREDIT = (Outcome.STORE_CREDIT,)


def test_that_rules_for_the_same_goods_may_not_say_different_things() -> None:
    shoes = Rule("shoes", condition="opened", period=Days(30), gives=CREDIT)
    other = Rule("shoes", condition="opened", period=Months(1), gives=(Outcome.REFUND,))
    agreeing = Rule("shoes", condition="opened", period=Days(30), percent=Decimal(50))

    found = nonsense(some(rules=(shoes, Rule("hats", gives=()), other, agreeing)))

    assert found == (
        Fault("rules.3.days", _contradiction(3, 1)),
        Fault("rules.3.gives", _contradiction(3, 1)),
        Fault("rules.4.days", _contradiction(4, 3)),
    )
    assert speech("en").say(found[0].wrong) == (
        "Rules 1 and 3 are for the very same goods and say different things."
    )


def _contradiction(rule: int, other: int) -> Phrase:
    return Phrase("terms.fault.contradiction", {"rule": rule, "other": other})


def test_that_rules_that_only_overlap_may_differ_since_their_narrowness_is_settled() -> None:
    rules = (
        Rule("shoes", period=Days(30)),
        Rule(trait=Trait.FINAL_SALE, period=Days(14)),
        Rule("shoes", condition="opened", accepts=frozenset({Accepts.OPENED})),
    )

    assert nonsense(some(rules=rules)) == ()


def test_that_the_order_in_which_outcomes_are_named_is_no_contradiction() -> None:
    both = (Outcome.REFUND, Outcome.EXCHANGE)

    assert nonsense(some(rules=(Rule("a", gives=both), Rule("a", gives=both[::-1])))) == ()


@pytest.mark.parametrize(
    ("one", "other", "key"),
    (
        ({"accepts": frozenset({Accepts.ANY})}, {"accepts": frozenset[Accepts]()}, "conditions"),
        ({"percent": Decimal(50)}, {"percent": Decimal(60)}, "percent"),
        ({"return_fee": Decimal(9)}, {"return_fee": Decimal(0)}, "return_fee"),
    ),
)
def test_that_a_contradiction_is_told_at_the_key_of_the_later_rule(
    one: dict[str, Any], other: dict[str, Any], key: str
) -> None:
    rules = (Rule("a", **one), Rule("a", **other))

    assert nonsense(some(rules=rules)) == (Fault(f"rules.2.{key}", _contradiction(2, 1)),)

"""How long each kind is kept, as the law profile of each market says."""

from datetime import date

import pytest

from returns_station.adapters.law.retention import retention_for
from returns_station.days import MARKETS
from returns_station.privacy.retention import Keep, Kind, rules_of, sinces

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("market", "years"),
    (("SE", 7), ("NO", 5), ("FI", 6), ("DK", 5), ("DE", 8), ("NL", 7), ("UK", 6)),
)
def test_that_vouchers_are_kept_as_long_as_the_law_says(market: str, years: int) -> None:
    rules = {rule.kind: rule for rule in rules_of(retention_for(market, TODAY))}

    assert rules[Kind.VOUCHER].keep == Keep(years=years)
    assert rules[Kind.VOUCHER].source


@pytest.mark.parametrize("market", MARKETS)
def test_that_every_kind_has_a_rule_and_its_source(market: str) -> None:
    rules = rules_of(retention_for(market, TODAY))

    assert [rule.kind for rule in rules] == list(Kind)
    assert all(rule.source and rule.confidence in "ABCD" for rule in rules if market != "EU")


def test_that_a_day_says_what_has_been_kept_long_enough() -> None:
    since = sinces(rules_of(retention_for("SE", TODAY)), TODAY)

    assert since[Kind.CONTACT] == date(2026, 8, 24)
    assert since[Kind.PHOTO] == date(2026, 5, 22)
    assert since[Kind.BUYER] == date(2023, 8, 22)

"""The shipped law and terms: every number has its source, every market its profile."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from returns_station.adapters.lawbook import house_terms, law_for, law_versions, promise_for
from returns_station.days import MARKETS, Days
from returns_station.policy.claim import Outcome
from returns_station.sale import Trait
from tests.builders import a_sale


def figures(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every number and exception of a profile."""
    if "is" in table:
        yield table
        return
    for value in table.values():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from figures(part)


@pytest.mark.parametrize("market", MARKETS)
def test_that_every_number_of_the_law_has_its_source_and_confidence(market: str) -> None:
    text = files("assets").joinpath("law", f"{market}.toml").read_text(encoding="utf-8")

    found = list(figures(tomllib.loads(text)))

    assert len(found) > 10
    assert all(figure["source"] and figure["confidence"] in "ABCD" for figure in found)


@pytest.mark.parametrize("market", MARKETS)
def test_that_every_market_has_a_law_of_fourteen_days(market: str) -> None:
    laws = law_versions(market)

    assert {(law.market, law.withdrawal.days, law.refund_days) for law in laws} == {(market, 14, 14)}
    for law in laws:
        excepted = {exception.trait for exception in law.withdrawal.exceptions}
        assert {Trait.CUSTOM_MADE, Trait.SEALED_HYGIENE} <= excepted


def test_that_each_market_has_its_own_coin() -> None:
    steps = {market: str(law_versions(market)[0].cash_step) for market in ("SE", "NO", "DK", "FI")}

    assert steps == {"SE": "1", "NO": "1", "DK": "0.50", "FI": "0.05"}


def test_that_an_unknown_market_is_read_by_the_law_of_the_eu() -> None:
    assert law_for(replace(a_sale(), market="PT")).market == "EU"


def test_that_a_sale_before_the_first_version_is_read_by_it() -> None:
    assert law_for(a_sale(bought_on=date(2010, 12, 1))).version == "SE-2014"


def test_that_a_shop_starts_with_a_generous_promise() -> None:
    promised = house_terms().open_purchase

    assert promised is not None
    assert promised.stages[0].periods == (Days(60),)
    assert promised.stages[0].gives == (Outcome.REFUND, Outcome.EXCHANGE)


def test_that_a_promise_names_what_decided() -> None:
    assert promise_for(a_sale()).versions == ("house-1", "house-1", "SE-2026")

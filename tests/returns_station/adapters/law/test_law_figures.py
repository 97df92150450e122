"""Each figure of the law can be looked up, with where it stands and how sure it is."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from returns_station.adapters.law.figures import Figure, figures
from returns_station.adapters.law.files import Table, is_figure, written_versions
from returns_station.days import MARKETS

# What people at a counter look up, though the engine decides nothing by it.
LOOKED_UP = {
    "scope.shop_sale_may_be_withdrawn",
    "withdrawal.act",
    "withdrawal.send_back_days",
    "withdrawal.starts.several_parcels",
    "withdrawal.function_online",
    "refund.may_hold_until",
    "refund.may_hold_if_shop_offers_to_collect",
    "refund.delivery",
    "refund.no_fee",
    "refund.same_tender",
    "return.paid_by_if_not_told",
    "remedies.first",
    "vat.standard",
    "cash.rounds",
    "personal_data.answer_months",
    "retention.bookkeeping_years",
    "retention.contact_days_after_closing",
}


def the_figure(market: str, version: str, path: str) -> Figure:
    (found,) = (each for each in figures(market) if (each.version, each.path) == (version, path))
    return found


@pytest.mark.parametrize("market", MARKETS)
def test_that_every_figure_has_its_source_and_confidence(market: str) -> None:
    found = figures(market)

    assert len(found) > 50
    assert [each for each in found if not each.source or each.confidence not in set("ABCD")] == []


@pytest.mark.parametrize("market", MARKETS)
def test_that_a_version_says_a_figure_once(market: str) -> None:
    said = Counter((each.version, each.path) for each in figures(market))

    assert [each for each, times in said.items() if times > 1] == []


@pytest.mark.parametrize("market", MARKETS)
def test_that_a_figure_says_nothing_that_is_not_read(market: str) -> None:
    known = {"is", "source", "confidence", "from", "until"}

    said = [key for version in written_versions(market) for key in _said_of_figures(version.own)]

    assert set(said) <= known
    for figure in figures(market):
        assert isinstance(figure.value, bool | int | str | tuple)
        assert figure.valid_until is None or figure.valid_until > figure.valid_from


def _said_of_figures(table: Table) -> Iterator[str]:
    for inner in table.values():
        yield from inner if is_figure(inner) else _said_of_figures(inner)


@pytest.mark.parametrize("market", ("SE", "NO", "FI", "DK"))
def test_that_the_nordic_laws_tell_all_that_is_looked_up(market: str) -> None:
    assert LOOKED_UP - {each.path for each in figures(market)} == set()


def test_that_what_only_one_market_has_stands_there_alone() -> None:
    paths = {market: {each.path for each in figures(market)} for market in MARKETS}

    assert {market for market in MARKETS if "pickup.forfeit_months" in paths[market]} == {"NO"}
    assert {market for market in MARKETS if "pickup.offered_by_shop_paid_by" in paths[market]} == {
        "SE"
    }


def test_that_a_figure_may_begin_and_end_on_days_of_its_own() -> None:
    assert the_figure("SE", "SE-2014", "vat.food_for_a_time") == Figure(
        version="SE-2014",
        path="vat.food_for_a_time",
        value="6",
        source="momsfokus.se; SVT Text 2026-01-24",
        confidence="B",
        valid_from=date(2026, 4, 1),
        valid_until=date(2027, 12, 31),
    )


def test_that_a_later_version_tells_only_what_is_new() -> None:
    found = {each.path for each in figures("SE") if each.version == "SE-2026"}

    assert "complaint.repair_adds_months" in found
    assert "withdrawal.days" not in found

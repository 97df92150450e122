"""The shipped law and terms: each market's law by the day of the contract."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from returns_station.adapters.law.book import (
    digest_of,
    house_terms,
    law_by_name,
    law_for,
    law_versions,
    paragraph,
    promise_for,
)
from returns_station.days import MARKETS, Days
from returns_station.policy.claim import Outcome
from returns_station.policy.law import Except, Law
from returns_station.sale import Trait
from tests.builders import a_sale

# Per version: day, years (durable), tested, presumption, notice, money at once, months of a repair.
COMPLAINTS: Final = """
SE-2014 2014-06-13 3 3 shows   6 2 6m   0
SE-2022 2022-05-01 3 3 shows  24 2 24m  0
SE-2026 2026-07-31 3 3 shows  24 2 24m 12
NO-2014 2014-06-13 2 5 notice  6 2 6m   0
NO-2024 2024-07-01 2 5 notice 24 2 24m  0
FI-2014 2014-06-13 - - shows   6 2 6m   0
FI-2022 2022-01-01 - - shows  12 2 12m  0
FI-2026 2026-07-31 - - shows  12 2 12m 12
DK-2014 2014-06-13 2 2 notice  6 2 6m   0
DK-2022 2022-01-01 2 2 notice 12 2 12m  0
DK-2026 2026-07-31 2 2 notice 12 2 12m 12
DE-2014 2014-06-13 2 2 shows   6 - 6m   0
DE-2022 2022-01-01 2 2 shows  12 - 12m  0
DE-2026 2026-07-31 2 2 shows  12 - 12m 12
NL-2014 2014-06-13 - - shows   6 2 6m   0
NL-2022 2022-04-27 - - shows  12 2 12m  0
NL-2026 2026-07-31 - - shows  12 2 12m 12
UK-2014 2014-06-13 6 6 notice  6 - 30d  0
UK-2015 2015-10-01 6 6 notice  6 - 30d  0
EU-2014 2014-06-13 2 2 shows   6 - 6m   0
EU-2022 2022-01-01 2 2 shows  12 - 12m  0
EU-2026 2026-07-31 2 2 shows  12 - 12m 12
"""


def shown(law: Law) -> str:
    right = law.complaints
    money = f"{right.money_days}d" if right.money_days else f"{right.money_months}m"
    years = (right.years, right.years_durable, right.tested, right.presumption_months)
    told = (law.version, law.valid_from, *years, right.notice_months, money)
    return " ".join(str(each or "-") for each in told) + f" {right.repair_adds_months}"


@pytest.mark.parametrize("market", MARKETS)
def test_that_every_market_has_a_law_of_fourteen_days(market: str) -> None:
    laws = law_versions(market)

    assert {(law.market, law.withdrawal.days, law.refund_days) for law in laws} == {
        (market, 14, 14)
    }
    for law in laws:
        excepted = {exception.trait for exception in law.withdrawal.exceptions}
        assert {Trait.CUSTOM_MADE, Trait.SEALED_HYGIENE} <= excepted


def test_that_complaints_stand_as_the_law_of_the_contracts_day_has_them() -> None:
    laws = (law for market in MARKETS for law in law_versions(market))

    assert [shown(law) for law in laws] == [
        " ".join(line.split()) for line in COMPLAINTS.strip().splitlines()
    ]


def test_that_only_some_laws_say_more_of_complaints() -> None:
    laws = {law.version: law.complaints for market in MARKETS for law in law_versions(market)}

    assert {name[:2] for name, right in laws.items() if right.replacement_restarts} == {"SE"}
    assert {name for name, right in laws.items() if right.claim_months} == {"DE-2022", "DE-2026"}
    assert laws["DE-2022"].claim_months == 4
    assert {name[:2] for name, right in laws.items() if right.safe_years} == {"FI", "NL"}
    # Where no year is the last one, some must be safe.
    assert all(right.years or right.safe_years == 2 for right in laws.values())


def test_that_every_law_gives_three_ways_out_of_a_recall() -> None:
    given = {law.recall_gives for market in MARKETS for law in law_versions(market)}

    assert given == {(Outcome.REFUND, Outcome.REPLACEMENT, Outcome.REPAIR)}


@pytest.mark.parametrize(
    ("bought_on", "version"),
    (
        (date(2022, 4, 30), "SE-2014"),
        (date(2022, 5, 1), "SE-2022"),
        (date(2026, 7, 30), "SE-2022"),
        (date(2026, 7, 31), "SE-2026"),
    ),
)
def test_that_a_law_holds_from_its_first_day(bought_on: date, version: str) -> None:
    assert law_for(a_sale(bought_on=bought_on)).version == version


def test_that_exceptions_say_when_they_hold() -> None:
    excepted = {each.trait: each for each in law_versions("SE")[-1].withdrawal.exceptions}

    assert excepted[Trait.CUSTOM_MADE] == Except(Trait.CUSTOM_MADE)
    assert excepted[Trait.SEALED_MEDIA] == Except(Trait.SEALED_MEDIA, seal_broken=True)
    assert excepted[Trait.NEWSPAPER] == Except(Trait.NEWSPAPER, unless=Trait.SUBSCRIPTION)


def test_that_a_figure_names_its_paragraph_wherever_it_was_written() -> None:
    law = law_by_name("SE-2026")

    assert law is not None
    assert paragraph(law, "withdrawal.days") == "SFS 2005:59 2:12"
    assert paragraph(law, "complaint.presumption_months") == "SFS 2022:260 4:17"
    assert paragraph(law, "withdrawal.except.custom_made") == "SFS 2005:59 2:11 p3"


def test_that_a_law_is_found_by_its_name() -> None:
    assert law_by_name("NO-2024") == law_versions("NO")[1]
    assert law_by_name("NO-1814") is None


def test_that_each_version_has_a_digest_of_its_own() -> None:
    names = [law.version for market in MARKETS for law in law_versions(market)]

    digests = {digest_of(name) for name in names}

    assert len(digests) == len(names)
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in digests)


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

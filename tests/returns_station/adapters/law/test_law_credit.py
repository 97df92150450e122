"""How long store credit holds by law is found by the day it is given, with its paragraph."""

from datetime import date

import pytest

from returns_station.adapters.law.credit import credit_months_for, credit_paragraph
from returns_station.adapters.law.figures import figures
from returns_station.days import MARKETS

TODAY = date(2026, 11, 16)


def test_that_store_credit_in_sweden_holds_ten_years() -> None:
    assert credit_months_for("SE", TODAY) == 120
    assert credit_paragraph("SE", TODAY) == "SFS 1981:130 2 §; malmo.se"


@pytest.mark.parametrize("market", sorted({*MARKETS, "IS"} - {"SE"}))
def test_that_no_time_is_made_up_where_no_law_was_found(market: str) -> None:
    assert credit_months_for(market, TODAY) is None
    assert credit_paragraph(market, TODAY) == ""


def test_that_a_version_is_for_credit_that_is_given_from_its_day_on() -> None:
    assert credit_months_for("SE", date(1982, 1, 1)) == 120
    assert credit_months_for("SE", date(1981, 12, 31)) is None


def test_that_the_figure_is_looked_up_beside_the_others_of_its_market() -> None:
    found = [each for each in figures("SE") if each.path == "credit.months"]

    assert [(each.version, each.value, each.confidence) for each in found] == [
        ("credit-SE-1982", 120, "B")
    ]

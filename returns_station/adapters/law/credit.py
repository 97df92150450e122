"""How long store credit holds by law: decided by the day it is given, not by the contract's."""

from datetime import date

from returns_station.adapters.law.files import Table, written_credit
from returns_station.policy.promise.undercut import CREDIT_MONTHS


def credit_months_for(market: str, day: date) -> int | None:
    """The months that store credit given on a day holds at least; None where no law was found."""
    figure = _figure(market, day)
    return None if figure is None else int(figure["is"])


def credit_paragraph(market: str, day: date) -> str:
    """Where that stands; "" where no law was found."""
    figure = _figure(market, day)
    return "" if figure is None else str(figure["source"])


def _figure(market: str, day: date) -> Table | None:
    valid = [version for version in written_credit(market) if version.valid_from <= day]
    if not valid:
        return None
    table = valid[-1].whole
    for name in CREDIT_MONTHS.split("."):
        table = table[name]
    return table

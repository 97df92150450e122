"""The shipped law profiles and terms, read once and kept: each market's law by its day."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

from returns_station.adapters.terms_reading import terms_from
from returns_station.days import MARKETS
from returns_station.policy.law import Except, Law, Withdrawal
from returns_station.policy.terms import Promise, Terms
from returns_station.sale import Sale, Trait

_ANY_OTHER: Final = "EU"


def promise_for(sale: Sale) -> Promise:
    """What holds for a sale: the shop's shipped promise, and the law of its market and day."""
    terms = house_terms()
    return Promise(terms, terms, law_for(sale))


def law_for(sale: Sale) -> Law:
    """The law of the sale's market on the day of the contract.

    A market without a profile of its own is read by the EU's; a contract made before the first
    version by that one.
    """
    versions = law_versions(sale.market if sale.market in MARKETS else _ANY_OTHER)
    valid = [law for law in versions if law.valid_from <= sale.agreed_on]
    return valid[-1] if valid else versions[0]


@cache
def law_versions(market: str) -> tuple[Law, ...]:
    """All versions of a market's law, the oldest first."""
    profile = tomllib.loads(_asset("law", f"{market}.toml"))
    laws = (_law(market, version) for version in profile["version"])
    return tuple(sorted(laws, key=lambda law: law.valid_from))


@cache
def house_terms() -> Terms:
    """The promise a shop starts with."""
    return terms_from(tomllib.loads(_asset("terms", "house.toml")), version="house")


def _asset(folder: str, name: str) -> str:
    return files("assets").joinpath(folder, name).read_text(encoding="utf-8")


def _law(market: str, version: Mapping[str, Any]) -> Law:
    right = version["withdrawal"]
    return Law(
        version=version["name"],
        market=market,
        valid_from=version["valid_from"],
        withdrawal=Withdrawal(
            days=_figure(right, "days"),
            extends_to_working_day=_figure(right, "extends_to_working_day"),
            uninformed_months=_figure(right, "uninformed_months"),
            exceptions=tuple(_exception(each) for each in right["exception"]),
            off_premises_from=Decimal(_figure(right, "off_premises_from") or 0),
        ),
        refund_days=_figure(version, "refund_days"),
        conformity_years=_figure(version, "conformity_years"),
        conformity_years_durable=_figure(version, "conformity_years_durable")
        or _figure(version, "conformity_years"),
        cash_step=Decimal(_figure(version, "cash_step")),
    )


def _figure(table: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - a number, text or truth of the file
    """A number as the file has it, beside its source; None where the law sets none."""
    return table[name]["is"] if name in table else None


def _exception(table: Mapping[str, Any]) -> Except:
    unless = table.get("unless")
    return Except(
        Trait(table["trait"]),
        seal_broken=table.get("seal_broken", False),
        unless=Trait(unless) if unless else None,
    )

"""The shipped law profiles and terms, read once and kept: each market's law by its day."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from returns_station.adapters.law.files import (
    Table,
    WrittenVersion,
    is_figure,
    versions_from,
    written_versions,
)
from returns_station.adapters.terms.reading import terms_from
from returns_station.canonical import dumps
from returns_station.days import MARKETS
from returns_station.policy.claim import Outcome
from returns_station.policy.law import Complaints, Except, Law, Tested, Withdrawal
from returns_station.policy.terms import Promise, Terms
from returns_station.sale import Sale, Trait

_ANY_OTHER: Final = "EU"
_UNLESS: Final = "unless_"


def promise_for(sale: Sale) -> Promise:
    """What holds for a sale: the shop's shipped promise, and the law of its market and day."""
    terms = house_terms()
    return Promise(terms, terms, law_for(sale))


def law_for(sale: Sale) -> Law:
    """The law of the sale's market on the day of the contract."""
    return law_on(sale.market, sale.agreed_on)


def law_on(market: str, day: date) -> Law:
    """The law of a market on a day.

    A market without a profile of its own is read by the EU's; a day before the first version by
    that one.
    """
    versions = law_versions(market if market in MARKETS else _ANY_OTHER)
    valid = [law for law in versions if law.valid_from <= day]
    return valid[-1] if valid else versions[0]


@cache
def law_versions(market: str) -> tuple[Law, ...]:
    """All versions of a market's law, the oldest first."""
    return tuple(_law(written) for written in written_versions(market))


def laws_from(text: str, market: str) -> tuple[Law, ...]:
    """All versions that the text of a market's file tells of, the oldest first."""
    return tuple(_law(written) for written in versions_from(text, market))


def law_by_name(version: str) -> Law | None:
    """The version of that name, which begins with its market; None when there is none."""
    market, _, _ = version.partition("-")
    laws = law_versions(market) if market in MARKETS else ()
    return next((law for law in laws if law.version == version), None)


@cache
def digest_of(version: str) -> str:
    """The sha256 of a version as the engine reads it: what a stored answer may be checked by."""
    law = law_by_name(version)
    assert law, version
    return sha256(dumps(law).encode()).hexdigest()


def paragraph(law: Law, path: str) -> str:
    """The source of one figure of a law, such as `withdrawal.days` or `complaint.years`."""
    written = {each.name: each.whole for each in written_versions(law.market)}
    table = written[law.version]
    for name in path.split("."):
        table = table[name]
    assert is_figure(table), path
    return str(table["source"])


@cache
def house_terms() -> Terms:
    """The promise a shop starts with."""
    text = files("assets").joinpath("terms", "house.toml").read_text(encoding="utf-8")
    return terms_from(tomllib.loads(text), version="house")


def _law(written: WrittenVersion) -> Law:
    whole = written.whole
    return Law(
        version=written.name,
        market=written.market,
        valid_from=written.valid_from,
        withdrawal=_withdrawal(whole["withdrawal"]),
        complaints=_complaints(whole["complaint"]),
        recall_gives=tuple(Outcome(each) for each in _is(whole, "recall_gives")),
        refund_days=_is(whole, "refund_days"),
        cash_step=Decimal(_is(whole, "cash_step")),
    )


def _withdrawal(right: Table) -> Withdrawal:
    return Withdrawal(
        days=_is(right, "days"),
        extends_to_working_day=_is(right, "extends_to_working_day"),
        uninformed_months=_is(right, "uninformed_months"),
        exceptions=tuple(
            _exception(Trait(trait), _is(right["except"], trait)) for trait in right["except"]
        ),
        off_premises_from=Decimal(_is(right, "off_premises_from", 0)),
    )


def _exception(trait: Trait, when: str) -> Except:
    unless = Trait(when.removeprefix(_UNLESS)) if when.startswith(_UNLESS) else None
    assert unless or when in {"always", "seal_broken"}, when
    return Except(trait, seal_broken=when == "seal_broken", unless=unless)


def _complaints(right: Table) -> Complaints:
    years = _is(right, "years", None)
    return Complaints(
        years=years,
        years_durable=_is(right, "years_durable", years),
        tested=Tested(_is(right, "tested")),
        presumption_months=_is(right, "presumption_months"),
        safe_years=_is(right, "safe_years", 0),
        notice_months=_is(right, "notice_months", None),
        claim_months=_is(right, "claim_months", None),
        money_months=_is(right, "money_months", 0),
        money_days=_is(right, "money_days", 0),
        replacement_restarts=_is(right, "replacement_restarts", False),  # noqa: FBT003 - a figure
        repair_adds_months=_is(right, "repair_adds_months", 0),
    )


_NEEDED: Final = object()


def _is(table: Table, name: str, unsaid: object = _NEEDED) -> Any:  # noqa: ANN401 - a number, text or truth of the file
    """A figure as the file has it; what the law need not set has a value of its own."""
    if unsaid is not _NEEDED and name not in table:
        return unsaid
    return table[name]["is"]

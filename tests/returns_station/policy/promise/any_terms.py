"""Any terms that the form can hold, for properties; and where the shared cases are."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import strategies as st

from returns_station.days import Days, Months, Period, Unlimited, Until
from returns_station.policy.claim import Condition, HandedIn, Outcome
from returns_station.policy.terms import (
    Accepts,
    CountedFrom,
    OpenPurchase,
    PartDelivery,
    PartPromotion,
    Rule,
    Season,
    Stage,
    TenderOrder,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.sale import Trait

CASES: Final = Path(__file__).parents[5] / "shared" / "cases"
needs_cases: Final = pytest.mark.skipif(not CASES.is_dir(), reason=f"{CASES} is not here")

_names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
_days = st.dates(date(2015, 1, 1), date(2100, 12, 31))
_counts = st.integers(1, 36_500)
_amounts = st.decimals(0, 9999, places=2)
_percents = st.decimals(0, 100, places=1)
_outcomes = st.lists(st.sampled_from(Outcome), unique=True).map(tuple)
_accepts = st.frozensets(st.sampled_from(Accepts), min_size=1)
_periods: st.SearchStrategy[Period] = st.one_of(
    st.builds(Days, _counts),
    st.builds(Months, st.integers(1, 1200)),
    st.builds(Until, _days),
    st.just(Unlimited()),
)


def _stages(periods: st.SearchStrategy[tuple[Period, ...]]) -> st.SearchStrategy[Stage]:
    return st.builds(Stage, periods, _outcomes, _percents)


_open_purchases = st.builds(
    OpenPurchase,
    st.builds(
        lambda first, later: (first, *later),
        _stages(st.lists(_periods, min_size=1, max_size=2).map(tuple)),
        st.lists(_stages(st.tuples(st.builds(Days, _counts))), max_size=2),
    ),
    _accepts,
    st.none() | st.sampled_from(CountedFrom),
)
_seasons = st.builds(Season, _days, _days, st.builds(Until, _days) | st.builds(Days, _counts))
_conditions: Final = (*(each.value for each in Condition), Accepts.UNOPENED.value)


def _rule(**selected: str | Trait | HandedIn | None) -> st.SearchStrategy[Rule]:
    return st.builds(
        Rule,
        **{name: st.just(value) for name, value in selected.items()},
        period=st.none() | _periods,
        accepts=st.none() | _accepts,
        gives=st.none() | _outcomes,
        percent=st.none() | _percents,
        restocking_percent=st.none() | _percents,
        return_fee=st.none() | _amounts,
    )


_selectors = st.fixed_dictionaries(
    {},
    optional={
        "category": _names,
        "trait": st.sampled_from(Trait),
        "condition": st.sampled_from(_conditions),
        "handed_in": st.sampled_from(HandedIn),
    },
).filter(bool)
_rules = _selectors.flatmap(lambda selected: _rule(**selected))

any_terms: Final = st.builds(
    Terms,
    version=_names,
    open_purchase=st.none() | _open_purchases,
    seasons=st.lists(_seasons, max_size=2).map(tuple),
    member_days=st.dictionaries(_names, _counts, max_size=2).map(
        lambda tiers: tuple(sorted(tiers.items()))
    ),
    rules=st.lists(_rules, max_size=3).map(tuple),
    gift=st.none() | _outcomes,
    without_proof=st.none()
    | st.builds(
        WithoutProof,
        _outcomes,
        st.sampled_from(ValuedAt),
        st.none() | _amounts,
        st.none() | _amounts,
    ),
    return_fee=_amounts,
    restocking_percent=_percents,
    fee_waived_for=st.frozensets(st.sampled_from(Outcome)),
    delivery_on_part_return=st.sampled_from(PartDelivery),
    promotion_on_part_return=st.sampled_from(PartPromotion),
    credit_bonus_percent=_percents,
    credit_months=st.none() | st.integers(1, 1_300),
    keep_up_to=st.none() | _amounts,
    trust_days=st.integers(1, 400),
    tender_order=st.sampled_from(TenderOrder),
)


def shared_terms() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every promise of the shared worked cases, with the id of its case."""
    for path in sorted(CASES.glob("*.json")):
        for case in json.loads(path.read_text("utf-8")):
            for key in ("terms", "terms_at_sale"):
                if isinstance(case.get(key), dict):
                    yield case["id"], case[key]


def some(**named: object) -> Terms:
    """Terms with what a test names; an open purchase of sixty days unless it names another."""
    promise = {"open_purchase": open_for(Days(60))} | named
    return Terms("test", **promise)  # type: ignore[arg-type]  # a test names what it means


def open_for(
    *periods: Period,
    gives: tuple[Outcome, ...] = (Outcome.REFUND, Outcome.EXCHANGE),
    percent: int = 100,
    then: tuple[Stage, ...] = (),
    accepts: Accepts = Accepts.UNUSED,
    counted_from: CountedFrom | None = None,
) -> OpenPurchase:
    """An open purchase."""
    first = Stage(periods, gives, Decimal(percent))
    return OpenPurchase((first, *then), frozenset({accepts}), counted_from)

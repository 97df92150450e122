"""Terms made by chance: every key a shop may set, most terms with few of them."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, TypeVar

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
from returns_station.sale import Sale, Trait

_T = TypeVar("_T")
Draw = Callable[[st.SearchStrategy[_T]], _T]
"""What a generated value is drawn with: of a composite strategy, or of `st.data()`."""

DAYS: Final = (1, 7, 13, 14, 15, 30, 45, 60, 90, 100, 365, 366, 730)
CATEGORIES: Final = ("clothing", "mattress", "no such category")
TRAITS: Final = (Trait.FINAL_SALE, Trait.SEALED_HYGIENE, Trait.DURABLE, Trait.CUSTOM_MADE)
GIVES: Final = (
    (Outcome.REFUND, Outcome.EXCHANGE),
    (Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT),
    (Outcome.EXCHANGE, Outcome.STORE_CREDIT),
    (Outcome.STORE_CREDIT,),
    (Outcome.REFUND,),
)
ACCEPTS: Final = (
    frozenset({Accepts.UNUSED}),
    frozenset({Accepts.UNOPENED}),
    frozenset({Accepts.UNUSED, Accepts.OPENED}),
    frozenset({Accepts.ANY}),
)
PERCENTS: Final = tuple(map(Decimal, ("100", "100", "100", "90", "50", "33.333", "0.5")))
FEES: Final = tuple(map(Decimal, ("0", "0", "0", "1", "39", "49.50", "500")))
BONUSES: Final = tuple(map(Decimal, ("0", "0", "0", "10", "33.333", "100")))
_RESTOCKING: Final = tuple(map(Decimal, ("0", "0", "0", "10", "33.333", "99.9")))
_PERIODS: Final = (
    *(Days(count) for count in DAYS),
    *(Months(count) for count in (1, 2, 6, 12, 24)),
    *(Unlimited(), None, None),
)


@lru_cache(maxsize=None, typed=True)
def any_of(*some: _T) -> st.SearchStrategy[_T]:
    """One of these; what stands there often comes often, and the first is the simplest."""
    return st.sampled_from(some)


def period(draw: Draw[Any], bought: date) -> Period:
    """Days, months, a named day or no end, for what is bought on a day."""
    until = Until(bought + timedelta(days=draw(any_of(0, 20, 90))))
    found: Period = draw(any_of(*_PERIODS)) or until
    return found


def terms(draw: Draw[Any], sale: Sale) -> Terms:
    """What a shop might promise; every key comes, and most terms have few of them."""
    bought = sale.agreed_on
    return Terms(
        "generated",
        open_purchase(draw, bought) if draw(any_of(False, True)) else None,
        tuple(season(draw, bought) for _ in range(draw(any_of(0, 0, 1)))),
        draw(any_of((), (("gold", 30),), (("gold", 365), ("silver", 1)))),
        tuple(rule(draw, bought) for _ in range(draw(any_of(0, 0, 1, 2, 3)))),
        draw(any_of(None, None, *GIVES[1:4])),
        _without_proof(draw) if draw(any_of(False, True)) else None,
        draw(any_of(*FEES)),
        draw(any_of(*_RESTOCKING)),
        draw(any_of(frozenset(), frozenset({Outcome.STORE_CREDIT, Outcome.EXCHANGE}))),
        draw(any_of(*PartDelivery)),
        draw(any_of(*PartPromotion)),
        draw(any_of(*BONUSES)),
        draw(any_of(None, None, 12, 120)),
        draw(any_of(None, None, Decimal(50), Decimal("999.50"))),
        draw(any_of(14, 14, 1, 30)),
        draw(any_of(*TenderOrder)),
    )


def open_purchase(draw: Draw[Any], bought: date) -> OpenPurchase:
    """An open purchase of one stage or two; a later stage gives no more of the worth."""
    first = Stage(
        tuple(period(draw, bought) for _ in range(draw(any_of(1, 1, 2)))),
        draw(any_of(*GIVES)),
        draw(any_of(*PERCENTS)),
    )
    stages: tuple[Stage, ...] = (first,)
    if draw(any_of(True, False)) is False:
        percent = min(first.percent, draw(any_of(*PERCENTS)))
        stages = (first, Stage((Days(draw(any_of(*DAYS))),), draw(any_of(*GIVES)), percent))
    return OpenPurchase(stages, draw(any_of(*ACCEPTS)), draw(any_of(None, *CountedFrom)))


def season(draw: Draw[Any], bought: date) -> Season:
    """A season that covers a day, its end in days or by name."""
    before, after = draw(any_of(0, 10)), draw(any_of(0, 10))
    end: Until | Days = draw(
        any_of(Days(60), Days(1), Until(bought + timedelta(days=30 + after)), Days(365))
    )
    return Season(bought - timedelta(days=before), bought + timedelta(days=after), end)


def rule(draw: Draw[Any], bought: date) -> Rule:
    """A rule with one selector or more, and one key or more that it sets."""
    picked = draw(any_of(4, 8, 1, 2, 4, 8, 12, 3, 5, 6, 15))
    return Rule(
        category=draw(any_of(*CATEGORIES)) if picked & 1 else None,
        trait=draw(any_of(*TRAITS)) if picked & 2 else None,
        condition=draw(any_of("unopened", *Condition)) if picked & 4 else None,
        handed_in=draw(any_of(HandedIn.COUNTER, HandedIn.POST)) if picked & 8 else None,
        period=period(draw, bought) if draw(any_of(False, True)) else None,
        accepts=draw(any_of(None, None, *ACCEPTS)),
        gives=draw(any_of(None, None, *GIVES, ())),
        percent=draw(any_of(None, None, *PERCENTS)),
        restocking_percent=draw(any_of(None, None, *_RESTOCKING)),
        return_fee=draw(any_of(None, None, *FEES)),
    )


def _without_proof(draw: Draw[Any]) -> WithoutProof:
    most = draw(any_of(None, None, Decimal(500), Decimal("0.01")))
    a_day = draw(any_of(None, None, Decimal(500), Decimal("99.90")))
    return WithoutProof(draw(any_of(*GIVES)), draw(any_of(*ValuedAt)), most, a_day)

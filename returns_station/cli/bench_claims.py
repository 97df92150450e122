"""Invented claims to decide by the million: every market, ground and kind of terms among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, TypeVar

from returns_station.adapters.law.book import house_terms, law_for
from returns_station.days import MARKETS, Days, Until
from returns_station.money import Money
from returns_station.policy.claim import (
    Bringer,
    Claim,
    ClaimLine,
    Condition,
    Earlier,
    HandedIn,
    Outcome,
    Proof,
    Reason,
)
from returns_station.policy.terms import (
    OpenPurchase,
    Promise,
    Rule,
    Season,
    Stage,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.sale import Channel, Delivery, Sale, SaleLine, Tender, TenderKind, Trait

_T = TypeVar("_T")
_FIRST: Final = date(2024, 1, 1)
_DAYS: Final = 1000
_CURRENCIES: Final = {"SE": "SEK", "NO": "NOK", "DK": "DKK", "UK": "GBP"}
_CATEGORIES: Final = ("clothing", "shoes", "toys", "furniture", "food")
_OUTCOMES: Final = (Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT)
_RICH: Final = Terms(
    "bench",
    OpenPurchase((Stage((Days(30),), _OUTCOMES), Stage((Days(365),), (Outcome.STORE_CREDIT,)))),
    seasons=(Season(date(2024, 11, 1), date(2024, 12, 24), Until(date(2025, 1, 31))),),
    member_days=(("gold", 30),),
    rules=(
        Rule(category="food", gives=()),
        Rule(category="shoes", period=Days(90)),
        Rule(condition="opened", percent=Decimal(50)),
    ),
    gift=(Outcome.EXCHANGE, Outcome.STORE_CREDIT),
    without_proof=WithoutProof((Outcome.STORE_CREDIT,), ValuedAt.PRICE_TODAY),
    return_fee=Decimal(49),
    fee_waived_for=frozenset({Outcome.STORE_CREDIT}),
)


@dataclass(frozen=True, slots=True)
class Part:
    """So many claims, from a number on."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Invented:
    """All that deciding one claim needs."""

    sale: Sale
    claim: Claim
    promise: Promise
    earlier: Earlier


def invented(part: Part) -> Iterator[Invented]:
    """The claims of a part, each always the same for its number."""
    for nr in range(part.first, part.first + part.count):
        yield _invented(nr)


def _invented(nr: int) -> Invented:
    sale = _sale(nr)
    told = sale.agreed_on + timedelta(days=nr % 97)
    claim = Claim(
        datetime.combine(told, time(11), UTC),
        (_wish(nr),),
        by=_of(tuple(Bringer), nr // 50) if nr % 9 == 0 else Bringer.BUYER,
        proof=_of(tuple(Proof), nr // 30) if nr % 11 == 0 else Proof.RECEIPT,
        handed_in=_of(tuple(HandedIn), nr // 8),
    )
    terms = (house_terms(), _RICH)
    return Invented(
        sale, claim, Promise(_of(terms, nr), _of(terms, nr // 3), law_for(sale)), Earlier()
    )


def _sale(nr: int) -> Sale:
    market, day = _of(MARKETS, nr), _FIRST + timedelta(days=nr * 7 % _DAYS)
    currency = _CURRENCIES.get(market, "EUR")
    paid = Money(1990 + nr % 5000 * 10, currency)
    lines = tuple(_line(nr + more, str(more + 1), day, paid) for more in range(1 + nr % 2))
    return Sale(
        f"B{nr}",
        market,
        _of((Channel.STORE, Channel.DISTANCE), nr // 2),
        currency,
        day,
        lines,
        tenders=(Tender(1, TenderKind.CARD, Money(paid.minor * len(lines), currency)),),
        delivery=Delivery(Money(490, currency), Money(490, currency)) if nr % 4 == 0 else None,
        informed_on=day if nr % 13 else None,
        member="gold" if nr % 6 == 0 else "",
    )


def _line(nr: int, line: str, day: date, paid: Money) -> SaleLine:
    return SaleLine(
        line,
        f"S{nr % 1000}",
        "Goods",
        1 + nr % 3,
        paid,
        category=_of(_CATEGORIES, nr),
        received_on=(day + timedelta(days=nr % 6),),
        traits=frozenset({_of(tuple(Trait), nr // 17)}) if nr % 17 == 0 else frozenset(),
        price_today=paid,
    )


def _wish(nr: int) -> ClaimLine:
    return ClaimLine(
        "1",
        reason=_of(tuple(Reason), nr // 5),
        condition=_of(tuple(Condition), nr // 12),
        seal_broken=nr % 10 == 0,
    )


def _of(choices: tuple[_T, ...], nr: int) -> _T:
    return choices[nr % len(choices)]

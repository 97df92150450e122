"""What the shop's terms guarantee for a kind of goods, as far as UCP's fields can carry it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import ROUND_CEILING, Decimal
from functools import cache
from typing import Final

from returns_station.days import Days, Months, Period, Unlimited, Until, add_months
from returns_station.money import decimals, zero
from returns_station.policy.claim import Claim, ClaimLine, Condition, HandedIn, Outcome
from returns_station.policy.rules import Promised, promised_for
from returns_station.policy.terms import ALL, CountedFrom, Rule, Terms
from returns_station.sale import SaleLine, Trait

RESOLUTIONS: Final = {
    Outcome.REFUND: "original_payment_method",
    Outcome.STORE_CREDIT: "store_credit",
    Outcome.EXCHANGE: "exchange",
    Outcome.REPLACEMENT: "replacement",
}
METHODS: Final = {
    HandedIn.COUNTER: "in_store",
    HandedIn.POST: "by_mail",
    HandedIn.LOCKER: "kiosk",
}
ANCHORS: Final = {
    CountedFrom.PURCHASE: "purchased",
    CountedFrom.RECEIPT: "delivered",
    CountedFrom.SHIPPING: "shipped",
}
_WHENEVER: Final = datetime(2000, 1, 1, tzinfo=UTC)
# The calendar repeats itself after 400 years; a month's first days hold the shortest spans.
_FIRSTS: Final = tuple(date(2000 + nr // 12, nr % 12 + 1, 1) for nr in range(4800))


@dataclass(frozen=True, slots=True)
class Kind:
    """Goods of one category, or of none that is named, with these of the traits that are named."""

    category: str | None = None
    traits: frozenset[Trait] = frozenset()


@dataclass(frozen=True, slots=True)
class Body:
    """What holds for every eligible return of a kind of goods, the worst for her of each field.

    `days` None is not stated: without an end, until a day, or no common length.
    """

    days: int | None = None
    counted_from: CountedFrom = CountedFrom.RECEIPT
    gives: frozenset[Outcome] = frozenset()
    restocking_bps: int = 0
    fees: tuple[tuple[HandedIn, int], ...] = ()
    final_sale: bool = False


FINAL_SALE: Final = Body(final_sale=True)
UNSTATED: Final = Body()
"""Nothing is promised, and nothing refused either."""


def body_for(terms: Terms, kind: Kind, currency: str) -> Body:
    """What is guaranteed for a kind of goods.

    The engine's own rules are asked, for every condition and way to hand in.
    """
    asked = tuple(_asked(terms, kind, currency))
    if all(promised.is_left_out for _, promised, _ in asked):
        return FINAL_SALE
    taken = tuple((way, promised) for way, promised, takes in asked if takes)
    promises = tuple(promised for _, promised in taken)
    if not taken:
        return UNSTATED
    gives = frozenset.intersection(*(frozenset(each.first.gives) for each in promises))
    gives = gives.intersection(RESOLUTIONS)
    return Body(
        days=_days(promises) if gives else None,
        counted_from=promises[0].open_purchase.counted_from or CountedFrom.RECEIPT,
        gives=gives,
        restocking_bps=max(map(_kept, promises)),
        fees=tuple(_fees(taken, _channels(terms), currency)),
    )


def fewest_days(period: Period) -> int | None:
    """The days that a period surely has, whenever it starts; None for what is no length."""
    match period:
        case Days(count):
            return count
        case Months(count):
            return _fewest_in(count)
        case Until() | Unlimited():
            return None


@cache
def _fewest_in(months: int) -> int:
    return min((add_months(first, months) - first).days for first in _FIRSTS)


def _asked(terms: Terms, kind: Kind, currency: str) -> Iterator[tuple[HandedIn, Promised, bool]]:
    """The promise for each condition and way to hand in, and whether it runs and takes them."""
    nothing = zero(currency)
    line = SaleLine("1", "", "", 1, nothing, category=kind.category or "", traits=kind.traits)
    # A shop may have hundreds of rules; those for other goods say nothing here.
    about = replace(terms, rules=tuple(rule for rule in terms.rules if _is_about(rule, kind)))
    for way in HandedIn:
        claim = Claim(_WHENEVER, (), handed_in=way)
        for condition in Condition:
            for broken in (False, True):
                wish = ClaimLine("1", condition=condition, seal_broken=broken)
                promised = promised_for(about, line, claim, wish)
                runs = bool(promised.first.periods) and not promised.is_left_out
                takes = promised.open_purchase.takes(condition, seal_broken=broken)
                yield way, promised, runs and takes


def _is_about(rule: Rule, kind: Kind) -> bool:
    return rule.category in (None, kind.category) and rule.trait in (None, *kind.traits)


def _days(promises: Iterable[Promised]) -> int | None:
    """The fewest days of all, None where one has no length."""
    lengths = [_length(promised.first.periods) for promised in promises]
    told = [length for length in lengths if length is not None]
    return min(told) if len(told) == len(lengths) else None


def _length(periods: tuple[Period, ...]) -> int | None:
    """Of several periods the latest end holds, so the longest that is a length is sure."""
    if any(isinstance(period, Unlimited) for period in periods):
        return None
    return max((days for each in periods if (days := fewest_days(each))), default=None)


def _kept(promised: Promised) -> int:
    """What is kept of the price at most, in hundredths of a percent."""
    kept = (ALL - promised.first.percent) + promised.restocking_percent
    return int((min(kept, ALL) * 100).to_integral_value(ROUND_CEILING))


def _channels(terms: Terms) -> tuple[HandedIn, ...]:
    """Where goods can be handed in, told alike; a locker only where the terms speak of one."""
    locker = any(rule.handed_in is HandedIn.LOCKER for rule in terms.rules)
    return (HandedIn.COUNTER, HandedIn.POST, *((HandedIn.LOCKER,) if locker else ()))


def _fees(
    taken: Iterable[tuple[HandedIn, Promised]], channels: tuple[HandedIn, ...], currency: str
) -> Iterator[tuple[HandedIn, int]]:
    """The highest fee of each channel that the goods can come back by."""
    cases = tuple(taken)
    for channel in channels:
        fees = [minor_units(each.return_fee, currency) for way, each in cases if way is channel]
        if fees:
            yield channel, max(fees)


def minor_units(amount: Decimal, currency: str) -> int:
    """An amount of the terms as the engine takes it: whole minor units, the rest is hers."""
    return int(amount.scaleb(decimals(currency)))

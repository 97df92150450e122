"""Store credit: what the goods bring, to shop for, and what the shop adds."""

from dataclasses import replace
from decimal import ROUND_CEILING

from returns_station.policy.claim import Outcome
from returns_station.policy.extras import credit_bonus
from returns_station.resolution.settlement import Settlement
from returns_station.resolution.value import value_of, vat_of
from returns_station.resolution.visit import Back, Visit, nothing_moves


def store_credit(visit: Visit, back: tuple[Back, ...]) -> Settlement:
    """The goods' worth as credit; the delivery is not shopped for again."""
    value = value_of(visit, Outcome.STORE_CREDIT, back)
    bonus = _bonus(visit, value.net)
    return replace(
        nothing_moves(visit, Outcome.STORE_CREDIT, back),
        lines=value.lines,
        deduction=visit.money(value.deduction),
        fees=value.fees,
        vat=vat_of(visit, value.lines),
        store_credit=visit.money(value.net + bonus),
        bonus=visit.money(bonus),
    )


def _bonus(visit: Visit, worth: int) -> int:
    """What the shop adds to credit, rounded up, her way."""
    share = worth * credit_bonus(visit.promise) / 100
    return int(share.to_integral_value(ROUND_CEILING))

"""Store credit: what the goods bring, to shop for."""

from dataclasses import replace

from returns_station.policy.claim import Outcome
from returns_station.resolution.settlement import Settlement
from returns_station.resolution.value import value_of, vat_of
from returns_station.resolution.visit import Back, Visit, nothing_moves


def store_credit(visit: Visit, back: tuple[Back, ...]) -> Settlement:
    """The goods' worth as credit; the delivery is not shopped for again."""
    value = value_of(visit, Outcome.STORE_CREDIT, back)
    return replace(
        nothing_moves(visit, Outcome.STORE_CREDIT, back),
        lines=value.lines,
        deduction=visit.money(value.deduction),
        fee=visit.money(value.fee),
        vat=vat_of(visit, value.lines),
        store_credit=visit.money(value.net),
    )

"""What gives an outcome on each line, so that all of them together bring the most.

A fee is taken once for a return and delivery comes back once. So what is best for each line alone
need not be the best for the claim.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from returns_station.policy.claim import Outcome
from returns_station.policy.entitlement import Entitlement
from returns_station.policy.terms import PartDelivery
from returns_station.policy.worth import Scales

_Places: TypeAlias = tuple[int, ...]
"""What gives the outcome, line by line, by its place among all that does."""
_Brings: TypeAlias = Callable[["Choice", Entitlement], int | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """All that gives one line the outcome, the best for the line alone first."""

    scales: Scales
    giving: tuple[Entitlement, ...]


def ways_together(
    choices: tuple[Choice, ...], outcome: Outcome
) -> tuple[tuple[Entitlement, ...], ...]:
    """The choices that may bring the most in all, the best of each line alone first.

    A fee is never more than the goods that bear it bring. So the most is either what some fee
    allows, less that fee; or what comes without any fee, where fees take all of the rest.
    """
    ways = dict.fromkeys(((0,) * len(choices), *_others(choices, outcome)))
    return tuple(
        tuple(choice.giving[place] for choice, place in zip(choices, way, strict=True))
        for way in ways
    )


def _others(choices: tuple[Choice, ...], outcome: Outcome) -> Iterator[_Places]:
    if all(len(choice.giving) == 1 for choice in choices):
        return
    fees = {choice.scales.fee_once(each, outcome) for choice in choices for each in choice.giving}
    if fees == {0} and not _delivers(choices, outcome):
        return
    for brings in (_without_fees(outcome), *(_up_to(fee, outcome) for fee in sorted(fees))):
        most = _most(choices, brings)
        if most is not None:
            yield most
            for rule in _delivers(choices, outcome):
                yield from _with_delivery(choices, most, brings, rule)


def _up_to(most: int, outcome: Outcome) -> _Brings:
    """What a line brings before what is taken once, where that may be so much at most."""

    def brings(choice: Choice, each: Entitlement) -> int | None:
        scales = choice.scales
        return scales.nets(each, outcome) if scales.fee_once(each, outcome) <= most else None

    return brings


def _without_fees(outcome: Outcome) -> _Brings:
    """What a line brings without a fee; goods that bear a fee bring nothing, and may cost her."""

    def brings(choice: Choice, each: Entitlement) -> int | None:
        scales = choice.scales
        if scales.bears_fee(each, outcome):
            return -scales.price(each, outcome)
        return scales.nets(each, outcome)

    return brings


def _most(choices: tuple[Choice, ...], brings: _Brings) -> _Places | None:
    """The best for each line; None where a line has nothing that may be chosen."""
    chosen = []
    for choice in choices:
        allowed = [
            (amount, -place)
            for place, each in enumerate(choice.giving)
            if (amount := brings(choice, each)) is not None
        ]
        if not allowed:
            return None
        chosen.append(-max(allowed)[1])
    return tuple(chosen)


def _delivers(choices: tuple[Choice, ...], outcome: Outcome) -> tuple[PartDelivery, ...]:
    """The ways in which delivery may come back with a refund; one line is enough for it."""
    if outcome is not Outcome.REFUND or choices[0].scales.sale.delivery is None:
        return ()
    rules = (each.delivery for choice in choices for each in choice.giving if each.delivery)
    return tuple(dict.fromkeys(rules))


def _with_delivery(
    choices: tuple[Choice, ...], chosen: _Places, brings: _Brings, rule: PartDelivery
) -> Iterator[_Places]:
    """The same with one line chosen so that delivery comes back, where that costs her least."""
    costs = [
        ((brings(choice, choice.giving[now]) or 0) - amount, nr, place)
        for nr, (choice, now) in enumerate(zip(choices, chosen, strict=True))
        for place, each in enumerate(choice.giving)
        if each.delivery is rule and (amount := brings(choice, each)) is not None
    ]
    if costs:
        _, nr, place = min(costs)
        yield (*chosen[:nr], place, *chosen[nr + 1 :])

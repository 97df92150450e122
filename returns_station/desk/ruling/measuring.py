"""What a yes would bring, and how much of that the policy does not give by itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from returns_station.desk.commands import Part
from returns_station.desk.ruling.kept import Ruled
from returns_station.desk.seeing import World, see
from returns_station.desk.views import PartSeen, VisitSeen
from returns_station.money import Money
from returns_station.policy.claim import Outcome, Ruling
from returns_station.resolution.settlement import Settlement

# Money is worth more to her than credit, and credit more than goods: only what is worth as much
# stands against a yes. A credit note that is offered takes nothing off the money that is asked for.
_WORTH: Final = {
    Outcome.REFUND: 3,
    Outcome.PRICE_REDUCTION: 3,
    Outcome.STORE_CREDIT: 2,
    Outcome.EXCHANGE: 1,
    Outcome.REPLACEMENT: 1,
    Outcome.REPAIR: 1,
}
_ANY: Final = "?"


@dataclass(frozen=True, slots=True)
class Measured:
    """What a yes brings her, how much of it is beyond the policy, and what the goods cost."""

    brings: Money
    beyond: Money
    cost: Money


def without_yes(parts: tuple[Part, ...], world: Callable[[], World]) -> VisitSeen:
    """The visit as the policy alone answers it."""
    return see(tuple(replace(part, ruling="") for part in parts), world())


def measured(
    parts: tuple[Part, ...],
    outcome: Outcome,
    world: Callable[[], World],
    *,
    whole: bool = False,
    alone: VisitSeen | None = None,
) -> Measured | None:
    """What a yes to an outcome comes to; None where there is no such way for all of it.

    `alone` is the visit without a yes, where it was seen before.
    """
    alone = alone or without_yes(parts, world)
    named = tuple(replace(part, outcome=outcome, ruling=_ANY) for part in parts)
    with_yes = replace(world(), rulings={_ANY: Ruled(Ruling(_ANY, (outcome,), whole), named)})
    given = [one.chosen for one in see(named, with_yes).parts]
    if not all(given):
        return None
    settled = [one.settlement for one in given if one]
    currency = settled[0].refund.currency
    brings = sum(map(value_of, settled))
    cost = sum(line.paid.minor for one in settled for line in one.lines)
    offered = sum(_offered(one, outcome) for one in alone.parts)
    beyond = max(0, brings - offered)
    return Measured(*(Money(each, currency) for each in (brings, beyond, cost)))


def value_of(settled: Settlement) -> int:
    """What a settlement is worth to her in minor units, whatever the way."""
    goods = sum(each.minor for each in settled.goods_paid)
    # Goods that nobody has pointed out yet, and work, are worth at most what hers were.
    is_open = settled.outcome is Outcome.EXCHANGE and not settled.goods_out
    if is_open or settled.outcome is Outcome.REPAIR:
        goods = sum(line.paid.minor - line.deduction.minor for line in settled.lines)
    money = settled.refund.minor + settled.store_credit.minor - settled.to_pay.minor
    return max(0, goods + money)


def _offered(one: PartSeen, outcome: Outcome) -> int:
    """The most that the policy alone gives of what is worth as much as this outcome."""
    if not one.preview.decision.accepted:
        return 0
    return max(
        (
            value_of(offer.settlement)
            for offer in one.preview.offers
            if _WORTH[offer.outcome] >= _WORTH[outcome]
        ),
        default=0,
    )

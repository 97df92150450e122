"""What a pickup by the shop's own van costs her, in parts that sum up, and the true reason why."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, TypeAlias

from returns_station.money import Money, zero
from returns_station.phrase import Phrase
from returns_station.pickup.door import Load
from returns_station.pickup.slot import Cost, PricePart, Slot, SlotQuestion, Span
from returns_station.policy.claim import Collection

Steps: TypeAlias = tuple[tuple[int, int], ...]
"""From so many on, this fee: (from, minor units), by from; no fee is above the one before it."""

_KILOMETRE: Final = 1000


@dataclass(frozen=True, slots=True)
class Tariff:
    """The shop's own prices in minor units of one currency.

    Driving costs `per_km` beyond `free_metres`, rounded up to whole `step`. `widths` goes by the
    minutes she waits, `soon` by days from today, `lift` is for two to carry; `most` caps the sum.
    """

    currency: str = "SEK"
    free_metres: int = 1000
    per_km: int = 500
    step: int = 100
    widths: Steps = ((0, 2900), (120, 1500), (240, 0))
    soon: Steps = ((0, 2000), (1, 1000), (2, 0))
    lift: int = 4900
    most: int = 9900

    def __post_init__(self) -> None:
        """Nothing is below nothing; narrower and sooner are never cheaper; steps are whole."""
        amounts = (self.free_metres, self.per_km, self.lift, self.most)
        assert min(amounts) >= 0, amounts
        assert self.step > 0, self.step
        assert is_falling(self.widths), self.widths
        assert is_falling(self.soon), self.soon


@dataclass(frozen=True, slots=True)
class Way:
    """What is driven for one more door: the extra metres of the cheapest place in a van's round.

    `on_street` is whether a van that can come just then stops in her very street; `none_out`
    whether no van drives at all that day yet.
    """

    metres: int
    on_street: bool = False
    none_out: bool = False


def is_falling(steps: Steps) -> bool:
    """Whether a table begins at 0, rises in its first column and never in its second."""
    starts, fees = [start for start, _ in steps], [fee for _, fee in steps]
    return (
        bool(steps)
        and starts[0] == 0
        and starts == sorted(set(starts))
        and fees == sorted(fees, reverse=True)
        and fees[-1] >= 0
    )


def price_of(
    way: Way, span: Span, load: Load, tariff: Tariff, days_ahead: int
) -> tuple[PricePart, ...]:
    """The parts of the price, whoever bears it in the end; none of them is nothing."""
    asked = (
        (Cost.DRIVING, _driving(way, tariff)),
        (Cost.WIDTH, fee_at(tariff.widths, span.width)),
        (Cost.SOON, fee_at(tariff.soon, days_ahead)),
        (Cost.LIFT, tariff.lift if load.two else 0),
    )
    over = max(0, sum(fee for _, fee in asked) - tariff.most)
    return tuple(
        PricePart(cost, Money(fee, tariff.currency))
        for cost, fee in (*asked, (Cost.CAPPED, -over))
        if fee
    )


def total(parts: tuple[PricePart, ...], currency: str) -> Money:
    """What the parts come to."""
    return sum((part.amount for part in parts), zero(currency))


def fee_at(steps: Steps, many: int) -> int:
    """The fee of the last step that begins no later than so many; the first one's before 0."""
    fee = steps[0][1]
    for start, then in steps:
        fee = then if start <= many else fee
    return fee


def why_free(question: SlotQuestion) -> Phrase | None:
    """Why nothing costs her anything, whoever fetches; None: a pickup may have a price."""
    if question.our_fault:
        return Phrase("pickup.why.our_fault")
    if question.collection is Collection.OFFERED_BY_SHOP:
        return Phrase("pickup.why.offered")
    return None


def borne(slot: Slot, question: SlotQuestion) -> Slot:
    """The slot as she pays for it: nothing where the shop bears it, and the parts say so."""
    why = why_free(question)
    if why is None:
        return slot
    parts = slot.parts
    if slot.price:
        parts = (*parts, PricePart(Cost.OURS, -slot.price))
    return replace(slot, price=zero(slot.price.currency), parts=parts, why=why)


def why_of(way: Way, span: Span, parts: tuple[PricePart, ...], tariff: Tariff) -> Phrase:
    """The one reason that weighs the most, as a sentence that is true."""
    fees = {part.cost: part.amount.minor for part in parts}
    if not sum(fees.values()):
        return _why_nothing(way, span, tariff)
    if Cost.CAPPED in fees:
        return Phrase("pickup.why.capped", {"most": Money(tariff.most, tariff.currency)})
    cost = max(fees, key=lambda each: fees[each])
    if cost is Cost.DRIVING:
        return _why_driving(way, span)
    narrow = cost is Cost.WIDTH and fees[cost] > tariff.widths[-1][1]
    soon = cost is Cost.SOON and fees[cost] > tariff.soon[-1][1]
    tells = narrow or soon or cost is Cost.LIFT
    return Phrase(f"pickup.why.{cost if tells else 'fixed'}")


def _why_driving(way: Way, span: Span) -> Phrase:
    far = (Decimal(way.metres) / _KILOMETRE).quantize(Decimal("0.1"))
    if way.none_out:
        return Phrase("pickup.why.none_out", {"day": span.day, "km": far})
    return Phrase("pickup.why.driving", {"km": far})


def _why_nothing(way: Way, span: Span, tariff: Tariff) -> Phrase:
    if way.on_street:
        return Phrase("pickup.why.street", {"day": span.day})
    if way.metres <= tariff.free_metres:
        return Phrase("pickup.why.near", {"day": span.day, "metres": way.metres})
    return Phrase("pickup.why.free")


def _driving(way: Way, tariff: Tariff) -> int:
    """Beyond what is free, rounded up; nothing where a van stops in her street anyway."""
    if way.on_street:
        return 0
    asked = max(0, way.metres - tariff.free_metres) * tariff.per_km
    return -(-asked // (_KILOMETRE * tariff.step)) * tariff.step

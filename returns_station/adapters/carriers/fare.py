"""What a carrier takes and what it carries, as the shop's settings say, by date."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from returns_station.desk.pickup.carriers import CarrierSilentError
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.pickup.door import Load
from returns_station.pickup.slot import Cost, PricePart, Slot, SlotQuestion, Span, Where

_NARROW: Final = 120


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one parcel may weigh and measure from a day on; 0: nothing is said."""

    since: date
    grams: int = 0
    longest_cm: int = 0


@dataclass(frozen=True, slots=True)
class Fare:
    """A carrier's price for one pickup, and its limits by the day they count from.

    `narrow` is what a window of two hours at most costs beyond that.

    A label that was booked and is never used costs nothing with carriers that say so
    (`only_if_used`): then the shop owes nothing for a pickup that did not come to be.
    """

    price: Money
    limits: tuple[Limits, ...] = ()
    only_if_used: bool = False
    narrow: Money | None = None

    def owed(self, *, used: bool) -> Money:
        """What the shop owes the carrier for one booking."""
        return self.price if used or not self.only_if_used else Money(0, self.price.currency)


def check(carrier: str, fare: Fare, question: SlotQuestion) -> None:
    """Raise CarrierSilentError with the true reason where a carrier does not take such goods."""
    if fare.price.currency != question.currency:
        raise CarrierSilentError(Phrase("carrier.other_currency", {"carrier": carrier}))
    limits = _in_force(fare.limits, question.first_day)
    if limits is None:
        return
    load = question.load
    if limits.grams and _heaviest(load) > limits.grams:
        told: dict[str, Argument] = {"carrier": carrier, "most": limits.grams // 1000}
        raise CarrierSilentError(Phrase("carrier.too_heavy", told))
    if limits.longest_cm and load.longest_cm > limits.longest_cm:
        told = {"carrier": carrier, "most": limits.longest_cm}
        raise CarrierSilentError(Phrase("carrier.too_long", told))


def offered(
    carrier: str,
    fare: Fare,
    span: Span,
    *,
    ref: str = "",
    final: bool = False,
    label: bool = False,
) -> Slot:
    """A slot of a carrier at its own price; who bears that is decided where all slots are seen."""
    price = fare.price
    parts: tuple[PricePart, ...] = (PricePart(Cost.CARRIER, price),)
    told: dict[str, Argument] = {"carrier": carrier, "amount": price}
    why = Phrase("carrier.why.price", told)
    if fare.narrow and fare.narrow.minor:
        why = Phrase("carrier.why.wide", told)
        if span.width <= _NARROW:
            price += fare.narrow
            parts = (*parts, PricePart(Cost.WIDTH, fare.narrow))
            why = Phrase("carrier.why.narrow", told | {"amount": price, "more": fare.narrow})
    return Slot(carrier, span, Where.DOOR, price, parts, why, final=final, ref=ref, label=label)


def _in_force(limits: tuple[Limits, ...], day: date) -> Limits | None:
    past = [each for each in limits if each.since <= day]
    return max(past, key=lambda each: each.since, default=None)


def _heaviest(load: Load) -> int:
    """At least one of so many parcels weighs this much."""
    return -(-load.grams // max(load.parcels, 1))

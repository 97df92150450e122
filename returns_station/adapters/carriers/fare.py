"""What a carrier takes, what it carries, and what of that she pays: the shop's settings, dated."""

from dataclasses import dataclass
from datetime import date

from returns_station.desk.pickup.carriers import CarrierSilentError
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.pickup.door import Load
from returns_station.pickup.slot import Cost, PricePart, Slot, SlotQuestion, Span, Where
from returns_station.policy.claim import Collection


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one parcel may weigh and measure from a day on; 0: nothing is said."""

    since: date
    grams: int = 0
    longest_cm: int = 0


@dataclass(frozen=True, slots=True)
class Fare:
    """A carrier's price for one pickup, and its limits by the day they count from.

    A label that was booked and is never used costs nothing with carriers that say so
    (`only_if_used`): then the shop owes nothing for a pickup that did not come to be.
    """

    price: Money
    limits: tuple[Limits, ...] = ()
    only_if_used: bool = False

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
    question: SlotQuestion,
    span: Span,
    *,
    ref: str = "",
    final: bool = False,
    label: bool = False,
) -> Slot:
    """A slot of a carrier; what the shop offered, or has to make good, costs her nothing."""
    free = question.our_fault or question.collection is Collection.OFFERED_BY_SHOP
    parts: tuple[PricePart, ...] = (PricePart(Cost.CARRIER, fare.price),)
    price = fare.price
    if free and price.minor:
        parts = (*parts, PricePart(Cost.OURS, -price))
        price = Money(0, price.currency)
    why = _why(carrier, price, free=free, label=label)
    return Slot(carrier, span, Where.DOOR, price, parts, why, final=final, ref=ref)


def _why(carrier: str, price: Money, *, free: bool, label: bool) -> Phrase:
    if free:
        told = {"carrier": carrier}
        return Phrase("carrier.why.shop_pays_label" if label else "carrier.why.shop_pays", told)
    asked: dict[str, Argument] = {"carrier": carrier, "amount": price}
    return Phrase("carrier.why.price_label" if label else "carrier.why.price", asked)


def _in_force(limits: tuple[Limits, ...], day: date) -> Limits | None:
    past = [each for each in limits if each.since <= day]
    return max(past, key=lambda each: each.since, default=None)


def _heaviest(load: Load) -> int:
    """At least one of so many parcels weighs this much."""
    return -(-load.grams // max(load.parcels, 1))

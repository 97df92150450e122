"""Values of the room for a test that says only what matters."""

from collections.abc import Sequence
from datetime import date, timedelta

from returns_station.desk.pickup.views import GoodsToFetch, SendHerself, SlotsSeen, ToFetch
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking, BookingState
from returns_station.pickup.choosing import best
from returns_station.pickup.door import Contact, Door, Load
from returns_station.pickup.slot import Slot, SlotQuestion, Span, Where
from returns_station.policy.claim import Collection

TODAY = date(2026, 11, 26)
DOOR = Door("Björkgatan 12", "753 27", "Uppsala", code="2580", floor=3)
INGRID = Contact("Ingrid Moe", "070-174 06 05")
ORDERED = Collection.ORDERED_BY_CUSTOMER


def kronor(amount: int) -> Money:
    """So many kronor."""
    return Money(amount * 100, "SEK")


def a_slot(
    day: int = 1, begins: int = 8, ends: int = 12, *, price: int = 29, carrier: str = "own",
    final: bool = False, where: Where = Where.DOOR,
) -> Slot:  # fmt: skip
    """A window so many days from today."""
    span = Span(TODAY + timedelta(days=day), begins * 60, ends * 60)
    why = Phrase("pickup.why.fixed")
    return Slot(carrier, span, where, kronor(price), (), why, 300, final=final)


def seen(slots: Sequence[Slot], days: int = 7) -> SlotsSeen:
    """These slots, best marked."""
    question = SlotQuestion(DOOR, Load(), "SEK", ORDERED, our_fault=False,
                            first_day=TODAY, days=days)  # fmt: skip
    herself = SendHerself(kronor(0), Phrase("pickup.herself.in_shop"))
    return SlotsSeen(question, tuple(slots), best(slots), herself, (), TODAY)


def to_fetch(
    *, door: Door | None = None, our_fault: bool = False, booking: Booking | None = None
) -> ToFetch:
    """Ingrid's blanket."""
    goods = (GoodsToFetch("Filt Dis", "Mossgrön", 1),)
    return ToFetch("RS000000013", INGRID, goods, TODAY + timedelta(days=14), "SE", "SEK",
                   our_fault, door, booking)  # fmt: skip


def a_booking(state: BookingState = BookingState.BOOKED, carrier: str = "airmee") -> Booking:
    """A carrier is to come tomorrow."""
    span = a_slot().span
    return Booking("b1", "RS000000013", carrier, span, span, Where.DOOR, DOOR, INGRID, Load(),
                   kronor(59), ORDERED, state=state)  # fmt: skip

"""A pickup is moved by answering: she is offered times with numbers, and answers with one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from returns_station.desk.dialogue.inbox_ports import Offer
from returns_station.desk.errors import InputError, StationError
from returns_station.desk.people.guard import Guarded
from returns_station.desk.pickup.commands import MovePickup
from returns_station.dialogue.answering import NewItem
from returns_station.dialogue.choosing import chosen
from returns_station.phrase import Argument, Phrase
from returns_station.pickup.booking import Booking, BookingState
from returns_station.pickup.slot import Slot
from returns_station.pickup.words import moments

if TYPE_CHECKING:
    from returns_station.desk.pickup.fetching import Fetching
    from returns_station.desk.ports import Clock

_MOST: Final = 3
_OPEN_FOR: Final = timedelta(hours=48)
_BEFORE: Final = timedelta(hours=2)


class NothingToOfferError(InputError):
    """There is no pickup to move, or no other time as cheap as hers."""


@dataclass(frozen=True, slots=True)
class Moving:
    """Who offers and moves, and what she works with."""

    store: Guarded
    fetching: "Fetching"
    clock: "Clock"

    def offers_for(self, slip: str) -> tuple[Offer, ...]:
        """Up to three other times for a visit's pickup, none dearer than hers; raises as above."""
        seen = self.fetching.one(slip)
        booking = seen.booking if seen else None
        if booking is None or booking.state is not BookingState.BOOKED or booking.letting_go:
            raise NothingToOfferError(Phrase("inbox.nothing_to_offer"))
        found = self.fetching.slots(
            slip, booking.door, booking.load, booking.collection, point=booking.point
        )
        others = [one for one in found.slots if _may_offer(one, booking)]
        if not others:
            raise NothingToOfferError(Phrase("inbox.nothing_to_offer"))
        best = _spread(sorted(others, key=lambda one: (one.span, one.price.minor)))
        return tuple(Offer(booking.id, slip, nr, slot) for nr, slot in enumerate(best, 1))

    def until(self, offers: tuple[Offer, ...], market: str) -> datetime:
        """How long they stand: two days, though not until the first of them begins."""
        begins = min(moments(one.slot.span, market)[0] for one in offers)
        return min(self.clock() + _OPEN_FOR, begins.astimezone(self.clock().tzinfo) - _BEFORE)

    def heed(self, item: NewItem) -> Booking | None:
        """Move her pickup to the time that she chose; None: she chose none, or it did not work.

        Whatever is not clear, gone or not sure lies in the inbox as any other message.
        """
        if item.robot or not item.slip:
            return None
        with self.store.views() as views:
            offers = {one.nr: one for one in views.inbox.offers(item.slip, self.clock())}
        nr = chosen(item.words, {nr: one.slot.span for nr, one in offers.items()})
        if nr is None:
            return None
        command = MovePickup(
            uuid5(NAMESPACE_URL, item.key).hex, offers[nr].booking, offers[nr].slot
        )
        try:
            moved = self.fetching.move(command)
        except StationError:
            return None
        return moved if moved.state is BookingState.BOOKED else None


def offered(offers: tuple[Offer, ...], market: str) -> Phrase:
    """What she is asked: the times with their numbers, and to answer with one."""
    return Phrase("inbox.offer", {"times": tuple(_time(one, market) for one in offers)})


def moved_to(booking: Booking) -> Phrase:
    """What she is told once it is moved."""
    begins, ends = moments(booking.span, booking.door.market)
    return Phrase("inbox.moved", {"begins": begins, "ends": ends})


def _time(offer: Offer, market: str) -> Phrase:
    begins, ends = moments(offer.slot.span, market)
    told: dict[str, Argument] = {"nr": offer.nr, "begins": begins, "ends": ends}
    return Phrase("inbox.offer_time", told)


def _may_offer(slot: Slot, booking: Booking) -> bool:
    """Never another price by a digit, nor the time she has."""
    dearer = slot.price.currency != booking.price.currency or slot.price.minor > booking.price.minor
    return not dearer and slot.span != booking.span and slot.where is booking.where


def _spread(slots: list[Slot]) -> list[Slot]:
    """One a day first, so that she has days to choose from."""
    days: dict[object, Slot] = {}
    for slot in slots:
        days.setdefault(slot.span.day, slot)
    first = list(days.values())
    rest = [one for one in slots if one not in first]
    return sorted((*first, *rest)[:_MOST], key=lambda one: one.span)

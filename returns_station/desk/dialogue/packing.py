"""A letter with all that goes with it: slips as they stand, the pickup's time, the shop's words."""

from typing import TYPE_CHECKING

from returns_station.desk.dialogue.ports import Appointment, ToSend
from returns_station.dialogue.letter import LetterStands
from returns_station.pickup.booking import BookingState
from returns_station.pickup.words import moments

if TYPE_CHECKING:
    from returns_station.desk.house import House
    from returns_station.desk.ports import Views

_NOBODY_COMES = frozenset((BookingState.CANCELLED, BookingState.DECLINED, BookingState.FAILED))


def packed(stands: LetterStands, views: "Views", house: "House") -> ToSend:
    """All that goes with a letter, as it stands now."""
    letter = stands.letter
    slips = tuple(slip for slip in map(views.slip, letter.attach) if slip is not None)
    asked = views.inbox.load(letter.answers) if letter.answers else None
    return ToSend(
        stands,
        slips,
        _appointment(letter.booking, views, house),
        views.wordings.one(letter.kind.value, letter.address.language),
        answers_id=asked.item.message_id if asked else "",
    )


def _appointment(booking: str, views: "Views", house: "House") -> Appointment | None:
    found = views.bookings.load(booking) if booking else None
    if found is None or found.booked_at is None:
        return None
    begins, ends = moments(found.span, found.door.market)
    door = found.door
    place = ", ".join(filter(None, (door.street, f"{door.postal_code} {door.town}".strip())))
    cancelled = found.state in _NOBODY_COMES
    return Appointment(f"{found.id}@{_host(house)}", found.turn, begins, ends, place, cancelled)


def _host(house: "House") -> str:
    """What our own names end with: no address, and never looked up."""
    told = "".join(sign for sign in house.shop.name.casefold() if sign.isascii() and sign.isalnum())
    return f"{told or 'shop'}.returns-station"

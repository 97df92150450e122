"""The slip of a booked pickup: written, sealed and waiting for paper with the booking itself."""

from dataclasses import replace
from datetime import datetime

from returns_station.case import Who
from returns_station.days import zone_of
from returns_station.desk.house import House
from returns_station.desk.pickup.shelves import BookingWork
from returns_station.desk.sealing import signed
from returns_station.pickup.booking import Booking
from returns_station.pickup.words import moments
from returns_station.scan import slip_number
from returns_station.scan.slips import SLIP, TRAINING_SLIP
from returns_station.slip_writing import Piece, pickup_confirmation


def confirmation(
    booking: Booking, work: BookingWork, *, house: House, now: datetime, who: Who
) -> str:
    """Write the pickup's own slip; gives its number."""
    series = TRAINING_SLIP if house.shop.training else SLIP
    number = slip_number(work.next_number("slip"), series)
    visit = work.slip(booking.slip)
    begins, ends = moments(booking.span, booking.door.market)
    door = booking.door
    town = " ".join(part for part in (door.postal_code, door.town) if part)
    paper = pickup_confirmation(
        number=number,
        shop=house.shop,
        language=booking.contact.language or (visit.language if visit else house.language),
        made_at=now.astimezone(zone_of(door.market)),
        served_by=who.actor,
        desk=who.desk,
        begins=begins,
        ends=ends,
        pieces=tuple(
            Piece(one.title, one.options, one.pieces) for one in work.bookings.goods(booking.slip)
        ),
        address=", ".join(part for part in (door.street, town) if part),
        sale_number=visit.sale_number if visit else "",
        sale_says=visit.sale_says if visit else None,
        currency=booking.price.currency,
    )
    # She is called as the slip of her visit calls her: of a gift, nobody is.
    called = replace(paper, thanks=visit.thanks) if visit else paper
    (sealed,) = signed((called,), house.seals, work)
    work.bookings.put_paper(sealed, booking.slip, now)
    return number

"""DHL Freight in Sweden: a pickup on a day, which it may move by itself.

Known, from DHL's page on its PickupRequest API (dhlpaket.se, API Farm): a request is answered with
status 0 accepted, 1 rejected (mostly a customer number that is wrong or closed) or 2 accepted but
moved to another day (asked too late, or its day is full); an accepted one has a booking number,
which one cancels and tracks by, by telephone; the shipment's number is best used as `id`.

Assumed, and to be tried with a key of one's own: the path, the header `client-key` and the names of
the fields (DHL shows its examples to customers). Nothing reads a request back, nothing cancels one.
"""

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from returns_station.adapters.carriers import heard as of
from returns_station.adapters.carriers.fare import Fare, check, offered
from returns_station.adapters.carriers.line import Asked, Line
from returns_station.adapters.carriers.working_days import Hours
from returns_station.pickup.booking import Answer, Booking, Told
from returns_station.pickup.slot import Slot, SlotQuestion, Span

REQUEST: Final = "/pickuprequestapi/v1/pickuprequest"

_REJECTED: Final = Answer(Told.DECLINED, reason="rejected")
_ACCEPTED, _NO, _MOVED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class DhlFreight:
    """One customer number with DHL Freight, its key, and the hours in which it comes."""

    line: Line
    fare: Fare
    key: str = field(repr=False)
    customer: str = ""
    product: str = ""
    hours: Hours = field(default_factory=Hours)
    name: str = "dhl_freight"
    can_repeat: bool = False
    can_ask: bool = False
    can_cancel: bool = False

    @property
    def deadline(self) -> timedelta:
        """After so long no call of any desk is under way."""
        return self.line.deadline

    def slots(self, question: SlotQuestion) -> tuple[Slot, ...]:
        """The working days that were asked for, as a whole; it has no times to ask for."""
        check(self.name, self.fare, question)
        return tuple(
            offered(self.name, self.fare, span, final=True) for span in self.hours.spans(question)
        )

    def book(self, booking: Booking) -> Answer:
        """Ask it to come."""
        headers = {"client-key": self.key, "content-type": "application/json"}
        body = json.dumps(self._request(booking)).encode()
        heard = of.plain(self.line.send(Asked("POST", REQUEST, headers, body)))
        return heard if isinstance(heard, Answer) else _told(of.table(heard), booking)

    def ask(self, booking: Booking) -> Answer:
        """It cannot be asked."""
        return of.CANNOT if booking.id else of.UNREADABLE

    def cancel(self, booking: Booking) -> Answer:
        """It is told by telephone, by its booking number."""
        return of.CANNOT if booking.id else of.UNREADABLE

    def _request(self, booking: Booking) -> dict[str, Any]:
        door, contact, load = booking.door, booking.contact, booking.load
        return {
            "id": booking.id,
            **({"productCode": self.product} if self.product else {}),
            "pickupDate": booking.span.day.isoformat(),
            "pickupInstruction": " ".join(filter(None, (door.code, door.note))),
            "customerNumber": self.customer,
            "pickupParty": {
                "name": contact.name,
                "street": door.street,
                "postalCode": "".join(door.postal_code.split()),
                "cityName": door.town,
                "countryCode": door.market,
                "phone": contact.phone,
                "email": contact.email,
            },
            "pieces": [{"numberOfPieces": load.parcels, "weightInGrams": load.grams}],
        }


def _told(told: dict[str, Any], booking: Booking) -> Answer:
    """What it says; only what names this request is believed."""
    status, reference = told.get("status"), of.text(told.get("bookingNumber"))
    if told.get("id") != booking.id or isinstance(status, bool):
        return of.UNREADABLE
    if status == _NO:
        return _REJECTED
    if status == _ACCEPTED and reference:
        return Answer(Told.BOOKED, reference)
    day = _day(told.get("pickupDate"))
    if status == _MOVED and reference and day:
        span = Span(day, booking.span.begins, booking.span.ends)
        return Answer(Told.MOVED, reference, "moved", span)
    return of.UNREADABLE


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None

"""Bring: a return fetched at home on a day, with a label that was printed before.

Known, from developer.bring.com (pages of the Booking, Pickup and Tracking APIs, and its public
service data): the Booking API books each shipment by itself, with a correlationId and a reference
of the sender, gives its number and label, and answers 429 above 18 requests a second; Home Delivery
Return (2778), Indoor Return (3578) and Curbside Return (3577) are services for consumers in Norway,
Sweden and Denmark; a label that was booked and is never used is not billed; the Tracking API finds
shipments by reference. The ad hoc pickups of the Pickup API come to businesses, and codes without a
label are not for pickups: so a return is booked as a home return here.

Assumed, and to be tried with a key of one's own: that tracking knows a shipment within an hour of
its booking. Before that its silence says nothing, and `deadline` waits for it. Taking a booking
back is promised for platforms between consumers alone: it is off, and slots are final.
"""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from urllib.parse import quote

from returns_station.adapters.carriers import heard as of
from returns_station.adapters.carriers.fare import Fare, check, offered
from returns_station.adapters.carriers.line import Asked, Heard, Line
from returns_station.adapters.carriers.quota import Quota
from returns_station.adapters.carriers.working_days import Hours
from returns_station.pickup.booking import Answer, Booking, Failure, Told
from returns_station.pickup.door import Contact, Door
from returns_station.pickup.slot import Slot, SlotQuestion

BOOKING: Final = "/booking-api/api/booking"
TRACKING: Final = "/tracking/api/v2/tracking.json"
CALLS: Final = (18, 1.0)
"""So many calls in so many seconds."""
HOME_DELIVERY_RETURN: Final = "HOME_DELIVERY_RETURN"

_KNOWN_AFTER: Final = timedelta(hours=1)
_NOT_FOUND: Final = 404
_ON_ITS_WAY: Final = frozenset(
    ("COLLECTED", "TERMINAL", "IN_TRANSIT", "TRANSPORT_TO_RECIPIENT", "DELIVERED", "RETURN")
)
_WENT_WRONG: Final = frozenset(("DEVIATION", "ATTEMPTED_DELIVERY"))
_GRAMS: Final = 1000
_LEAST_KG: Final = 0.1


@dataclass(frozen=True, slots=True)
class Bring:
    """One customer number at Mybring: its user and key, who gets the goods, and which service."""

    line: Line
    fare: Fare
    user: str
    key: str = field(repr=False)
    customer: str = ""
    receiver: Door = field(default_factory=lambda: Door("", "", ""), repr=False)
    shop: Contact = field(default_factory=lambda: Contact(""), repr=False)
    service: str = HOME_DELIVERY_RETURN
    hours: Hours = field(default_factory=Hours)
    test: bool = False
    name: str = "bring"
    can_ask: bool = True
    known_after: timedelta = _KNOWN_AFTER
    quota: Quota = field(default_factory=lambda: Quota(*CALLS), repr=False)
    can_repeat: bool = False
    can_cancel: bool = False

    @property
    def deadline(self) -> timedelta:
        """After so long no call is under way, and tracking knows what was booked."""
        return self.line.deadline + self.known_after

    def slots(self, question: SlotQuestion) -> tuple[Slot, ...]:
        """The working days that were asked for, as a whole; it has no times to ask for."""
        check(self.name, self.fare, question)
        return tuple(
            offered(self.name, self.fare, span, final=True, label=True)
            for span in self.hours.spans(question)
        )

    def book(self, booking: Booking) -> Answer:
        """Book the return; a second time would be a second label, and a second driver."""
        heard = self._call("POST", BOOKING, self._request(booking))
        return heard if isinstance(heard, Answer) else _booked(of.table(heard), booking)

    def ask(self, booking: Booking) -> Answer:
        """Look it up in tracking, by our own reference."""
        if not self.can_ask:
            return of.CANNOT
        heard = self._call("GET", f"{TRACKING}?q={quote(booking.id, safe='')}", None)
        return heard if isinstance(heard, Answer) else _tracked(of.table(heard), booking)

    def cancel(self, booking: Booking) -> Answer:
        """It is taken back at Mybring, by a person."""
        return of.CANNOT if booking.id else of.UNREADABLE

    def _call(self, method: str, path: str, told: dict[str, Any] | None) -> Heard | Answer:
        wait = self.quota.take()
        if wait:
            return Answer(Told.BUSY, reason="busy", wait_seconds=wait)
        headers = {
            "x-mybring-api-uid": self.user,
            "x-mybring-api-key": self.key,
            "x-bring-client-url": "https://returns-station.invalid",
            "content-type": "application/json",
            "accept": "application/json",
        }
        body = json.dumps(told).encode() if told else b""
        sent = self.line.send(Asked(method, path, headers, body))
        heard = of.plain(sent, asking=method == "GET")
        if isinstance(heard, Answer) and heard.told is Told.BUSY:
            self.quota.shut(heard.wait_seconds)
        return heard

    def _request(self, booking: Booking) -> dict[str, Any]:
        begins = (
            f"{booking.span.day}T{booking.span.begins // 60:02}:{booking.span.begins % 60:02}:00"
        )
        sender = _party(booking.door, booking.contact) | {"reference": booking.id}
        consignment = {
            "correlationId": booking.id,
            "shippingDateTime": begins,
            "parties": {"sender": sender, "recipient": _party(self.receiver, self.shop)},
            "product": {"id": self.service, "customerNumber": self.customer},
            "packages": _packages(booking),
        }
        return {"schemaVersion": 1, "testIndicator": self.test, "consignments": [consignment]}


def _party(door: Door, contact: Contact) -> dict[str, Any]:
    return {
        "name": contact.name,
        "addressLine": door.street,
        "postalCode": "".join(door.postal_code.split()),
        "city": door.town,
        "countryCode": door.market,
        "additionalAddressInfo": " ".join(filter(None, (door.code, door.note))),
        "contact": {
            "name": contact.name,
            "phoneNumber": contact.phone,
            "email": contact.email,
        },
    }


def _packages(booking: Booking) -> list[dict[str, Any]]:
    load = booking.load
    weighs = max(round(load.grams / max(load.parcels, 1) / _GRAMS, 3), _LEAST_KG)
    return [
        {
            "correlationId": f"{booking.id}-{nr}",
            "weightInKg": weighs,
            "dimensions": {"lengthInCm": load.longest_cm} if load.longest_cm else None,
        }
        for nr in range(1, load.parcels + 1)
    ]


def _booked(told: dict[str, Any], booking: Booking) -> Answer:
    """What the Booking API says; only what names this booking is believed."""
    first = next(iter(of.listed(told, "consignments")), None)
    if of.part(first, "correlationId") != booking.id:
        return of.UNREADABLE
    number = of.text(of.part(first, "confirmation", "consignmentNumber"))
    if number:
        return Answer(Told.BOOKED, number)
    errors = of.listed(first, "errors")
    if not errors:
        return of.UNREADABLE
    return Answer(Told.DECLINED, reason=of.text(of.part(errors[0], "code")) or "declined")


def _tracked(told: dict[str, Any], booking: Booking) -> Answer:
    """What tracking says of our reference."""
    first = next(iter(of.listed(told, "consignmentSet")), None)
    if of.part(first, "error", "code") == _NOT_FOUND:
        return Answer(Told.NOT_HEARD)
    number = of.text(of.part(first, "consignmentId"))
    if not number or of.part(first, "senderReference") not in {None, booking.id}:
        return of.UNREADABLE
    seen = set(_statuses(first))
    if not seen:
        return of.UNREADABLE
    if seen & _ON_ITS_WAY:
        return Answer(Told.FETCHED, number)
    if seen & _WENT_WRONG:
        return Answer(Told.FAILED, number, reason=Failure.BY_CARRIER)
    return Answer(Told.BOOKED, number)


def _statuses(consignment: object) -> list[str]:
    events = [
        event
        for package in of.listed(consignment, "packageSet")
        for event in of.listed(package, "eventSet")
    ]
    return [of.text(of.part(event, "status")) for event in events]

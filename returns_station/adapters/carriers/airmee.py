"""Airmee: label-less pickups in a window that was asked for just before.

Known, from Airmee's own apidoc (version 0.3.0 of 2022-11, saved and converted to OpenAPI by
api-evangelist/airmee in 2026): `GET /delivery_intervals_for_zip_code_returns` and
`POST /request_return`; times are epoch seconds; a long-lived token per place goes into
Authorization as it is, without "Bearer". There is no idempotency key, nothing reads a booking back,
nothing takes a return back: every call to `book` may be a courier at her door, so none is repeated,
and slots are final.

Assumed: that sides nobody has measured may be sent as the longest one (all three are required).
"""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from returns_station.adapters.carriers import heard as of
from returns_station.adapters.carriers.fare import Fare, check, offered
from returns_station.adapters.carriers.line import Asked, Line
from returns_station.adapters.carriers.moments import from_epoch, span_of
from returns_station.adapters.carriers.silent import silent
from returns_station.pickup.booking import Answer, Booking, Told
from returns_station.pickup.slot import Slot, SlotQuestion

INTERVALS: Final = "/delivery_intervals_for_zip_code_returns"
REQUEST: Final = "/request_return"

_NO_INTERVAL: Final = Answer(Told.DECLINED, reason="no_interval")
_COUNTRIES: Final = {"SE": "Sweden", "DK": "Denmark", "NO": "Norway", "FI": "Finland"}
_CALLING: Final = {"SE": 46, "DK": 45, "NO": 47, "FI": 358}
_REF: Final = re.compile(r"(\d{1,12})-(\d{1,12})/(\d{1,12})-(\d{1,12})", re.ASCII)
# The least a parcel may be said to be: a side of nothing is refused.
_LEAST_CM: Final = 10
_LEAST_GRAMS: Final = 100


@dataclass(frozen=True, slots=True)
class Airmee:
    """One place that Airmee brings returns to, and its token."""

    line: Line
    fare: Fare
    token: str = field(repr=False)
    place: str = ""
    name: str = "airmee"
    can_repeat: bool = False
    can_ask: bool = False
    can_cancel: bool = False

    @property
    def deadline(self) -> timedelta:
        """After so long no call of any desk is under way."""
        return self.line.deadline

    def slots(self, question: SlotQuestion) -> tuple[Slot, ...]:
        """Its windows for a postal code; raises CarrierSilentError with what to tell."""
        check(self.name, self.fare, question)
        door = question.door
        place = {"zip_code": "".join(door.postal_code.split()), "country": door.market}
        path = f"{INTERVALS}?{urlencode(place | {'place_id': self.place})}"
        told = of.table(silent(self.name, self.line.send(self._asked("GET", path))))
        found = (self._slot(each, question) for each in of.listed(told, "list_of_schedules"))
        return tuple(slot for slot in found if slot)

    def book(self, booking: Booking) -> Answer:
        """Ask it to come; nothing takes this back, and nothing tells of it later."""
        interval = _REF.fullmatch(booking.ref)
        if not interval:
            return _NO_INTERVAL
        numbers = [int(each) for each in interval.groups()]
        asked = self._asked("POST", REQUEST, _request(booking, self.place, numbers))
        heard = of.plain(self.line.send(asked))
        if isinstance(heard, Answer):
            return heard
        reference = of.text(of.part(of.table(heard), "order", "order_id"))
        return Answer(Told.BOOKED, reference) if reference else of.UNREADABLE

    def ask(self, booking: Booking) -> Answer:
        """It cannot be asked."""
        return of.CANNOT if booking.id else of.UNREADABLE

    def cancel(self, booking: Booking) -> Answer:
        """It cannot be told."""
        return of.CANNOT if booking.id else of.UNREADABLE

    def _asked(self, method: str, path: str, told: dict[str, Any] | None = None) -> Asked:
        headers = {"authorization": self.token, "content-type": "application/json"}
        return Asked(method, path, headers, json.dumps(told).encode() if told else b"")

    def _slot(self, told: object, question: SlotQuestion) -> Slot | None:
        """One window, where it is within a day that was asked for."""
        ends = [_at(told, name, end) for name in _INTERVALS for end in ("start", "end")]
        begun, ended = ends[0], ends[1]
        last = question.first_day + timedelta(days=question.days)
        if begun is None or ended is None or None in ends:
            return None
        span = span_of(begun, ended, question.door.market)
        if not span or not question.first_day <= span.day < last:
            return None
        numbers = [int(each.timestamp()) for each in ends if each]
        ref = "{}-{}/{}-{}".format(*numbers)
        return offered(self.name, self.fare, span, ref=ref, final=True)


_INTERVALS: Final = ("pickup_interval", "dropoff_interval")


def _at(told: object, name: str, end: str) -> datetime | None:
    return from_epoch(of.part(told, name, end))


def _request(booking: Booking, place: str, numbers: list[int]) -> dict[str, Any]:
    door, contact = booking.door, booking.contact
    number, calling = _phone(contact.phone, door.market)
    return {
        "place_id": place,
        "ecomm_id": booking.id,
        "customer": {
            "name": contact.name,
            "phone_number": number,
            "phone_number_country_code": calling,
            "email": contact.email,
        },
        "pickup_address": {
            "street_and_number": door.street,
            "city": door.town,
            "zip_code": "".join(door.postal_code.split()),
            "country": _COUNTRIES.get(door.market, door.market),
            "floor": str(door.floor),
            "door_code": door.code,
        },
        "pickup_message_to_courier": door.note,
        "items": _items(booking),
        "pickup_interval": {"start": numbers[0], "end": numbers[1]},
        "dropoff_interval": {"start": numbers[2], "end": numbers[3]},
    }


def _items(booking: Booking) -> list[dict[str, Any]]:
    load = booking.load
    side = max(load.longest_cm, _LEAST_CM)
    grams = max(load.grams // max(load.parcels, 1), _LEAST_GRAMS)
    size = {"length": side, "width": side, "height": side, "volume": round((side / 100) ** 3, 6)}
    return [
        {"parcel_id": f"{booking.id}-{nr}", "weight": grams, "quantity": 1, **size}
        for nr in range(1, load.parcels + 1)
    ]


def _phone(text: str, market: str) -> tuple[int, int]:
    """A number without its first 0, and the country's; a foreign one is left whole."""
    calling = _CALLING.get(market, 46)
    digits = "".join(sign for sign in text if sign.isdecimal())
    is_abroad = text.strip().startswith(("+", "00"))
    digits = digits.lstrip("0") if is_abroad else digits.removeprefix("0")
    if is_abroad and digits.startswith(str(calling)):
        digits = digits.removeprefix(str(calling))
    return int(digits or "0"), calling

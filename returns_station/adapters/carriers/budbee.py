"""Budbee (Instabee): a courier at her door in an evening's window.

Known, from developer.budbee.com as indexed by api-evangelist (instabee conventions, rate limits,
webhooks; budbee schemas, 2026) and Budbee's own client for PHP: HTTP Basic with key and secret;
the version of an endpoint is its media type; `GET /intervals/COUNTRY/CODE/N` with epoch
milliseconds; `POST /returns` with cartId, warehouseId, consumer and numberOfParcels; returns tell
time in ISO 8601, UTC; no idempotency key; 300 writes in five minutes, then 429; webhooks signed
with HMAC-SHA1 in X-Budbee-Signature.

Assumed, and to be tried with a key of one's own: that a return takes the interval it was offered
(`interval`, ISO 8601), and is told back with `id` and `cartId`; the names of its media type and of
the path of webhooks. Reading
a return back and taking it back are documented for orders alone: they are off unless the settings
say that Budbee has promised them (`reads_back`, `cancels`).
"""

import json
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from urllib.parse import quote

from returns_station.adapters.carriers import heard as of
from returns_station.adapters.carriers.budbee_words import FAILURES, TYPES
from returns_station.adapters.carriers.fare import Fare, check, offered
from returns_station.adapters.carriers.line import Asked, Heard, Line
from returns_station.adapters.carriers.moments import from_either, from_epoch, iso, moments, span_of
from returns_station.adapters.carriers.quota import Quota
from returns_station.adapters.carriers.silent import silent
from returns_station.pickup.booking import Answer, Booking, Failure, Told
from returns_station.pickup.slot import Slot, SlotQuestion, Span

INTERVALS: Final = "application/vnd.budbee.intervals-v2+json"
RETURNS: Final = "application/vnd.budbee.returns-v1+json"
HOOKS: Final = "application/vnd.budbee.webhooks-v2+json"
WEBHOOKS: Final = "/webhooks"
WRITES: Final = (300, 300.0)
"""So many writes in so many seconds."""

_A_DAY: Final = 3
_STANDS: Final = {
    "BOOKED": Told.BOOKED,
    "MOVED": Told.MOVED,
    "CANCELLED": Told.CANCELLED,
    "PICKED_UP": Told.FETCHED,
    "RETURNED": Told.FETCHED,
    "FAILED": Told.FAILED,
}


@dataclass(frozen=True, slots=True)
class Budbee:
    """One agreement with Budbee: its key and secret, and the warehouse that gets the returns."""

    line: Line
    fare: Fare
    key: str = field(repr=False)
    secret: str = field(repr=False)
    warehouse: int = 0
    name: str = "budbee"
    can_ask: bool = False
    can_cancel: bool = False
    quota: Quota = field(default_factory=lambda: Quota(*WRITES), repr=False)
    can_repeat: bool = False

    @property
    def deadline(self) -> timedelta:
        """After so long no call of any desk is under way."""
        return self.line.deadline

    def slots(self, question: SlotQuestion) -> tuple[Slot, ...]:
        """Its evenings for a postal code; raises CarrierSilentError with what to tell."""
        check(self.name, self.fare, question)
        door, most = question.door, question.days * _A_DAY
        place = f"{quote(door.market, safe='')}/{quote(_code(door.postal_code), safe='')}"
        heard = self.line.send(self._asked("GET", f"/intervals/{place}/{most}", INTERVALS))
        told = of.content(silent(self.name, heard))
        listed = told if isinstance(told, list) else []
        spans = [_offered_span(each, door.market) for each in listed]
        last = question.first_day + timedelta(days=question.days)
        return tuple(
            offered(self.name, self.fare, span, final=not self.can_cancel)
            for span in spans
            if span and question.first_day <= span.day < last
        )

    def book(self, booking: Booking) -> Answer:
        """Ask it to come; a second time would be a second courier."""
        heard = self._write("POST", "/returns", self._return_of(booking))
        return heard if isinstance(heard, Answer) else _told(of.table(heard), booking)

    def ask(self, booking: Booking) -> Answer:
        """What became of it, where Budbee has promised to tell."""
        if not self.can_ask:
            return of.CANNOT
        path = f"/returns?cartId={quote(booking.id, safe='')}"
        heard = of.plain(self.line.send(self._asked("GET", path, RETURNS)), asking=True)
        if isinstance(heard, Answer):
            return heard
        told = of.content(heard)
        if not isinstance(told, list):
            return of.UNREADABLE
        return _told(told[0], booking) if told else Answer(Told.NOT_HEARD)

    def cancel(self, booking: Booking) -> Answer:
        """Ask it not to come, where Budbee has promised to listen."""
        if not self.can_cancel:
            return of.CANNOT
        number = booking.reference
        if number in {"", booking.id}:
            # A webhook told of it by our own name: its number is asked for first.
            number = self.ask(booking).reference
        if number in {"", booking.id}:
            return of.CANNOT
        heard = self._write("DELETE", f"/returns/{quote(number, safe='')}", None)
        return heard if isinstance(heard, Answer) else Answer(Told.CANCELLED, number)

    def listening_at(self) -> str | None:
        """Where Budbee tells what happens; "" nowhere, None: it does not say just now."""
        heard = of.plain(self.line.send(self._asked("GET", WEBHOOKS, HOOKS)), asking=True)
        told = None if isinstance(heard, Answer) else of.content(heard)
        if not isinstance(told, list):
            return None
        return next((url for each in told if (url := of.text(of.part(each, "url")))), "")

    def listen_at(self, url: str) -> bool:
        """Have Budbee tell what happens; whether it said yes."""
        told = {"url": url, "events": sorted(TYPES)}
        return not isinstance(self._write("POST", WEBHOOKS, told, HOOKS), Answer)

    def _write(
        self, method: str, path: str, told: dict[str, Any] | None, kind: str = RETURNS
    ) -> Heard | Answer:
        wait = self.quota.take()
        if wait:
            return Answer(Told.BUSY, reason="busy", wait_seconds=wait)
        heard = of.plain(self.line.send(self._asked(method, path, kind, told)))
        if isinstance(heard, Answer) and heard.told is Told.BUSY:
            self.quota.shut(heard.wait_seconds)
        return heard

    def _asked(
        self, method: str, path: str, kind: str, told: dict[str, Any] | None = None
    ) -> Asked:
        basic = b64encode(f"{self.key}:{self.secret}".encode()).decode()
        headers = {"authorization": f"Basic {basic}", "content-type": kind, "accept": kind}
        return Asked(method, path, headers, json.dumps(told).encode() if told else b"")

    def _return_of(self, booking: Booking) -> dict[str, Any]:
        door, contact = booking.door, booking.contact
        begins, ends = moments(booking.span, door.market)
        return {
            "cartId": booking.id,
            "warehouseId": self.warehouse,
            "consumer": {
                "name": contact.name,
                "telephoneNumber": contact.phone,
                "email": contact.email,
                "address": {
                    "street": door.street,
                    "postalCode": _code(door.postal_code),
                    "city": door.town,
                    "country": door.market,
                },
                "doorCode": door.code,
                "additionalInfo": door.note,
            },
            "numberOfParcels": booking.load.parcels,
            "interval": {"start": iso(begins), "stop": iso(ends)},
        }


def _code(postal_code: str) -> str:
    return "".join(postal_code.split())


def _offered_span(told: object, market: str) -> Span | None:
    begins = from_epoch(of.part(told, "delivery", "start"), per_second=1000)
    ends = from_epoch(of.part(told, "delivery", "stop"), per_second=1000)
    return span_of(begins, ends, market) if begins and ends else None


def _told(told: object, booking: Booking) -> Answer:
    """What a return says; only one that names this booking is believed."""
    if of.part(told, "cartId") != booking.id:
        return of.UNREADABLE
    stands = _STANDS.get(of.text(of.part(told, "status")) or "BOOKED", Told.NO_WORD)
    begins = from_either(of.part(told, "interval", "start"))
    ends = from_either(of.part(told, "interval", "stop"))
    span = span_of(begins, ends, booking.door.market) if begins and ends else None
    if stands is Told.BOOKED and span and span != booking.span:
        stands = Told.MOVED
    reason = of.text(of.part(told, "reason"))
    if stands is Told.FAILED:
        reason = FAILURES.get(reason, Failure.BY_CARRIER)
    reference = of.text(of.part(told, "id")) or booking.id
    return Answer(stands, reference, reason, span if stands is Told.MOVED else None)

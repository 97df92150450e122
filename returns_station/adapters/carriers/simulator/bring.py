"""Bring's Booking and Tracking APIs over a simulated carrier's books."""

import json
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from returns_station.adapters.carriers.bring import BOOKING, TRACKING
from returns_station.adapters.carriers.line import Asked, Heard
from returns_station.adapters.carriers.simulator.far_end import Booked, FarEnd, What
from returns_station.adapters.carriers.simulator.faults import Fault
from returns_station.adapters.carriers.simulator.saying import said
from returns_station.days import zone_of

_STATUSES: Final = {
    What.BOOKED: ("PRE_NOTIFIED",),
    What.MOVED: ("PRE_NOTIFIED",),
    What.CANCELLED: (),
    What.FETCHED: ("PRE_NOTIFIED", "COLLECTED"),
    What.FAILED: ("PRE_NOTIFIED", "DEVIATION"),
    What.RETURNED: ("PRE_NOTIFIED", "COLLECTED", "DELIVERED"),
}
_A_DAY: Final = timedelta(hours=9)


class BringFace:
    """Bring as its developer pages describe it."""

    name = "bring"

    def __init__(self, user: str = "user", key: str = "key") -> None:
        """Let in this user with this key."""
        self._let_in = (user, key)

    def answer(self, end: FarEnd, asked: Asked, fault: Fault) -> Heard:
        """One request."""
        parts, headers = urlsplit(asked.path), asked.headers
        if (headers.get("x-mybring-api-uid"), headers.get("x-mybring-api-key")) != self._let_in:
            return said({}, 401)
        match asked.method, parts.path:
            case "POST", path if path == BOOKING:
                (consignment,) = json.loads(asked.body)["consignments"]
                return said({"consignments": [_booked(end, consignment, fault)]})
            case "GET", path if path == TRACKING:
                ours = parse_qs(parts.query).get("q", [""])[0]
                return said({"apiVersion": "2", "consignmentSet": _tracked(end, ours)})
            case _:
                return said({}, 404)


def _booked(end: FarEnd, told: dict[str, Any], fault: Fault) -> dict[str, Any]:
    ours, sender = told["correlationId"], told["parties"]["sender"]
    if fault is Fault.DECLINE or not sender["postalCode"]:
        error = {"code": "BOOK-INPUT-043", "messages": [{"lang": "en", "message": "No."}]}
        return {"correlationId": ours, "confirmation": None, "errors": [error]}
    local = datetime.fromisoformat(told["shippingDateTime"])
    begins = local.replace(tzinfo=zone_of(sender["countryCode"]))
    booked = end.book(sender["reference"], begins, begins + _A_DAY)
    confirmation = {"consignmentNumber": booked.reference, "links": {"labels": ""}}
    return {"correlationId": ours, "confirmation": confirmation, "errors": []}


def _tracked(end: FarEnd, ours: str) -> list[dict[str, Any]]:
    found = end.named(ours)
    if not found:
        return [{"error": {"code": 404, "message": "No shipments found"}}]
    return [_consignment(each) for each in found]


def _consignment(booked: Booked) -> dict[str, Any]:
    events = [{"status": status} for status in reversed(_STATUSES[booked.stands])]
    return {
        "consignmentId": booked.reference,
        "senderReference": booked.ours,
        "packageSet": [{"packageNumber": booked.reference, "eventSet": events}],
    }

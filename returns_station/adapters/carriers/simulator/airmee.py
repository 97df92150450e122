"""Airmee's protocol over a simulated carrier's books: nothing is told twice, or undone."""

import json
from datetime import timedelta
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit
from uuid import NAMESPACE_URL, uuid5

from returns_station.adapters.carriers.airmee import INTERVALS, REQUEST
from returns_station.adapters.carriers.line import Asked, Heard
from returns_station.adapters.carriers.moments import from_epoch, moments
from returns_station.adapters.carriers.simulator.far_end import FarEnd
from returns_station.adapters.carriers.simulator.faults import Fault
from returns_station.adapters.carriers.simulator.saying import said
from returns_station.days import local_day
from returns_station.pickup.slot import Span

_DAYS: Final = 14
_WINDOWS: Final = ((9 * 60, 13 * 60), (17 * 60, 22 * 60))
_REQUIRED: Final = ("place_id", "customer", "ecomm_id", "pickup_address", "items")


class AirmeeFace:
    """Airmee as its apidoc describes it."""

    name = "airmee"

    def __init__(self, token: str = "token") -> None:  # noqa: S107 - of nothing real
        """Let in who has this token, as it is."""
        self._token = token

    def answer(self, end: FarEnd, asked: Asked, fault: Fault) -> Heard:
        """One request."""
        parts = urlsplit(asked.path)
        if asked.headers.get("authorization") != self._token:
            return said({"message": "Unauthorized"}, 401)
        if (asked.method, parts.path) == ("GET", INTERVALS):
            query = parse_qs(parts.query)
            return said({"list_of_schedules": _schedules(end, query["country"][0])})
        if (asked.method, parts.path) == ("POST", REQUEST):
            return _requested(end, json.loads(asked.body), fault)
        return said({"message": "Not found"}, 404)


def _requested(end: FarEnd, told: dict[str, Any], fault: Fault) -> Heard:
    if any(not told.get(name) for name in _REQUIRED):
        return said({"message": "Invalid inputs supplied"}, 400)
    begins = from_epoch(told["pickup_interval"]["start"])
    ends = from_epoch(told["pickup_interval"]["end"])
    if fault is Fault.DECLINE or not (begins and ends):
        return said({"message": "Geocoding error"}, 412)
    booked = end.book(told["ecomm_id"], begins, ends)
    order = str(uuid5(NAMESPACE_URL, booked.reference))
    return said({"order": {"order_id": order, "tracking_url": booked.reference}})


def _schedules(end: FarEnd, country: str) -> list[dict[str, Any]]:
    """Its times: numbers here, digits there, as its reference has both."""
    today = local_day(end.now(), country)
    days = [today + timedelta(days=nr) for nr in range(1, _DAYS + 1)]
    spans = [Span(day, *window) for day in days for window in _WINDOWS]
    return [
        {
            "pickup_interval": _interval(span, country, as_text=nr % 2 == 1),
            "dropoff_interval": _interval(
                Span(span.day + timedelta(days=1), 13 * 60, 20 * 60), country, as_text=True
            ),
            "extras": {},
        }
        for nr, span in enumerate(spans)
    ]


def _interval(span: Span, country: str, *, as_text: bool) -> dict[str, Any]:
    begins, ends = (int(each.timestamp()) for each in moments(span, country))
    return {
        "start": str(begins) if as_text else begins,
        "end": str(ends) if as_text else ends,
        "formatted_as_schedule": str(span.day),
    }

"""Budbee's protocol over a simulated carrier's books; orders come in twice and are booked twice."""

import json
from base64 import b64encode
from collections import deque
from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from returns_station.adapters.carriers.budbee import HOOKS, INTERVALS, RETURNS, WRITES
from returns_station.adapters.carriers.line import Asked, Heard
from returns_station.adapters.carriers.moments import from_iso, iso, moments
from returns_station.adapters.carriers.simulator.far_end import Booked, FarEnd, What
from returns_station.adapters.carriers.simulator.faults import Fault
from returns_station.adapters.carriers.simulator.saying import said
from returns_station.days import local_day
from returns_station.pickup.slot import Span

# It drives evenings; the narrower windows lie in the wide one.
_WINDOWS: Final = ((17 * 60, 22 * 60), (17 * 60, 19 * 60), (19 * 60, 21 * 60))
_STANDS: Final = {
    What.BOOKED: "BOOKED",
    What.MOVED: "MOVED",
    What.CANCELLED: "CANCELLED",
    What.FETCHED: "PICKED_UP",
    What.FAILED: "FAILED",
    What.RETURNED: "RETURNED",
}
_NOT_SERVED: Final = "98"
"""Postal codes that begin so have no courier."""


class BudbeeFace:
    """Budbee as its reference describes it."""

    name = "budbee"

    def __init__(self, key: str = "key", secret: str = "secret") -> None:  # noqa: S107 - of nothing real
        """Let in who has this key and secret."""
        self._basic = "Basic " + b64encode(f"{key}:{secret}".encode()).decode()
        self._writes: deque[datetime] = deque()
        self.subscribed = ""

    def answer(self, end: FarEnd, asked: Asked, fault: Fault) -> Heard:
        """One request."""
        if asked.headers.get("authorization") != self._basic:
            return Heard(401)
        if asked.method == "GET":
            return self._read(end, asked)
        if self._is_too_much(end.now()):
            return Heard(429, b"", {"retry-after": "300"})
        return self._written(end, asked, fault)

    def _read(self, end: FarEnd, asked: Asked) -> Heard:
        parts = urlsplit(asked.path)
        kind = asked.headers.get("content-type")
        match parts.path.strip("/").split("/"):
            case ["intervals", country, code, most] if kind == INTERVALS:
                return _intervals(end, country, code, int(most))
            case ["returns"] if kind == RETURNS:
                ours = parse_qs(parts.query).get("cartId", [""])[0]
                return said([_return_of(each) for each in end.named(ours)])
            case ["webhooks"] if kind == HOOKS:
                return said([{"url": self.subscribed}] if self.subscribed else [])
            case _:
                return Heard(415)

    def _written(self, end: FarEnd, asked: Asked, fault: Fault) -> Heard:
        match asked.method, asked.path.strip("/").split("/"):
            case "POST", ["returns"] if asked.headers.get("content-type") == RETURNS:
                return _booked(end, json.loads(asked.body), fault)
            case "DELETE", ["returns", reference]:
                return Heard(204) if end.cancel(reference) else Heard(404)
            case "POST", ["webhooks"]:
                self.subscribed = str(json.loads(asked.body)["url"])
                return said({"url": self.subscribed})
            case _:
                return Heard(415)

    def _is_too_much(self, now: datetime) -> bool:
        most, seconds = WRITES
        while self._writes and self._writes[0] <= now - timedelta(seconds=seconds):
            self._writes.popleft()
        if len(self._writes) >= most:
            return True
        self._writes.append(now)
        return False


def _intervals(end: FarEnd, country: str, code: str, most: int) -> Heard:
    if code.startswith(_NOT_SERVED):
        return Heard(404)
    today = local_day(end.now(), country)
    found = [
        {"collection": _epoch(span, country), "delivery": _epoch(span, country)}
        for span in (_evening(today, nr) for nr in range(most))
    ]
    return said(found)


def _evening(today: date, nr: int) -> Span:
    begins, ends = _WINDOWS[nr % len(_WINDOWS)]
    return Span(today + timedelta(days=1 + nr // len(_WINDOWS)), begins, ends)


def _booked(end: FarEnd, told: dict[str, Any], fault: Fault) -> Heard:
    begins, ends = from_iso(told["interval"]["start"]), from_iso(told["interval"]["stop"])
    if fault is Fault.DECLINE or not (begins and ends):
        return Heard(422)
    moved = fault is Fault.MOVED
    later = timedelta(days=1 if moved else 0)
    return said(_return_of(end.book(told["cartId"], begins + later, ends + later, moved=moved)))


def _return_of(booked: Booked) -> dict[str, Any]:
    return {
        "id": booked.reference,
        "cartId": booked.ours,
        "status": _STANDS[booked.stands],
        "reason": booked.why,
        "interval": {"start": iso(booked.begins), "stop": iso(booked.ends)},
    }


def _epoch(span: Span, country: str) -> dict[str, int]:
    begins, ends = moments(span, country)
    return {"start": int(begins.timestamp() * 1000), "stop": int(ends.timestamp() * 1000)}

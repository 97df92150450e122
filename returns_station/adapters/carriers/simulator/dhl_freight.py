"""DHL Freight's pickup request over a simulated carrier's books: 0 yes, 1 no, 2 another day."""

import json
from datetime import date, timedelta
from typing import Any, Final

from returns_station.adapters.carriers.dhl_freight import REQUEST
from returns_station.adapters.carriers.line import Asked, Heard
from returns_station.adapters.carriers.moments import moments
from returns_station.adapters.carriers.simulator.far_end import FarEnd
from returns_station.adapters.carriers.simulator.faults import Fault
from returns_station.adapters.carriers.simulator.saying import said
from returns_station.days import local_day, next_working_day
from returns_station.pickup.slot import Span

_HOURS: Final = (8 * 60, 17 * 60)
CLOSED_CUSTOMER: Final = "closed"
"""A customer number that is no longer open."""


class DhlFreightFace:
    """DHL Freight as its page describes it; asked for today or earlier, it moves to a later day."""

    name = "dhl_freight"

    def __init__(self, key: str = "key") -> None:
        """Let in who has this key."""
        self._key = key

    def answer(self, end: FarEnd, asked: Asked, fault: Fault) -> Heard:
        """One request."""
        if asked.headers.get("client-key") != self._key:
            return said({}, 401)
        if (asked.method, asked.path) != ("POST", REQUEST):
            return said({}, 404)
        told = json.loads(asked.body)
        if fault is Fault.DECLINE or told["customerNumber"] == CLOSED_CUSTOMER:
            return said({"id": told["id"], "status": 1})
        return _accepted(end, told, fault)


def _accepted(end: FarEnd, told: dict[str, Any], fault: Fault) -> Heard:
    market = told["pickupParty"]["countryCode"]
    wanted, today = date.fromisoformat(told["pickupDate"]), local_day(end.now(), market)
    day = max(wanted, today + timedelta(days=1))
    if fault is Fault.MOVED:
        day += timedelta(days=1)
    day = next_working_day(day, market)
    moved = day != wanted
    begins, ends = moments(Span(day, *_HOURS), market)
    booked = end.book(told["id"], begins, ends, moved=moved)
    answer = {"id": told["id"], "status": 2 if moved else 0, "bookingNumber": booked.reference}
    return said(answer | {"pickupDate": f"{day}T00:00:00"})

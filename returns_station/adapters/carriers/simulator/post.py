"""What a simulated Budbee tells by itself: signed, lost, doubled, out of order, in two formats.

Ten tries half an hour apart; then the subscription is gone, and nothing more is told.
"""

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from returns_station.adapters.carriers.budbee_words import (
    BOOKED,
    NOT_PICKED_UP,
    PICKED_UP,
    RETURNED,
    SIGNATURE,
    signature,
)
from returns_station.adapters.carriers.moments import iso
from returns_station.adapters.carriers.simulator.budbee import BudbeeFace
from returns_station.adapters.carriers.simulator.far_end import FarEnd, Happened, What

TRIES: Final = 10
EVERY: Final = timedelta(minutes=30)
_OK: Final = 200
_TYPES: Final = {
    What.BOOKED: BOOKED,
    What.MOVED: BOOKED,
    What.FETCHED: PICKED_UP,
    What.FAILED: NOT_PICKED_UP,
    What.RETURNED: RETURNED,
}

Knock = Callable[[Mapping[str, str], bytes], int]
"""Delivers one event and gives the status; 0: nobody answered."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    happened: Happened
    due: datetime
    tries: int = 0


class Post:
    """The events of one far end on their way; without a chance each comes once and in order."""

    def __init__(
        self,
        end: FarEnd,
        face: BudbeeFace,
        secret: str,
        chance: random.Random | None = None,
        country: str = "SE",
    ) -> None:
        """Tell only what happens from now on."""
        self._end, self._face, self._secret, self._chance = end, face, secret, chance
        self._country = country
        self._known = max((each.nr for each in end.events()), default=0)
        self._waiting: list[_Waiting] = []

    def go_round(self, knock: Knock) -> int:
        """Deliver what is due by the far end's clock; how many were taken."""
        self._collect()
        now = self._end.now()
        due = [each for each in self._waiting if each.due <= now]
        self._waiting = [each for each in self._waiting if each.due > now]
        if self._chance:
            self._chance.shuffle(due)
        return sum(self._deliver(each, knock) for each in due)

    def _collect(self) -> None:
        for happened in self._end.events(self._known):
            self._known = happened.nr
            if self._face.subscribed and happened.booked.stands in _TYPES:
                self._waiting.append(_Waiting(happened, self._end.now()))
        if not self._face.subscribed:
            self._waiting.clear()

    def _deliver(self, waiting: _Waiting, knock: Knock) -> bool:
        headers, body = signed(waiting.happened, self._secret, self._country)
        lot = self._chance.random() if self._chance else 1.0
        lost, doubled = lot < 0.2, 0.2 <= lot < 0.4  # noqa: PLR2004 - shares of all
        status = 0 if lost else knock(headers, body)
        if doubled:
            knock(headers, body)
        if status == _OK:
            return True
        tried = replace(waiting, tries=waiting.tries + 1, due=self._end.now() + EVERY)
        if tried.tries >= TRIES:
            self._face.subscribed = ""
        else:
            self._waiting.append(tried)
        return False


def signed(happened: Happened, secret: str, country: str = "SE") -> tuple[dict[str, str], bytes]:
    """One event as it is sent: every other tells time in milliseconds."""
    body = json.dumps(_told(happened, country)).encode()
    return {SIGNATURE: signature(secret, body), "content-type": "application/json"}, body


def _told(happened: Happened, country: str) -> dict[str, Any]:
    booked, at = happened.booked, happened.at
    in_text = happened.nr % 2 == 0
    return {
        "id": happened.id,
        "type": _TYPES[booked.stands],
        "createdAt": at.isoformat() if in_text else int(at.timestamp() * 1000),
        "payload": {
            "id": booked.reference,
            "cartId": booked.ours,
            "reason": booked.why,
            "country": country,
            "interval": {"start": iso(booked.begins), "stop": iso(booked.ends)},
        },
    }

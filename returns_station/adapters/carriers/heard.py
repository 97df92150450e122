"""What any carrier's response says before its content is read: done, refused, busy, or no word."""

import json
from typing import Any, Final

from returns_station.adapters.carriers.line import Heard, Lost
from returns_station.pickup.booking import Answer, Told

NO_ANSWER: Final = Answer(Told.NO_WORD, reason="no_answer")
UNREADABLE: Final = Answer(Told.NO_WORD, reason="unreadable")
UNREACHABLE: Final = Answer(Told.NOT_SENT, reason="unreachable")
CANNOT: Final = Answer(Told.NO_WORD, reason="cannot")
"""A carrier has no such question: nothing was sent, and a person must find out."""

WAIT_SECONDS: Final = 60
_LONGEST_WAIT: Final = 3600
_BUSY: Final = 429
# What a carrier says of the request itself: it was read, and nothing was done. Others, such as 408,
# 409 or 5xx, leave open how far it came.
_REFUSED: Final = {
    400: "declined",
    401: "not_let_in",
    403: "declined",
    404: "declined",
    412: "address",
    415: "declined",
    422: "declined",
}


def plain(heard: Heard | Lost, *, asking: bool = False) -> Heard | Answer:
    """A response whose content says more, or what it comes to without.

    Only one who was asked to do something may refuse: whoever asks what became of a booking hears
    nothing of it from a refusal.
    """
    if isinstance(heard, Lost):
        return UNREACHABLE if heard is Lost.NOT_SENT else NO_ANSWER
    if heard.status == _BUSY:
        return Answer(Told.BUSY, reason="busy", wait_seconds=_wait(heard))
    if heard.status in _REFUSED and not asking:
        return Answer(Told.DECLINED, reason=_REFUSED[heard.status])
    if heard.status not in range(200, 300):
        return Answer(Told.NO_WORD, reason="broken")
    return heard


def content(heard: Heard) -> Any:  # noqa: ANN401 - it is whatever they sent, and is judged by who reads
    """The JSON of a response; None where it is none."""
    try:
        return json.loads(heard.body)
    except (ValueError, RecursionError):
        return None


def table(heard: Heard) -> dict[str, Any]:
    """The JSON object of a response; empty where it is none."""
    told = content(heard)
    return told if isinstance(told, dict) else {}


def part(told: object, *names: str) -> Any:  # noqa: ANN401 - as in `content`
    """What lies under these names; None where one of them is not there."""
    for name in names:
        told = told.get(name) if isinstance(told, dict) else None
    return told


def listed(told: object, *names: str) -> list[Any]:
    """The list that lies under these names; empty where there is none."""
    found = part(told, *names)
    return found if isinstance(found, list) else []


def text(value: object) -> str:
    """A short text or a number as text; anything else is none."""
    return str(value)[:200] if isinstance(value, str | int) else ""


def _wait(heard: Heard) -> int:
    asked = heard.headers.get("retry-after", "")
    return min(max(int(asked), 1), _LONGEST_WAIT) if asked.isdecimal() else WAIT_SECONDS

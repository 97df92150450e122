"""Spans of a local day to the moments carriers count in, and back."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from returns_station.days import zone_of
from returns_station.pickup.slot import Span

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR


def moments(span: Span, market: str) -> tuple[datetime, datetime]:
    """When a span begins and ends, in UTC."""
    return _moment(span.day, span.begins, market), _moment(span.day, span.ends, market)


def span_of(begins: datetime, ends: datetime, market: str) -> Span | None:
    """The span of a local day; None: it is not within one."""
    zone = zone_of(market)
    first, last = begins.astimezone(zone), ends.astimezone(zone)
    begin, end = _minutes(first), _minutes(last)
    if last.date() == first.date() + timedelta(days=1) and end == 0:
        end = _DAY
    elif last.date() != first.date():
        return None
    return Span(first.date(), begin, end) if begin < end else None


def from_epoch(value: object, per_second: int = 1) -> datetime | None:
    """A moment from a count since 1970, a number or its digits; None: it is none."""
    try:
        return datetime.fromtimestamp(int(str(value)) / per_second, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def from_iso(value: object) -> datetime | None:
    """A moment from ISO 8601; without a zone it is UTC. None: it is none."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def from_either(value: object) -> datetime | None:
    """A moment as epoch milliseconds or ISO 8601: the same carrier sends both."""
    if isinstance(value, int) or (isinstance(value, str) and value.isdecimal()):
        return from_epoch(value, per_second=1000)
    return from_iso(value)


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC, such as 2027-01-14T16:00:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _moment(day: date, minutes: int, market: str) -> datetime:
    if minutes == _DAY:
        day, minutes = day + timedelta(days=1), 0
    at = time(minutes // _HOUR, minutes % _HOUR)
    return datetime.combine(day, at, zone_of(market)).astimezone(UTC)


def _minutes(moment: datetime) -> int:
    return moment.hour * _HOUR + moment.minute

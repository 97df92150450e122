"""One value, one text: the canonical JSON that the journal chains and the shelves keep."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Final, cast

from returns_station.days import Days, Months
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]

KIND: Final = "$kind"
"""Where the name of a value's kind stands, for the few that look alike without it."""

_LIKE_ANOTHER: Final = frozenset((Days, Months))


def plain(value: object) -> Plain:
    """A frozen value as JSON's own kinds; money, days and phrases keep their type in a tag."""
    if value is None or (isinstance(value, str | int) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return plain(_opened(value))


def _opened(value: object) -> object:  # noqa: PLR0911 - one return a kind of value
    """One value that JSON does not know as one that it does; what is inside stays as it is."""
    match value:
        case Money():
            return {"$money": (value.minor, value.currency)}
        case Phrase():
            return {"$phrase": value.key, "args": value.args}
        case Enum():
            return str(value.value)
        case datetime():
            return {"$moment": value.isoformat()}
        case date():
            return {"$day": value.isoformat()}
        case Decimal():
            return {"$decimal": str(value)}
        case frozenset():
            return sorted((plain(item) for item in value), key=str)
        case Mapping():
            return {str(key): item for key, item in value.items()}
        case _:
            # The checker takes the hash of a class for that of its values.
            kind: type[Any] = type(value)
            opened = {name: getattr(value, name) for name in _names(kind)}  # type: ignore[arg-type]
            return {KIND: kind.__name__, **opened} if kind in _LIKE_ANOTHER else opened


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    assert is_dataclass(kind), kind
    return tuple(field.name for field in fields(kind))


def typed(value: Plain) -> object:  # noqa: PLR0911 - one return a kind of value
    """JSON's kinds back to money, days, moments and phrases; everything else stays plain."""
    match value:
        case list():
            return [typed(item) for item in value]
        case {"$money": [int(minor), str(currency)]}:
            return Money(minor, currency)
        case {"$phrase": str(key), "args": dict(args)}:
            return Phrase(key, {name: _argument(item) for name, item in args.items()})
        case {"$decimal": str(number)}:
            return Decimal(number)
        case {"$day": str(day)}:
            return date.fromisoformat(day)
        case {"$moment": str(moment)}:
            return datetime.fromisoformat(moment)
        case dict():
            return {key: typed(item) for key, item in value.items()}
        case _:
            return value


def _argument(value: Plain) -> Argument:
    if isinstance(value, list):
        return tuple(_argument(item) for item in value)
    return cast("Argument", typed(value))


# The encoder asks for one level at a time: it walks three times as fast as we would.
_TEXT: Final = json.JSONEncoder(
    sort_keys=True,
    separators=(",", ":"),
    ensure_ascii=False,
    check_circular=False,
    default=_opened,
)


def dumps(value: object) -> str:
    """The canonical text: sorted keys, no spaces, letters as they are."""
    return _TEXT.encode(value)

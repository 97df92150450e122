"""The canonical text of a slip: what the shelf keeps, and what a seal vouches for."""

from dataclasses import fields
from functools import cache
from typing import Any, Final

from returns_station.canonical import dumps
from returns_station.resolution.taxed import Taxed
from returns_station.slip import NextStep, Shop, Slip, SlipLine, SlipSum

_KINDS: Final = (Slip, Shop, SlipLine, SlipSum, NextStep, Taxed)
# What is said of a slip, or stamped on it, after it was written.
_LATER: Final = frozenset({"seal", "copy", "second", "till_return_number", "undone"})


def slip_text(made: Slip) -> str:
    """The canonical text of a slip; what stands there anyway is not written.

    So a field that is added later, with a default, leaves the text of older slips as it was.
    """
    return dumps(_lean(made))


def text_as_written(made: Slip) -> str:
    """The same as it was when the slip was first written: the text of every copy is alike."""
    said = ((each, getattr(made, each.name)) for each in _fields(Slip))
    return dumps(
        {
            each.name: _lean(item)
            for each, item in said
            if item != each.default and each.name not in _LATER
        }
    )


def _lean(value: object) -> object:
    """What a value says besides its defaults: it is read with the same."""
    if isinstance(value, tuple):
        return [_lean(item) for item in value]
    if not isinstance(value, _KINDS):
        return value
    # The checker takes the hash of a class for that of its values.
    said = ((each, getattr(value, each.name)) for each in _fields(type(value)))  # type: ignore[arg-type]
    return {each.name: _lean(item) for each, item in said if item != each.default}


@cache
def _fields(kind: type[Any]) -> tuple[Any, ...]:
    return fields(kind)

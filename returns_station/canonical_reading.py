"""Canonical JSON back to the frozen value it was written from, by the value's own annotations."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from returns_station.canonical import KIND, typed
from returns_station.money import Money
from returns_station.phrase import Phrase

_T = TypeVar("_T")
_E = TypeVar("_E", bound=Enum)
# A value of JSON; which one is known by the annotation it is read by.
_Json = Any
_Reader = Callable[[_Json], Any]

_TAGGED: Final = (Money, Phrase, datetime, date, Decimal)
_AS_THEY_ARE: Final = (str, int, bool)
# What a kind says of parts that cannot be: no number, no day, against its own sense.
_CANNOT_BE: Final = (TypeError, ValueError, ArithmeticError, AssertionError)


class NotThisShapeError(ValueError):
    """The text was not written from a value of this kind."""


def loads(kind: type[_T], text: str) -> _T:
    """The value of a kind that a canonical text was written from; raises NotThisShapeError."""
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise NotThisShapeError("not JSON") from error
    return read(kind, plain)


def read(kind: type[_T], plain: _Json) -> _T:
    """The value of a kind from its plain form; raises NotThisShapeError.

    A key that is missing is read as its default, so that a body of an older release still reads;
    a key that the kind does not know is an error.
    """
    try:
        # The checker takes the hash of a class for that of its values.
        value: _T = _reader(kind)(plain)  # type: ignore[arg-type]
    except NotThisShapeError:
        raise
    except _CANNOT_BE as error:
        raise NotThisShapeError(f"no {kind}: {error}") from error
    return value


@cache
def _reader(kind: Any) -> _Reader:  # noqa: ANN401, PLR0911 - any annotation; one return a kind
    if is_dataclass(kind) and isinstance(kind, type) and kind not in _TAGGED:
        return _fields_reader(kind)
    if kind in _TAGGED or kind in _AS_THEY_ARE or kind is type(None):
        return _checked(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _union_reader(parts)
    if origin is tuple:
        return _tuple_reader(parts)
    if origin is frozenset:
        part = _reader(parts[0])
        return lambda plain: frozenset(part(item) for item in _expect(list, plain))
    if origin in (dict, Mapping):
        return _mapping_reader(*parts)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_reader(kind)
    assert kind in (Any, object), f"no reader for {kind}"
    return typed


def _expect(kind: type[_T], value: object) -> _T:
    # Exactly: a truth is no number and a moment no day, although Python says so.
    if type(value) is not kind:
        raise NotThisShapeError(f"{value!r} is no {kind.__name__}")
    return value


def _checked(kind: type[Any]) -> _Reader:
    def value(plain: _Json) -> object:
        try:
            return _expect(kind, typed(plain))
        except _CANNOT_BE as error:
            raise NotThisShapeError(str(error)) from error

    return value


def _enum_reader(kind: type[_E]) -> _Reader:
    known = {str(one.value): one for one in kind}

    def member(plain: _Json) -> _E:
        if not isinstance(plain, str) or plain not in known:
            raise NotThisShapeError(f"{plain!r} is no {kind.__name__}")
        return known[plain]

    return member


def _tuple_reader(parts: tuple[Any, ...]) -> _Reader:
    if parts[-1] is Ellipsis:
        part = _reader(parts[0])
        return lambda plain: tuple([part(item) for item in _expect(list, plain)])
    each = tuple(_reader(part) for part in parts)
    return lambda plain: tuple(
        [one(item) for one, item in zip(each, _expect(list, plain), strict=True)]
    )


def _mapping_reader(key: object, item: object) -> _Reader:
    # A name of JSON is always text: a number that stood there is read back as one.
    name, part = (int if key is int else _reader(key)), _reader(item)
    return lambda plain: {name(at): part(each) for at, each in _expect(dict, plain).items()}


def _fields_reader(kind: type[Any]) -> _Reader:
    hints = get_type_hints(kind)
    parts: dict[str, _Reader] = {one.name: _reader(hints[one.name]) for one in fields(kind)}
    needed = {
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    }

    def value(plain: _Json) -> object:
        told = {name: item for name, item in _expect(dict, plain).items() if name != KIND}
        if not needed <= told.keys() <= parts.keys():
            raise NotThisShapeError(f"{sorted(told)} are not the parts of a {kind.__name__}")
        return kind(**{name: parts[name](item) for name, item in told.items()})

    return value


def _union_reader(kinds: tuple[Any, ...]) -> _Reader:
    """The one kind that the plain form fits: by its name where it has one, else by its parts."""
    each = tuple((getattr(kind, "__name__", ""), _reader(kind)) for kind in kinds)

    def value(plain: _Json) -> object:
        named = plain.get(KIND) if isinstance(plain, dict) else None
        for name, part in each:
            if named in (None, name):
                try:
                    return part(plain)
                except NotThisShapeError:
                    continue
        raise NotThisShapeError(f"{plain!r} is none of {[name for name, _ in each]}")

    return value

"""JSON read strictly: a key that is there twice, or null where there is nothing to leave open."""

import json
from collections.abc import Iterable
from typing import Any, Final

# Only these may be told to be unknown, or never.
_MAY_BE_NULL: Final = frozenset(
    (
        "informed_on",
        "goods_back_on",
        "sent_proof_on",
        "shown_on",
        "noticed_on",
        "replaced_on",
        "repaired_on",
    )
)
_TWICE: Final = "there twice"


def loads(text: str) -> object:
    """The value, doubled keys kept for `fault_in` to find; raises ValueError when it is no JSON."""
    try:
        value: object = json.loads(text, object_pairs_hook=_marked)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return value


def fault_in(value: object, key: str = "") -> tuple[str, str] | None:
    """The first key that is there twice or may not be null, and what is wrong with it."""
    if isinstance(value, list):
        return _first(fault_in(item, f"{key}.{nr}") for nr, item in enumerate(value))
    if not isinstance(value, dict):
        return None
    if _TWICE in value:
        return _path(key, value[_TWICE]), "key is there twice"
    for name, item in value.items():
        if item is None and name not in _MAY_BE_NULL:
            return _path(key, name), "may not be null"
    return _first(fault_in(item, _path(key, name)) for name, item in value.items())


def _marked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    once = dict(pairs)
    if len(once) < len(pairs):
        names = [name for name, _ in pairs]
        once[_TWICE] = next(name for name in names if names.count(name) > 1)
    return once


def _first(faults: Iterable[tuple[str, str] | None]) -> tuple[str, str] | None:
    return next((fault for fault in faults if fault), None)


def _path(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name

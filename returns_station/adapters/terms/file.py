"""A file of a shop's terms, TOML or JSON, read strictly: an error names the key in words."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from returns_station.adapters.strict_json import fault_in, loads
from returns_station.adapters.terms.reading import terms_from
from returns_station.desk.errors import InputError
from returns_station.phrase import Phrase
from returns_station.policy.promise.sense import nonsense
from returns_station.policy.terms import Terms

_DAYS: Final = frozenset(("until", "bought_from", "bought_to", "return_by", "valid_from"))
_COUNTS: Final = frozenset(("days", "months", "member_days", "credit_months", "trust_days"))
_AMOUNTS: Final = frozenset(("return_fee", "up_to", "up_to_a_day", "keep_up_to"))
_PERCENTS: Final = frozenset(("percent", "restocking_percent", "credit_bonus_percent"))
_TIERS: Final = "member_days"
_CHOICES: Final = frozenset(("enum", "literal_error"))
_EMPTY: Final = frozenset(("string_too_short", "too_short"))
# What pydantic writes into a path for the name of a key.
_NOT_KEYS: Final = frozenset(("", "[key]"))
# What the form itself finds contradictory or lacking, by the name it raises it with.
_OURS: Final = frozenset(("twice", "one_period", "one_end", "no_selector", "many_periods"))


class TermsFileError(InputError):
    """A file of terms cannot be taken as it is; `faults` says all that is wrong with it."""

    def __init__(self, faults: tuple[Phrase, ...]) -> None:
        """Keep every fault; the first is the advice."""
        super().__init__(faults[0])
        self.faults = faults


@dataclass(frozen=True, slots=True)
class TermsFile:
    """What a file of terms says: the promise, the day it takes effect, and what was noted."""

    terms: Terms
    valid_from: date | None = None
    note: str = ""


def read_terms(text: str, *, name: str, version: str = "") -> TermsFile:
    """The terms of a file called `name`, `.json` or else TOML; raises TermsFileError.

    `version` names them where the file does not.
    """
    from pydantic import ValidationError  # lazy: costs 60 ms, and only a file of terms needs it

    from returns_station.adapters.terms.form import TermsFileForm

    plain = _plain(text, name)
    try:
        form = TermsFileForm.model_validate_json(json.dumps(plain))
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        told = tuple(_form_fault(name, fault) for fault in faults if not _follows(fault, faults))
        raise TermsFileError(told) from error
    terms = terms_from(
        form.model_dump(exclude_unset=True, exclude={"version"}), version=form.version or version
    )
    senseless = tuple(_fault(name, each.key, each.wrong) for each in nonsense(terms))
    if senseless:
        raise TermsFileError(senseless)
    return TermsFile(terms, form.valid_from, form.note)


def _plain(text: str, name: str) -> object:
    """The file's data as JSON has it."""
    is_json = name.lower().endswith(".json")
    try:
        value = loads(text) if is_json else tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        told = Phrase("terms.file.unreadable", {"file": name, "why": str(error)})
        raise TermsFileError((told,)) from error
    fault = fault_in(value) if is_json else None
    if fault:
        key, _ = fault
        raise TermsFileError((_fault(name, key, Phrase("terms.fault.twice_or_null")),))
    return value if is_json else _as_json(value)


def _as_json(value: object, key: str = "") -> object:
    """TOML has days and numbers of its own where JSON has text; both are taken."""
    if isinstance(value, Mapping):
        # Tiers have any name, also that of an amount: their days stay numbers.
        own = key if key == _TIERS else ""
        return {name: _as_json(each, own or name) for name, each in value.items()}
    if isinstance(value, list):
        return [_as_json(each, key) for each in value]
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if isinstance(value, Decimal) or (is_number and key in _AMOUNTS | _PERCENTS):
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str | bool | int) else str(value)


def _follows(fault: Mapping[str, Any], faults: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a key is only at fault since something in it is."""
    path = fault["loc"]
    return any(path == each["loc"][: len(path)] and path != each["loc"] for each in faults)


def _form_fault(name: str, fault: Mapping[str, Any]) -> Phrase:
    """What the form finds wrong, in our words: by the kind of fault, else by what the key holds."""
    path: tuple[str | int, ...] = fault["loc"]
    named = (str(part + 1 if isinstance(part, int) else part) for part in path)
    key = ".".join(part for part in named if part not in _NOT_KEYS)
    return _fault(name, key, next(_wrong(fault, frozenset(map(str, path[-2:])))))


def _wrong(fault: Mapping[str, Any], ends: frozenset[str]) -> Iterator[Phrase]:
    kind: str = fault["type"]
    if kind == "extra_forbidden":
        yield Phrase("terms.fault.unknown_key")
    if kind == "missing":
        yield Phrase("terms.fault.missing")
    if kind in _OURS:
        yield Phrase(f"terms.fault.{kind}")
    if kind in _EMPTY:
        yield Phrase("terms.fault.empty")
    if kind in _CHOICES:
        yield Phrase("terms.fault.choice", {"choices": str(fault["ctx"]["expected"])})
    if ends & _DAYS:
        yield Phrase("terms.fault.day")
    if ends & _COUNTS:
        yield Phrase("terms.fault.count")
    if ends & _AMOUNTS:
        yield Phrase("terms.fault.amount")
    if ends & _PERCENTS:
        yield Phrase("terms.fault.percent")
    yield Phrase("terms.fault.form", {"wrong": str(fault["msg"])})


def _fault(name: str, key: str, wrong: Phrase) -> Phrase:
    if not key:
        return Phrase("terms.fault.in_file", {"file": name, "wrong": wrong})
    return Phrase("terms.fault.at", {"file": name, "key": key, "wrong": wrong})

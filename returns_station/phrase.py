"""A sentence as a key with its arguments; it is said later, in a given language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from returns_station.money import Money

Argument: TypeAlias = (
    "str | int | Decimal | Money | date | datetime | Phrase | tuple[Argument, ...]"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What to say (a catalogue key) and about what; money and days stay typed until spoken."""

    key: str
    args: Mapping[str, Argument] = field(default_factory=dict)

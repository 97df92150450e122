"""What happens to what is kept of people, for the journal: ids and counts, never a word of hers."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonHandedOut:
    """Somebody was handed what is kept of her."""

    customer: int
    records: int


@dataclass(frozen=True, slots=True)
class PersonForgotten:
    """Somebody was forgotten, as far as nothing of hers is under way (`waits` names that)."""

    erasure: str
    records: int
    waits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataThinnedOut:
    """What had been kept long enough went, by kind."""

    counts: Mapping[str, int]
    finished: int = 0

"""What a simulated far end does wrong, by schedule or by lot."""

import random
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from threading import Lock
from typing import Final

RANDOM: Final = "random"
# By lot half of all goes well.
_WELL: Final = 0.5


class Fault(StrEnum):
    """One way for a call to end; `none` is an answer as it should be."""

    NONE = "none"
    LOST = "lost"
    SILENT = "silent"
    LATE = "late"
    TWICE = "twice"
    DECLINE = "decline"
    CUT = "cut"
    GARBAGE = "garbage"


_WRONG: Final = tuple(fault for fault in Fault if fault is not Fault.NONE)


class Faults:
    """The faults of the calls to come: those listed first, then by lot or none."""

    def __init__(self, listed: Sequence[Fault] = (), seed: int | None = None) -> None:
        """Begin; without a seed all goes well once the list is done."""
        self._listed = list(listed)
        self._chance = None if seed is None else random.Random(seed)  # noqa: S311 - no secret
        self._one_draws = Lock()
        self.drawn: Counter[Fault] = Counter()

    @classmethod
    def named(cls, text: str, seed: int) -> "Faults":
        """Faults by their names with commas between, or `random`; raises ValueError."""
        if text == RANDOM:
            return cls(seed=seed)
        return cls([Fault(name.strip()) for name in text.split(",") if name.strip()])

    def draw(self) -> Fault:
        """How the next call ends."""
        with self._one_draws:
            fault = self._next()
            self.drawn[fault] += 1
            return fault

    def _next(self) -> Fault:
        if self._listed:
            return self._listed.pop(0)
        if self._chance is None or self._chance.random() < _WELL:
            return Fault.NONE
        return self._chance.choice(_WRONG)

"""What a simulated carrier does wrong, by schedule or by lot."""

import random
from collections import Counter
from collections.abc import Collection, Sequence
from enum import StrEnum
from threading import Lock
from typing import Final

RANDOM: Final = "random"
# By lot half of all goes well.
_WELL: Final = 0.5


class Fault(StrEnum):
    """One way for a call to end; `none` is an answer as it should be.

    lost: never heard. late: heard long after it was given up. silent, cut, garbage, broken: done,
    and the answer is none, half of one, nonsense, an error of the server. busy, error, decline:
    not done. moved: done for another day. refused: nobody answers the door.
    """

    NONE = "none"
    LOST = "lost"
    LATE = "late"
    SILENT = "silent"
    CUT = "cut"
    GARBAGE = "garbage"
    BROKEN = "broken"
    BUSY = "busy"
    ERROR = "error"
    DECLINE = "decline"
    MOVED = "moved"
    REFUSED = "refused"


ALL: Final = frozenset(Fault)
HARMLESS: Final = frozenset((Fault.NONE, Fault.DECLINE, Fault.MOVED))
"""What is an answer all the same: a plain one of the carrier's own."""


class Faults:
    """The faults of the calls to come: those listed first, then by lot or none."""

    def __init__(
        self,
        listed: Sequence[Fault] = (),
        seed: int | None = None,
        among: Collection[Fault] = ALL,
    ) -> None:
        """Begin; without a seed all goes well once the list is done."""
        self._listed = list(listed)
        self._chance = None if seed is None else random.Random(seed)  # noqa: S311 - no secret
        self._among = sorted(set(among) - {Fault.NONE})
        self._one_draws = Lock()
        self.drawn: Counter[Fault] = Counter()

    @classmethod
    def named(cls, text: str, seed: int, among: Collection[Fault] = ALL) -> "Faults":
        """Faults by their names with commas between, or `random`; raises ValueError."""
        if text == RANDOM:
            return cls(seed=seed, among=among)
        listed = [Fault(name.strip()) for name in text.split(",") if name.strip()]
        if not set(listed) <= {*among, Fault.NONE}:
            raise ValueError(text)
        return cls(listed)

    def draw(self) -> Fault:
        """How the next call ends."""
        with self._one_draws:
            fault = self._next()
            self.drawn[fault] += 1
            return fault

    def _next(self) -> Fault:
        if self._listed:
            return self._listed.pop(0)
        if self._chance is None or not self._among or self._chance.random() < _WELL:
            return Fault.NONE
        return self._chance.choice(self._among)

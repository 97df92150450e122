"""How sure a share is: Wilson's interval, which holds for small counts and for all or none."""

from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import Final

Z_95: Final = 1.959963984540054
"""Of the normal distribution: 95 of 100 lie within."""
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which two shares the true one lies, 95 times of 100."""

    low: float
    high: float

    def __post_init__(self) -> None:
        assert 0.0 <= self.low <= self.high <= 1.0, self

    @property
    def low_percent(self) -> int:
        """Whole percent, never above the share itself."""
        return floor(self.low * _WHOLE + 1e-9)

    @property
    def high_percent(self) -> int:
        """Whole percent, never below the share itself."""
        return ceil(self.high * _WHOLE - 1e-9)


def wilson(held: int, of: int, z: float = Z_95) -> Interval:
    """The interval of a share; of nothing, nothing is known."""
    assert 0 <= held <= of, (held, of)
    if of == 0:
        return Interval(0.0, 1.0)
    share, square = held / of, z * z
    middle = (share + square / (2 * of)) / (1 + square / of)
    spread = sqrt(share * (1 - share) / of + square / (4 * of * of)) * z / (1 + square / of)
    # Rounding must not put all or none outside.
    low = 0.0 if held == 0 else max(0.0, middle - spread)
    high = 1.0 if held == of else min(1.0, middle + spread)
    return Interval(min(low, share), max(high, share))

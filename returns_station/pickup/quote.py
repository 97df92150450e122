"""What a pickup by the shop's own van costs her, in parts that sum up, and the true reason why."""

from dataclasses import dataclass
from typing import TypeAlias

from returns_station.money import decimals

Steps: TypeAlias = tuple[tuple[int, int], ...]
"""From so many on, this fee: (from, minor units), by from; no fee is above the one before it."""


@dataclass(frozen=True, slots=True)
class Tariff:
    """The shop's own prices in minor units of one currency; none of them needs to be asked for.

    Driving costs `per_km` beyond `free_metres`, rounded up to whole `step`. `widths` goes by the
    minutes she waits, `soon` by days from today, `lift` is for two to carry; `most` caps the sum.
    """

    currency: str = "SEK"
    free_metres: int = 1000
    per_km: int = 900
    step: int = 100
    widths: Steps = ((0, 3900), (120, 1900), (240, 0))
    soon: Steps = ((0, 3000), (1, 1000), (2, 0))
    lift: int = 14900
    most: int = 29900

    def __post_init__(self) -> None:
        """Nothing is below nothing; narrower and sooner are never cheaper; steps are whole."""
        amounts = (self.free_metres, self.per_km, self.lift, self.most)
        assert min(amounts) >= 0, amounts
        assert self.step > 0, self.step
        assert decimals(self.currency) >= 0, self.currency
        assert is_falling(self.widths), self.widths
        assert is_falling(self.soon), self.soon


def is_falling(steps: Steps) -> bool:
    """Whether a table begins at 0, rises in its first column and never in its second."""
    starts, fees = [start for start, _ in steps], [fee for _, fee in steps]
    return (
        bool(steps)
        and starts[0] == 0
        and starts == sorted(set(starts))
        and fees == sorted(fees, reverse=True)
        and fees[-1] >= 0
    )

"""Money in whole minor units of one currency: sums, fair shares, cash rounding; never a float."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Self

# ISO 4217 currencies whose minor unit is not a hundredth; all others have two decimals.
_DECIMALS: Final = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW"), 0),
    **dict.fromkeys(("PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
_AMOUNT: Final = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})?", re.ASCII)


class AmountError(ValueError):
    """The text is not an amount of this currency: at most twelve digits and its own decimals."""


def decimals(currency: str) -> int:
    """How many decimals a currency has (ISO 4217)."""
    return _DECIMALS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole minor units (öre, cents) of one ISO 4217 currency; may be negative."""

    minor: int
    currency: str

    @classmethod
    def parse(cls, text: str, currency: str) -> Self:
        """Read a plain decimal such as 1299.50; raises AmountError, never rounds."""
        if not _AMOUNT.fullmatch(text):
            raise AmountError(text)
        scaled = Decimal(text).scaleb(decimals(currency))
        if scaled != int(scaled):
            raise AmountError(text)
        return cls(int(scaled), currency)

    @property
    def decimal(self) -> Decimal:
        """The amount with its decimals, exact."""
        return Decimal(self.minor).scaleb(-decimals(self.currency))

    def __str__(self) -> str:
        """Plain decimal text that parse reads back, such as 499.00."""
        return f"{self.decimal:.{decimals(self.currency)}f}"

    def __add__(self, other: "Money") -> "Money":
        """The sum; both must be of one currency."""
        assert self.currency == other.currency, (self, other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        """The difference; both must be of one currency."""
        return self + -other

    def __neg__(self) -> "Money":
        """The same amount the other way."""
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        """Whether there is any money at all."""
        return self.minor != 0

    def __lt__(self, other: "Money") -> bool:
        """Whether this is less; both must be of one currency."""
        assert self.currency == other.currency, (self, other)
        return self.minor < other.minor


def zero(currency: str) -> Money:
    """No money, of this currency."""
    return Money(0, currency)


def shares(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Split minor units in proportion to weights; odd units go to the largest remainders.

    Ties go to the earlier; all-zero weights share evenly; the parts add up to the whole.
    """
    assert weights, "nothing to share among"
    assert min(weights) >= 0, weights
    sign, whole = (-1 if total < 0 else 1), abs(total)
    parts = weights if any(weights) else [1] * len(weights)
    weight = sum(parts)
    floors = [whole * part // weight for part in parts]
    rest = whole - sum(floors)
    by_remainder = sorted(range(len(parts)), key=lambda n: (-(whole * parts[n] % weight), n))
    for n in by_remainder[:rest]:
        floors[n] += 1
    return tuple(sign * part for part in floors)


def half_up(numerator: int, denominator: int) -> int:
    """Divide to the nearest whole unit, halves away from zero."""
    assert denominator > 0, denominator
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def cash(amount: Money, step: int) -> Money:
    """Round a cash sum to the smallest coin (step in minor units), halves away from zero."""
    return Money(half_up(amount.minor, step) * step, amount.currency)

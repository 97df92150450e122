"""What the shop promises of itself: how long goods and repairs take, and when its day ends."""

from dataclasses import dataclass
from datetime import time
from typing import Final


@dataclass(frozen=True, slots=True)
class ServiceHouse:
    """Working days until ordered goods are here and until hers is mended; when the shop closes.

    What a person has to do is done by closing, on a working day of the market.
    """

    goods_days: int = 5
    repair_days: int = 15
    closes: time = time(18)


AS_SHIPPED: Final = ServiceHouse()
"""A week for goods, three for a repair, six o'clock."""

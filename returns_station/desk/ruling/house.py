"""How long a question to a person stands open."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from returns_station.days import zone_of


@dataclass(frozen=True, slots=True)
class RulingHouse:
    """So long a question waits and a yes holds, though never past closing; None: no such hour.

    `currency` is the one that limits are in; "" that of the goods.
    """

    open_for: timedelta = timedelta(hours=4)
    closes: time | None = None
    currency: str = ""

    def until(self, now: datetime, market: str) -> datetime:
        """When what is asked or answered now runs out."""
        end = now + self.open_for
        if self.closes is None:
            return end
        here = now.astimezone(zone_of(market))
        closing = here.replace(
            hour=self.closes.hour, minute=self.closes.minute, second=0, microsecond=0
        )
        # Who works after closing is not cut off by an hour that has passed.
        return min(end, closing.astimezone(now.tzinfo)) if closing > here else end


AS_SHIPPED: Final = RulingHouse()
"""Four hours, whatever the hour."""

"""How what was sent stands: nothing under way, slow, or waiting for a store that is away."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from returns_station.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Standing:
    """`since` is when the store first did not answer, None while it does; `advice` what it said.

    `seconds` is how long the slowest errand has been under way, None while nobody would notice.
    """

    since: datetime | None = None
    seconds: int | None = None
    advice: Phrase | None = None

    @property
    def away(self) -> bool:
        """Whether the store does not answer."""
        return self.since is not None

    @property
    def slow(self) -> bool:
        """Whether something takes so long that it is told."""
        return self.seconds is not None and self.seconds >= SLOW_S


SLOW_S: Final = 2
WELL: Final = Standing()

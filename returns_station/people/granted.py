"""What somebody may do now."""

from dataclasses import dataclass
from typing import Final

from returns_station.people.rights import EVERY, Right
from returns_station.people.roles import STATION_RIGHTS, UNLIMITED, Limits

THE_STATION: Final = "station"
"""Who acts when the station looks after what waits, by itself."""


@dataclass(frozen=True, slots=True)
class Granted:
    """Somebody's rights and limits, as staff stand now."""

    rights: frozenset[Right] = frozenset()
    limits: Limits = UNLIMITED

    def __contains__(self, right: Right) -> bool:
        return right in self.rights


NOTHING: Final = Granted()
"""For who is not signed in, has left, or never was."""
OPEN_HOUSE: Final = Granted(EVERY)
"""While nobody has been taken in as staff, whoever stands there may do everything."""
BY_ITSELF: Final = Granted(STATION_RIGHTS)
"""For the station itself."""

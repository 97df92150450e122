"""What happened to a van's run and at its doors; no event holds personal data."""

from dataclasses import dataclass
from datetime import date

from returns_station.pickup.door_scan import AtDoor


@dataclass(frozen=True, slots=True)
class RunPlanned:
    """The runs of a day were put in another order, every promise kept; so many metres less."""

    day: date
    runs: tuple[str, ...]
    metres_saved: int


@dataclass(frozen=True, slots=True)
class RunJoined:
    """A booking that no run held took its place in one."""

    slip: str
    booking: str
    run: str


@dataclass(frozen=True, slots=True)
class RunStarted:
    """The van left the dock."""

    number: str
    stops: int


@dataclass(frozen=True, slots=True)
class RunClosed:
    """The van is back, and all that was said at its doors is here."""

    number: str
    fetched: int
    failed: int


@dataclass(frozen=True, slots=True)
class DoorSaid:
    """What was said at a door."""

    slip: str
    booking: str
    run: str
    what: AtDoor
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class DoorAsked:
    """What was said at a door does not fit: a person looks; `why` is a code."""

    slip: str
    booking: str
    run: str
    why: str


@dataclass(frozen=True, slots=True)
class VanLate:
    """The van is behind: she is told that it comes so many minutes after her time."""

    slip: str
    booking: str
    run: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ParcelsNumbered:
    """Parcels of a slip got their numbers, once and for good."""

    slip: str
    parcels: int

"""A shop with staff, for tests: real argon2 at its cheapest, a steady clock that tests set."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import token_bytes

import pytest

from returns_station.adapters.peppers import Peppers
from returns_station.adapters.secrets import Cost, PepperedSecrets
from returns_station.case import Who
from returns_station.desk.people.commands import GiveBadge, TakeIn
from returns_station.desk.people.errors import WrongSecretError
from returns_station.desk.people.house import PeopleHouse
from returns_station.desk.people.views import FirstManager, SignedIn
from returns_station.desk.station import Station
from returns_station.people.roles import CLERK
from tests import canaries
from tests.returns_station.adapters.vaults import no_ring

CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
PIN = canaries.PIN
"""Looked for, after the whole run, in all that it left."""
OTHER_PIN = "482915"
WRONG = "907461538297"


@dataclass
class Steady:
    """A steady clock, in milliseconds since a machine was started."""

    now: int = 1_000_000

    def __call__(self) -> int:
        """Its reading."""
        return self.now


def a_people_house(folder: Path, steady: Steady | None = None, cost: Cost = CHEAP) -> PeopleHouse:
    """What the door needs; peppers in a file of this folder."""
    secrets = PepperedSecrets(Peppers(folder, no_ring()), cost)
    return PeopleHouse(secrets, token_bytes, steady or Steady())


@dataclass
class Crew:
    """A station's staff: their badges by the names they were taken in by, all with one PIN."""

    station: Station
    first: FirstManager
    steady: Steady
    desk: str = "Disk 1"
    badges: dict[str, str] = field(default_factory=dict)

    def take_in(self, name: str, role: str = CLERK, pin: str = PIN) -> Who:
        """Take somebody in, with a badge and a PIN, and sign her in."""
        staffing = self.station.staffing(self.manager)
        done = staffing.do(TakeIn(token_bytes(4).hex(), name, role))
        assert done.staff is not None
        badge = staffing.do(GiveBadge(token_bytes(4).hex(), done.staff.id)).badge
        assert badge is not None
        self.badges[name] = badge.code
        return self.station.doorkeeper.first_secret(badge.code, pin, self.desk).who

    def sign_in(self, name: str, pin: str = PIN, desk: str = "") -> SignedIn:
        """Sign somebody in by her name."""
        return self.station.doorkeeper.sign_in(self.badges[name], pin, desk or self.desk)

    @property
    def manager(self) -> Who:
        """The first manager, as she is signed in."""
        badge = self.first.badge
        return Who(badge.name, self.desk, badge.staff)


def staffed(
    station: Station,
    folder: Path,
    *,
    manager: str = "Siv",
    steady: Steady | None = None,
    cost: Cost = CHEAP,
) -> Crew:
    """Give a station its first manager, who has the PIN of all; the house is open no longer."""
    clock = steady or Steady()
    people = a_people_house(folder, clock, cost)
    station.house = replace(station.house, people=people)
    first = station.doorkeeper.first_manager(manager, PIN, "Disk 1", "sv")
    return Crew(station, first, clock, badges={manager: first.badge.code})


def wrong_tries(crew: Crew, name: str, count: int, desk: str = "Disk 1") -> None:
    """Try a wrong PIN of somebody's, so many times."""
    for _ in range(count):
        with pytest.raises(WrongSecretError):
            crew.sign_in(name, WRONG, desk)


def journal_of(station: Station) -> str:
    """All that the journal says."""
    with station.store.views() as views:
        return "\n".join(entry.body for entry in views.journal())

"""One who works here, and the events that tell of staff: by their ids, never by their names."""

from dataclasses import dataclass
from datetime import datetime

from returns_station.people.roles import Limits


@dataclass(frozen=True, slots=True)
class Staff:
    """One person as she is kept; `left_at` None: she works here. `badge_at`: when hers was made."""

    id: str
    name: str
    role: str
    language: str
    since: datetime
    left_at: datetime | None = None
    has_badge: bool = False
    has_secret: bool = False
    badge_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StaffTakenIn:
    """Somebody was taken in, with a role."""

    staff: str
    role: str


@dataclass(frozen=True, slots=True)
class StaffChanged:
    """Her role is another, or what she is called, or her language."""

    staff: str
    role: str
    renamed: bool
    language: str


@dataclass(frozen=True, slots=True)
class BadgeGiven:
    """A badge was made for her; with `new_secret` her PIN went too, and she chooses one anew."""

    staff: str
    new_secret: bool = False


@dataclass(frozen=True, slots=True)
class BadgeRevoked:
    """Her badge opens nothing any more."""

    staff: str


@dataclass(frozen=True, slots=True)
class StaffLeft:
    """She has left: nothing of hers opens anything."""

    staff: str


@dataclass(frozen=True, slots=True)
class RoleSet:
    """A role of the shop's own was kept, or its own limits for one that every shop has."""

    role: str
    rights: tuple[str, ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class StaffUnlocked:
    """She may try her PIN again at once."""

    staff: str


@dataclass(frozen=True, slots=True)
class SecretSet:
    """She chose a PIN or a passphrase."""

    staff: str


@dataclass(frozen=True, slots=True)
class StaffSignedIn:
    """She signed in, after so many wrong tries."""

    staff: str
    wrong_before: int = 0


@dataclass(frozen=True, slots=True)
class ShutOut:
    """So many wrong tries of her PIN since the last right one: the next one waits."""

    staff: str
    wrong: int
    seconds: int


@dataclass(frozen=True, slots=True)
class StationShut:
    """So many wrong tries at this desk, whoever they were for: the next one waits."""

    wrong: int
    seconds: int


@dataclass(frozen=True, slots=True)
class RecoveryCodesMade:
    """New codes for paper; those before are void."""

    staff: str
    count: int


@dataclass(frozen=True, slots=True)
class RecoveryUsed:
    """One of her codes on paper let her in; so many are left."""

    staff: str
    left: int


@dataclass(frozen=True, slots=True)
class StrangeBadges:
    """So many sign-ins with badges of nobody's; told at 4, 8, 16 and so on."""

    count: int

"""What is seen of staff."""

from dataclasses import dataclass, field
from datetime import datetime

from returns_station.case import Who
from returns_station.people.granted import Granted
from returns_station.people.roles import Role


@dataclass(frozen=True, slots=True)
class StaffSeen:
    """One person: her name, her role, whether she has a badge and a PIN; `left_at` None: is here.

    `shut_until` is when she may try her PIN again; None: now.
    """

    id: str
    name: str
    role: str
    language: str
    since: datetime
    left_at: datetime | None = None
    has_badge: bool = False
    has_secret: bool = False
    shut_until: datetime | None = None
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class BadgeSeen:
    """Whose badge it is, to greet her by; `has_secret` False: she chooses her first PIN now.

    `shut_until` is when she may try her PIN again here; None: now.
    """

    staff: str
    name: str
    language: str
    has_secret: bool
    shut_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in, and what she may do; `wrong_before` tries of somebody came before hers."""

    who: Who
    role: str
    granted: Granted
    language: str = ""
    wrong_before: int = 0


@dataclass(frozen=True, slots=True)
class NewBadge:
    """A badge just made; its code is shown and printed once, and kept nowhere."""

    staff: str
    name: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FirstManager:
    """The first manager of a shop: her badge, and the codes that let her in should she lose it.

    `join` lets the shop's other computers, on one database, read the shop's PINs; shown once.
    Of who came in by such a code `recovery` is empty: the codes that are left hold.
    """

    badge: NewBadge
    recovery: tuple[str, ...] = field(repr=False)
    join: str = field(default="", repr=False)
    codes_left: int = 0


@dataclass(frozen=True, slots=True)
class StaffDone:
    """What a command came to; `badge` where one was made; `again`: done before, and no badge."""

    staff: StaffSeen | None = None
    badge: NewBadge | None = None
    role: Role | None = None
    again: bool = False

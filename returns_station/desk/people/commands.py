"""What a manager can ask of staff: taken in, given a badge, changed, let go."""

from dataclasses import dataclass
from typing import TypeAlias

from returns_station.people.roles import Role


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Take somebody in, by the name she is called; her badge and first PIN are given apart."""

    key: str
    name: str
    role: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class ChangeStaff:
    """Call her otherwise, or give her another role or language; None leaves it."""

    key: str
    staff: str
    name: str | None = None
    role: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class GiveBadge:
    """Make her a new badge; the old one opens nothing from that moment.

    With `new_secret` her PIN is forgotten, and she chooses one anew with this badge.
    """

    key: str
    staff: str
    new_secret: bool = False


@dataclass(frozen=True, slots=True)
class RevokeBadge:
    """Her badge is lost: it opens nothing from now on."""

    key: str
    staff: str


@dataclass(frozen=True, slots=True)
class LetGo:
    """She has left: her badge, her PIN and her open sessions end at once."""

    key: str
    staff: str


@dataclass(frozen=True, slots=True)
class SetRole:
    """Keep a role of the shop's own, or its own limits for one that every shop has."""

    key: str
    role: Role


@dataclass(frozen=True, slots=True)
class Unlock:
    """Let somebody try her PIN again, who was shut out after wrong ones."""

    key: str
    staff: str


StaffCommand: TypeAlias = TakeIn | ChangeStaff | GiveBadge | RevokeBadge | LetGo | SetRole | Unlock

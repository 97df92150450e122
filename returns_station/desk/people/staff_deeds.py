"""Each thing that can be done with staff, inside one transaction; what may not be is refused."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from returns_station.case import Who
from returns_station.desk.people.commands import (
    ChangeStaff,
    GiveBadge,
    LetGo,
    RevokeBadge,
    SetRole,
    TakeIn,
    Unlock,
)
from returns_station.desk.people.errors import StaffRefusedError, TooMuchError
from returns_station.desk.people.house import PeopleHouse
from returns_station.desk.people.naming import called, new_id
from returns_station.desk.people.opening import give_badge
from returns_station.desk.people.turnstile import her_door
from returns_station.desk.people.views import NewBadge
from returns_station.desk.ports import UnitOfWork
from returns_station.people.rights import Right
from returns_station.people.roles import MANAGER, SHIPPED, Role
from returns_station.people.staff import (
    BadgeGiven,
    BadgeRevoked,
    RoleSet,
    Staff,
    StaffChanged,
    StaffLeft,
    StaffTakenIn,
    StaffUnlocked,
)
from returns_station.people.tries import Tries
from returns_station.phrase import Phrase

_ROLE_NAME: Final = re.compile(r"[^\W_](?:[\w .-]{0,38}[^\W_])?")


@dataclass(frozen=True, slots=True)
class Deed:
    """A transaction, and who does it."""

    work: UnitOfWork
    house: PeopleHouse
    who: Who
    now: datetime

    def tell(self, event: object) -> None:
        """Journal what was done."""
        self.work.journal((event,), at=self.now, who=self.who)

    def person(self, staff: str) -> Staff:
        """Who works here by this id, where who asks may do to her what her role may do.

        Else whoever may only take people in would give a manager's badge to herself.
        """
        her = self.work.people.one(staff)
        if her is None or her.left_at is not None:
            raise StaffRefusedError(Phrase("people.not_here"))
        self.may_give(self.role(her.role))
        return her

    def role(self, name: str) -> Role:
        """A role by its name."""
        found = next((role for role in self.work.people.roles() if role.name == name), None)
        if found is None:
            raise StaffRefusedError(Phrase("people.no_such_role", {"role": name}))
        return found

    def may_give(self, role: Role) -> None:
        """Nobody gives a right that she has not."""
        mine = self.work.people.granted(self.who.staff)
        missing = sorted(role.rights - mine.rights)
        if missing:
            raise TooMuchError(missing[0])

    def is_last(self, her: Staff) -> bool:
        """Whether nobody else who works here may look after staff."""
        able = {role.name for role in self.work.people.roles() if Right.STAFF in role.rights}
        others = (one for one in self.work.people.every() if one.left_at is None)
        return her.role in able and not any(
            one.role in able and one.has_badge and one.has_secret and one.id != her.id
            for one in others
        )


def take_in(command: TakeIn, deed: Deed) -> Staff:
    """Take somebody in."""
    if not deed.work.people.any_staff():
        raise StaffRefusedError(Phrase("people.first_needed"))
    role = deed.role(command.role)
    deed.may_give(role)
    her = Staff(new_id(deed.house), called(command.name), role.name, command.language, deed.now)
    deed.work.people.put(her)
    deed.tell(StaffTakenIn(her.id, her.role))
    return her


def change(command: ChangeStaff, deed: Deed) -> Staff:
    """Call her otherwise, or give her another role or language."""
    her = deed.person(command.staff)
    if command.role is not None and command.role != her.role:
        _not_herself(her, deed)
        role = deed.role(command.role)
        deed.may_give(role)
        if Right.STAFF not in role.rights:
            _not_the_last(her, deed)
        her = replace(her, role=role.name)
    renamed = command.name is not None and called(command.name) != her.name
    her = replace(
        her,
        name=called(command.name) if command.name is not None else her.name,
        language=her.language if command.language is None else command.language,
    )
    deed.work.people.put(her)
    deed.tell(StaffChanged(her.id, her.role, renamed, her.language))
    return her


def new_badge(command: GiveBadge, deed: Deed) -> tuple[Staff, NewBadge]:
    """Make her a badge; the one before opens nothing."""
    her = deed.person(command.staff)
    if command.new_secret:
        # Somebody has to be able to come in while she chooses.
        _not_the_last(her, deed)
        deed.work.people.set_secret(her.id, "", "")
        _forget_tries(her, deed)
    badge = give_badge(deed.work, deed.house, her, at=deed.now.isoformat())
    deed.tell(BadgeGiven(her.id, command.new_secret))
    has_secret = her.has_secret and not command.new_secret
    return replace(her, has_badge=True, has_secret=has_secret, badge_at=deed.now), badge


def revoke(command: RevokeBadge, deed: Deed) -> Staff:
    """Her badge is lost."""
    her = deed.person(command.staff)
    _not_the_last(her, deed)
    deed.work.people.set_badge(her.id, "", "")
    deed.tell(BadgeRevoked(her.id))
    return replace(her, has_badge=False, badge_at=None)


def let_go(command: LetGo, deed: Deed) -> Staff:
    """She has left: nothing of hers opens anything from here on."""
    her = deed.person(command.staff)
    _not_the_last(her, deed)
    deed.work.people.leave(her.id, deed.now.isoformat())
    deed.tell(StaffLeft(her.id))
    return replace(her, left_at=deed.now, has_badge=False, has_secret=False, badge_at=None)


def unlock(command: Unlock, deed: Deed) -> Staff:
    """Let her try her PIN again."""
    her = deed.person(command.staff)
    _not_herself(her, deed)
    _forget_tries(her, deed)
    deed.tell(StaffUnlocked(her.id))
    return her


def set_role(command: SetRole, deed: Deed) -> Role:
    """Keep a role of the shop's own, or its limits for one that every shop has."""
    role = command.role
    if not _ROLE_NAME.fullmatch(role.name):
        raise StaffRefusedError(Phrase("people.role_name"))
    shipped = SHIPPED.get(role.name)
    if shipped is not None and role.rights != shipped.rights:
        raise StaffRefusedError(Phrase("people.role_shipped"))
    _sound(role)
    deed.may_give(role)
    me = deed.work.people.one(deed.who.staff)
    if me is not None and me.role == role.name and role.name != MANAGER:
        raise StaffRefusedError(Phrase("people.not_oneself"))
    kept = {one.name: one for one in deed.work.people.roles()}.get(role.name)
    if kept is not None:
        deed.may_give(kept)
    bearers = [one for one in deed.work.people.every() if one.role == role.name]
    deed.work.people.put_role(role)
    if Right.STAFF not in role.rights and bearers and _nobody_left(deed):
        raise StaffRefusedError(Phrase("people.last_manager"))
    deed.tell(RoleSet(role.name, tuple(sorted(role.rights)), role.limits))
    return role


def _sound(role: Role) -> None:
    limits = role.limits
    each = (limits.amount, limits.percent, limits.a_day, limits.four_eyes)
    if Right.LOOK_AFTER in role.rights or any(one is not None and one < 0 for one in each):
        raise StaffRefusedError(Phrase("people.role_wrong"))


def _nobody_left(deed: Deed) -> bool:
    able = {role.name for role in deed.work.people.roles() if Right.STAFF in role.rights}
    return not any(one.role in able and one.left_at is None for one in deed.work.people.every())


def _forget_tries(her: Staff, deed: Deed) -> None:
    deed.work.people.held_tries(her_door(her.id))
    deed.work.people.put_tries(her_door(her.id), Tries())


def _not_herself(her: Staff, deed: Deed) -> None:
    if her.id == deed.who.staff:
        raise StaffRefusedError(Phrase("people.not_oneself"))


def _not_the_last(her: Staff, deed: Deed) -> None:
    if deed.is_last(her):
        raise StaffRefusedError(Phrase("people.last_manager"))

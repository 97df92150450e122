"""Staff for a manager: taken in, given badges and roles, let go at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from returns_station.case import Who
from returns_station.desk.no_cards import refuse_cards
from returns_station.desk.people import staff_deeds as deeds
from returns_station.desk.people.commands import (
    ChangeStaff,
    GiveBadge,
    LetGo,
    RevokeBadge,
    SetRole,
    StaffCommand,
    TakeIn,
    Unlock,
)
from returns_station.desk.people.errors import StaffRefusedError, TooMuchError
from returns_station.desk.people.guard import AttemptRefused, Guarded
from returns_station.desk.people.house import PeopleHouse
from returns_station.desk.people.opening import new_codes
from returns_station.desk.people.ports import StaffViews
from returns_station.desk.people.staff_deeds import Deed
from returns_station.desk.people.turnstile import her_door
from returns_station.desk.people.views import StaffDone, StaffSeen
from returns_station.desk.ports import Clock
from returns_station.people.badge import digest
from returns_station.people.roles import Role
from returns_station.people.staff import RecoveryCodesMade, Staff
from returns_station.people.tries import PERSON, left_of
from returns_station.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Staffing:
    """What a manager does with staff; the store is behind her right to."""

    store: Guarded
    house: PeopleHouse
    clock: Clock
    who: Who

    def people(self) -> tuple[StaffSeen, ...]:
        """All who work here and all who left, the first taken in first."""
        now = self.clock()
        with self.store.views() as views:
            return tuple(self._seen(her, views.people, now) for her in views.people.every())

    def roles(self) -> tuple[Role, ...]:
        """Every role, those that every shop has first."""
        with self.store.views() as views:
            return views.people.roles()

    def do(self, command: StaffCommand) -> StaffDone:
        """Carry out a command in one transaction; the same key a second time changes nothing."""
        refuse_cards(command)
        try:
            return self._done(command, self.clock())
        except TooMuchError as error:
            with self.store.store.work() as work:
                refused = AttemptRefused(error.right, type(command).__name__)
                work.journal((refused,), at=self.clock(), who=self.who)
                work.commit()
            raise

    def _done(self, command: StaffCommand, now: datetime) -> StaffDone:
        with self.store.work() as work:
            work.people.alone()
            before = work.people.deed(command.key)
            if before is not None:
                return self._again(before, work.people, now)
            deed = Deed(work, self.house, self.who, now)
            badge = None
            match command:
                case TakeIn():
                    her = deeds.take_in(command, deed)
                case ChangeStaff():
                    her = deeds.change(command, deed)
                case GiveBadge():
                    her, badge = deeds.new_badge(command, deed)
                case RevokeBadge():
                    her = deeds.revoke(command, deed)
                case LetGo():
                    her = deeds.let_go(command, deed)
                case Unlock():
                    her = deeds.unlock(command, deed)
                case SetRole():
                    role = deeds.set_role(command, deed)
                    work.people.put_deed(command.key, role.name)
                    work.commit()
                    return StaffDone(role=role)
                case _:
                    assert_never(command)
            work.people.put_deed(command.key, her.id)
            done = StaffDone(self._seen(her, work.people, now), badge)
            work.commit()
        return done

    def new_codes(self) -> tuple[str, ...]:
        """Recovery codes for her who asks, for paper; those she had before are void."""
        codes = new_codes(self.house)
        with self.store.work() as work:
            if not self.who.staff:
                raise StaffRefusedError(Phrase("people.first_needed"))
            work.people.put_codes(self.who.staff, tuple(map(digest, codes)))
            made = RecoveryCodesMade(self.who.staff, len(codes))
            work.journal((made,), at=self.clock(), who=self.who)
            work.commit()
        return codes

    def join_code(self) -> str:
        """What lets another computer on this database read the shop's PINs."""
        with self.store.views() as views:
            return self.house.secrets.join_code(views.people.pepper())

    def _again(self, what: str, people: StaffViews, now: datetime) -> StaffDone:
        her = people.one(what)
        role = next((role for role in people.roles() if role.name == what), None)
        seen = self._seen(her, people, now) if her is not None else None
        return StaffDone(seen, None, role if her is None else None, again=True)

    def _seen(self, her: Staff, people: StaffViews, now: datetime) -> StaffSeen:
        wait = left_of(people.tries(her_door(her.id)), PERSON, people.steady(self.house.steady()))
        return StaffSeen(
            her.id,
            her.name,
            her.role,
            her.language,
            her.since,
            her.left_at,
            her.has_badge,
            her.has_secret,
            now + timedelta(milliseconds=wait) if wait else None,
            her.id == self.who.staff,
        )

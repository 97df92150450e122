"""How a shop gets its first manager, and how she comes in again by a code on paper."""

from typing import TYPE_CHECKING

from returns_station.case import Who
from returns_station.desk.people.errors import (
    PepperLostError,
    StaffRefusedError,
    UnknownBadgeError,
)
from returns_station.desk.people.house import PeopleHouse, Secrets
from returns_station.desk.people.keeping_secrets import judged
from returns_station.desk.people.naming import called, new_id
from returns_station.desk.people.ports import StaffShelf
from returns_station.desk.people.turnstile import Turnstile, her_door
from returns_station.desk.people.views import FirstManager, NewBadge
from returns_station.desk.ports import UnitOfWork
from returns_station.people.badge import (
    BADGE_BYTES,
    CODE_BYTES,
    CODES,
    badge_from,
    digest,
    recovery_code,
    recovery_in,
)
from returns_station.people.roles import MANAGER
from returns_station.people.secret import plain_secret
from returns_station.people.staff import (
    BadgeGiven,
    RecoveryCodesMade,
    RecoveryUsed,
    SecretSet,
    Staff,
    StaffTakenIn,
)
from returns_station.people.tries import Tries
from returns_station.phrase import Phrase

if TYPE_CHECKING:
    from returns_station.desk.people.doorkeeper import Doorkeeper


def first_manager(
    door: "Doorkeeper", name: str, secret: str, desk: str, language: str
) -> FirstManager:
    """Take the first manager in, with her badge, her PIN and her recovery codes."""
    judged(secret)
    house, now = door.house, door.clock()
    her = Staff(new_id(house), called(name), MANAGER, language, now)
    if door.needed():
        raise StaffRefusedError(Phrase("people.first_taken"))
    pepper = house.secrets.make_pepper()
    kept = house.secrets.keep(plain_secret(secret), pepper)
    codes = new_codes(house)
    with door.store.work() as work:
        people = work.people
        people.alone()
        if people.any_staff():
            raise StaffRefusedError(Phrase("people.first_taken"))
        people.put(her)
        people.set_pepper(pepper)
        badge = give_badge(work, house, her, at=now.isoformat())
        people.set_secret(her.id, kept, now.isoformat())
        people.put_codes(her.id, tuple(map(digest, codes)))
        events = (
            StaffTakenIn(her.id, her.role),
            BadgeGiven(her.id),
            SecretSet(her.id),
            RecoveryCodesMade(her.id, len(codes)),
        )
        work.journal(events, at=now, who=Who(her.name, desk, her.id))
        work.commit()
    return FirstManager(badge, codes, house.secrets.join_code(pepper), len(codes))


def recover(
    door: "Doorkeeper", code: str, new_secret: str, desk: str, *, new_pepper: bool
) -> FirstManager:
    """Let in by a code on paper; the code is used up only when all else stands."""
    judged(new_secret)
    typed = recovery_in(code)
    if not typed:
        raise StaffRefusedError(Phrase("people.recovery_misread"))
    house, now = door.house, door.clock()
    turnstile = Turnstile(f"recover:{desk}", desk, house.steady(), now)
    with door.store.work() as work:
        turnstile.take(work)
    with door.store.work() as work:
        people = work.people
        people.alone()
        her = people.one(people.use_code(digest(typed)))
        if her is None or her.left_at is not None:
            raise UnknownBadgeError(Phrase("people.recovery_unknown"))
        turnstile.right(people)
        people.held_tries(her_door(her.id))
        people.put_tries(her_door(her.id), Tries())
        # So rare that the store may wait for it; what fails here leaves the code unused.
        fresh = _fitted(people, house.secrets, new_pepper=new_pepper)
        kept = house.secrets.keep(plain_secret(new_secret), people.pepper())
        badge = give_badge(work, house, her, at=now.isoformat())
        people.set_secret(her.id, kept, now.isoformat())
        left = people.codes_left(her.id)
        events = (RecoveryUsed(her.id, left), BadgeGiven(her.id), SecretSet(her.id))
        work.journal(events, at=now, who=Who(her.name, desk, her.id))
        join = house.secrets.join_code(people.pepper()) if fresh else ""
        work.commit()
    return FirstManager(badge, (), join, left)


def join(door: "Doorkeeper", code: str) -> bool:
    """Bring the shop's pepper here; whether it was not here before."""
    with door.store.views() as views:
        shop = views.people.pepper()
    told = door.house.secrets.named_by(code)
    if not told:
        raise StaffRefusedError(Phrase("people.join_misread"))
    if told != shop:
        raise StaffRefusedError(Phrase("people.join_other"))
    new = not door.house.secrets.has(shop)
    door.house.secrets.join(code)
    return new


def give_badge(work: UnitOfWork, house: PeopleHouse, her: Staff, *, at: str) -> NewBadge:
    """Make her a badge; the one before opens nothing from here on."""
    code = badge_from(house.chance(BADGE_BYTES))
    work.people.set_badge(her.id, digest(code), at)
    return NewBadge(her.id, her.name, code)


def new_codes(house: PeopleHouse) -> tuple[str, ...]:
    """Recovery codes for paper."""
    return tuple(recovery_code(house.chance(CODE_BYTES)) for _ in range(CODES))


def _fitted(people: StaffShelf, secrets: Secrets, *, new_pepper: bool) -> bool:
    """Whether a new pepper had to be made; raises PepperLostError where nobody said so."""
    if secrets.has(people.pepper()):
        return False
    if not new_pepper:
        raise PepperLostError(Phrase("people.pepper_lost"))
    people.set_pepper(secrets.make_pepper())
    return True

"""The door itself: a badge and a PIN come in, and who may do what goes out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeAlias

from returns_station.case import Who
from returns_station.desk.people import opening
from returns_station.desk.people.errors import (
    BadgeWaitedError,
    NoSecretError,
    PepperLostError,
    UnknownBadgeError,
    WrongSecretError,
)
from returns_station.desk.people.house import PeopleHouse
from returns_station.desk.people.keeping_secrets import kept_anew
from returns_station.desk.people.turnstile import Turnstile, her_door, stranger
from returns_station.desk.people.views import BadgeSeen, FirstManager, SignedIn
from returns_station.desk.ports import Clock, Store, UnitOfWork
from returns_station.people.badge import digest
from returns_station.people.granted import Granted
from returns_station.people.secret import plain_secret
from returns_station.people.staff import SecretSet, Staff, StaffSignedIn
from returns_station.phrase import Phrase
from returns_station.scan import Badge, read

Finds: TypeAlias = Callable[[UnitOfWork], Staff | None]
"""Who it is that shows a secret."""

FIRST_SECRET_WITHIN: Final = timedelta(days=7)
"""So long after it was made a badge may be used to choose the first PIN."""


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Lets staff in at a desk; every try is counted in the store before the secret is looked at."""

    store: Store
    house: PeopleHouse
    clock: Clock

    def needed(self) -> bool:
        """Whether there is staff, so that somebody has to sign in."""
        with self.store.views() as views:
            return views.people.any_staff()

    def is_badge(self, code: str) -> bool:
        """Whether a scan is a badge, of anybody's or nobody's, or plainly what is left of one."""
        return isinstance(read(code), Badge)

    def badge(self, code: str, desk: str) -> BadgeSeen:
        """Whose badge it is; raises UnknownBadgeError, also for who has left."""
        with self.store.views() as views:
            her = _whose(views.people.by_badge(_digest(code)))
            turnstile = self._turnstile(her.id, desk)
            until = turnstile.shut_until(views.people)
            anew = turnstile.began_anew(views.people)
        if anew:
            with self.store.work() as work:
                turnstile.begin_again(work)
        return BadgeSeen(her.id, her.name, her.language, her.has_secret, until)

    def sign_in(self, code: str, secret: str, desk: str) -> SignedIn:
        """Let her in. Raises WrongSecretError, ShutOutError, UnknownBadgeError, NoSecretError."""
        her, kept = self._tried(self._with_badge(code), secret, desk)
        better = self._better(kept, secret)
        with self.store.work() as work:
            now_kept = work.people.by_badge(_digest(code))
            if now_kept is None or work.people.secret(her.id) != kept:
                # A manager took the badge or the PIN from her while she typed.
                raise UnknownBadgeError(Phrase("people.badge_unknown"))
            wrong = self._turnstile(her.id, desk).right(work.people)
            if better:
                work.people.set_secret(her.id, better, self.clock().isoformat())
            return self._let_in(work, now_kept, desk, wrong)

    def first_secret(self, code: str, new: str, desk: str) -> SignedIn:
        """Let her choose her first PIN, soon after her badge was made, and let her in."""
        with self.store.views() as views:
            kept = kept_anew(new, self.house.secrets, views.people)
        now = self.clock()
        with self.store.work() as work:
            work.people.alone()
            her = _whose(work.people.by_badge(_digest(code)))
            if her.has_secret or her.badge_at is None:
                raise NoSecretError(Phrase("people.has_secret"))
            if now - her.badge_at > FIRST_SECRET_WITHIN:
                raise BadgeWaitedError(Phrase("people.badge_waited"))
            work.people.set_secret(her.id, kept, now.isoformat())
            who = Who(her.name, desk, her.id)
            work.journal((SecretSet(her.id),), at=now, who=who)
            return self._let_in(work, her, desk, 0)

    def set_secret(self, who: Who, old: str, new: str) -> None:
        """Change her own PIN or passphrase; a wrong old one counts as at the door."""
        with self.store.views() as views:
            kept = kept_anew(new, self.house.secrets, views.people)
        her, before = self._tried(lambda work: work.people.one(who.staff), old, who.desk)
        now = self.clock()
        with self.store.work() as work:
            if work.people.secret(her.id) != before:
                raise WrongSecretError(Phrase("people.wrong_secret", {"count": 0}), 0)
            self._turnstile(her.id, who.desk).right(work.people)
            work.people.set_secret(her.id, kept, now.isoformat())
            work.journal((SecretSet(her.id),), at=now, who=who)
            work.commit()

    def first_manager(self, name: str, secret: str, desk: str, language: str = "") -> FirstManager:
        """Make the first manager, while nobody is staff; the house is open no longer."""
        return opening.first_manager(self, name, secret, desk, language)

    def recover(
        self, code: str, new_secret: str, desk: str, *, new_pepper: bool = False
    ) -> FirstManager:
        """Let in who lost badge or PIN by a code on paper: a new badge, the old one opens nothing.

        Raises PepperLostError where the shop's pepper is not here; with `new_pepper` a new one is
        made, and every other PIN of the shop is chosen anew.
        """
        return opening.recover(self, code, new_secret, desk, new_pepper=new_pepper)

    def join(self, code: str) -> bool:
        """Bring the shop's pepper to this computer by its join code.

        Raises StaffRefusedError for a code misread, or of another shop; whether it was not here.
        """
        return opening.join(self, code)

    def grants(self, who: Who) -> Granted:
        """What she may do now: asked again whenever it is to be shown."""
        with self.store.views() as views:
            return views.people.granted(who.staff)

    def stands(self, who: Who) -> SignedIn | None:
        """Who signed in, as she stands now; None for who has left since, or never did."""
        with self.store.views() as views:
            her = views.people.one(who.staff)
            if her is None or her.left_at is not None:
                return None
            granted = views.people.granted(her.id)
        return SignedIn(Who(her.name, who.desk, her.id), her.role, granted, her.language)

    def _with_badge(self, code: str) -> Finds:
        return lambda work: work.people.by_badge(_digest(code))

    def _tried(self, find: Finds, secret: str, desk: str) -> tuple[Staff, str]:
        """Who this is, and her secret as it is kept; a wrong try is counted whatever happens."""
        with self.store.work() as work:
            her = find(work)
            kept = work.people.secret(her.id) if her is not None else ""
            if her is None:
                stranger(work, desk, self.clock())
            elif not kept:
                raise NoSecretError(Phrase("people.no_secret"))
            else:
                self._turnstile(her.id, desk).take(work)
        # Long on purpose: no transaction waits for it, and it is as long for nobody's badge.
        holds = self._holds(her, kept, secret, desk)
        if her is None:
            raise UnknownBadgeError(Phrase("people.badge_unknown"))
        if not holds:
            with self.store.work() as work:
                raise self._turnstile(her.id, desk).wrong(work, her.id)
        return her, kept

    def _holds(self, her: Staff | None, kept: str, secret: str, desk: str) -> bool:
        try:
            return self.house.secrets.holds(kept, plain_secret(secret))
        except PepperLostError:
            # No secret is right here: nobody shall be shut out for it.
            if her is not None:
                with self.store.work() as work:
                    self._turnstile(her.id, desk).right(work.people)
                    work.commit()
            raise

    def _let_in(self, work: UnitOfWork, her: Staff, desk: str, wrong: int) -> SignedIn:
        who = Who(her.name, desk, her.id)
        work.journal((StaffSignedIn(her.id, wrong),), at=self.clock(), who=who)
        granted = work.people.granted(her.id)
        work.commit()
        return SignedIn(who, her.role, granted, her.language, wrong)

    def _better(self, kept: str, secret: str) -> str:
        """The secret kept as secrets are kept now; "" where it is already."""
        secrets = self.house.secrets
        with self.store.views() as views:
            pepper = views.people.pepper()
        if not secrets.has(pepper) or not secrets.is_old(kept, pepper):
            return ""
        return secrets.keep(plain_secret(secret), pepper)

    def _turnstile(self, staff: str, desk: str) -> Turnstile:
        return Turnstile(her_door(staff), desk, self.house.steady(), self.clock())


def _digest(code: str) -> str:
    """What a scan is found by; "" for what is no whole badge."""
    scan = read(code)
    return digest(scan.code) if isinstance(scan, Badge) and scan.code else ""


def _whose(her: Staff | None) -> Staff:
    if her is None:
        raise UnknownBadgeError(Phrase("people.badge_unknown"))
    return her

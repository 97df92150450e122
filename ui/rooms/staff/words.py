"""What the staff room says of a person and of a role."""

from collections.abc import Iterator
from datetime import datetime

from returns_station.adapters.speech import Speech
from returns_station.desk.people.views import StaffSeen
from returns_station.people.roles import SHIPPED, Role
from returns_station.phrase import Phrase
from ui.rooms.staff.state import TWICE, Do, Staffs


def called(role: str, say: Speech) -> str:
    """A role's name: ours in the language, the shop's own as it was written."""
    return _capital(say(f"role.{role}")) if role in SHIPPED else role


def about(her: StaffSeen, say: Speech, now: datetime) -> str:
    """Her role and how she stands, in one line."""
    return _capital(" · ".join(_about(her, say, now)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _about(her: StaffSeen, say: Speech, now: datetime) -> Iterator[str]:
    if her.is_me:
        yield say("staff.me")
    yield say(f"role.{her.role}") if her.role in SHIPPED else her.role
    if her.left_at is not None:
        yield say("staff.state.left", day=her.left_at.astimezone(now.tzinfo).date())
    elif her.shut_until is not None and her.shut_until > now:
        yield say("staff.state.shut", at=say.time(her.shut_until.astimezone(now.tzinfo)))
    elif not her.has_badge:
        yield say("staff.state.no_badge")
    else:
        yield say("staff.state.ready" if her.has_secret else "staff.state.no_secret")


def rights_said(role: Role, say: Speech) -> str:
    """How many rights a role has."""
    return say("staff.rights", count=len(role.rights))


def offered(state: Staffs, now: datetime) -> tuple[tuple[Do, str, Phrase], ...]:
    """What can be done with the person who lies open: what, its key, its words."""
    her = state.person
    if her is None or her.left_at is not None:
        return ()
    shut = her.shut_until is not None and her.shut_until > now
    able = {
        Do.BADGE: True,
        Do.NEW_SECRET: her.has_secret and not her.is_me,
        Do.REVOKE: her.has_badge and not her.is_me,
        Do.UNLOCK: shut and not her.is_me,
        Do.LET_GO: not her.is_me,
        Do.CODES: her.is_me,
    }
    return tuple(
        (do, _KEYS[do], Phrase(f"staff.{do.name.lower()}")) for do, can in able.items() if can
    )


_KEYS = {
    Do.BADGE: "F4",
    Do.NEW_SECRET: "F5",
    Do.REVOKE: "F6",
    Do.UNLOCK: "F7",
    Do.LET_GO: "F8",
    Do.CODES: "F9",
}


def words_for(state: Staffs, do: Do, words: Phrase, say: Speech) -> str:
    """What a button says; what takes something away asks once more."""
    her = state.person
    if do is Do.BADGE and her is not None and not her.has_badge:
        return say("staff.badge_first")
    if do in TWICE and state.asked is do:
        return say("staff.twice", what=words)
    return say.say(words)

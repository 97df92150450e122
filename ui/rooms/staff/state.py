"""Who works here and what each may do: what is chosen, what is asked for, what came of it."""

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final

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
from returns_station.desk.people.views import StaffDone, StaffSeen
from returns_station.people.rights import Right
from returns_station.people.roles import CLERK, SHIPPED, Limits, Role
from returns_station.phrase import Phrase

_MINOR: Final = 100
LIMITS: Final = ("amount", "percent", "a_day", "four_eyes")
_SUMS: Final = frozenset({"amount", "four_eyes"})


class Open(Enum):
    """What lies beside the list."""

    PERSON = auto()
    TAKE_IN = auto()
    ROLE = auto()


class Do(Enum):
    """What can be asked for by hand, finger or key; what it means is the room's."""

    PICK = auto()
    PICK_ROLE = auto()
    TAKE_IN = auto()
    NEW_ROLE = auto()
    WRITE = auto()
    GIVE_ROLE = auto()
    TURN = auto()
    BADGE = auto()
    NEW_SECRET = auto()
    REVOKE = auto()
    UNLOCK = auto()
    LET_GO = auto()
    CODES = auto()
    GREEN = auto()
    BACK = auto()


TWICE: Final = frozenset({Do.LET_GO, Do.REVOKE, Do.NEW_SECRET})
"""What takes something away is asked for twice."""


@dataclass(frozen=True, slots=True)
class Staffs:
    """All that the room knows; `drafts` are fields as they are written, `rights` those ticked.

    `asked` was pressed once and waits for a second time; `said` tells what came of what was done.
    """

    people: tuple[StaffSeen, ...] = ()
    roles: tuple[Role, ...] = ()
    read: bool = False
    page: Open = Open.PERSON
    chosen: str = ""
    drafts: dict[str, str] = field(default_factory=dict)
    rights: frozenset[Right] = frozenset()
    asked: Do | None = None
    busy: bool = False
    said: Phrase | None = None
    amber: bool = False

    @property
    def person(self) -> StaffSeen | None:
        """Who is chosen."""
        return next((one for one in self.people if one.id == self.chosen), None)

    @property
    def role(self) -> Role | None:
        """The role that lies open; None: a new one."""
        return next((one for one in self.roles if one.name == self.chosen), None)

    @property
    def is_shipped(self) -> bool:
        """Whether every shop has this role, with the rights that it has."""
        return self.page is Open.ROLE and self.chosen in SHIPPED

    @property
    def missing(self) -> Phrase | None:
        """What is missing before the green thing can be done."""
        if self.page is Open.PERSON or (self.chosen and self.page is Open.ROLE):
            return None
        empty = not self.drafts.get("name", "").strip()
        return Phrase("staff.name_first") if empty else None


def learnt(state: Staffs, people: tuple[StaffSeen, ...], roles: tuple[Role, ...]) -> Staffs:
    """Staff were read; who is here comes before who has left."""
    ordered = tuple(sorted(people, key=lambda one: (one.left_at is not None, one.name.casefold())))
    state = replace(state, people=ordered, roles=roles, read=True)
    if state.page is Open.PERSON and state.person is None and ordered:
        me = next((one for one in ordered if one.is_me), ordered[0])
        state = replace(state, chosen=me.id)
    return state


def picked(state: Staffs, staff: str) -> Staffs:
    """A person was chosen."""
    return replace(_calm(state), page=Open.PERSON, chosen=staff, drafts={})


def role_picked(state: Staffs, name: str) -> Staffs:
    """A role was chosen; "" is a new one."""
    role = next((one for one in state.roles if one.name == name), None)
    rights = role.rights if role is not None else frozenset({Right.SEE})
    drafts = _limits_said(role.limits) if role is not None else {}
    return replace(_calm(state), page=Open.ROLE, chosen=name, rights=rights, drafts=drafts)


def taking_in(state: Staffs) -> Staffs:
    """Somebody is to be taken in; most are clerks."""
    return replace(_calm(state), page=Open.TAKE_IN, chosen="", drafts={"role": CLERK})


def written(state: Staffs, name: str, text: str) -> Staffs:
    """A field says this now."""
    return replace(state, drafts={**state.drafts, name: text}, asked=None, said=None)


def turned(state: Staffs, right: Right) -> Staffs:
    """A right of a role of the shop's own was ticked, or no more."""
    return state if state.is_shipped else replace(state, rights=state.rights ^ {right}, said=None)


def walked(state: Staffs, by: int) -> Staffs:
    """The next person of the list, or the one before."""
    ids = [one.id for one in state.people]
    if state.page is not Open.PERSON or state.chosen not in ids:
        return picked(state, ids[0]) if ids else state
    return picked(state, ids[max(0, min(len(ids) - 1, ids.index(state.chosen) + by))])


def asked_once(state: Staffs, do: Do) -> Staffs:
    """What takes something away was pressed for the first time."""
    return replace(_calm(state), asked=do)


def went_back(state: Staffs) -> Staffs | None:
    """One step back; None: out of the room."""
    if state.asked is not None:
        return replace(state, asked=None)
    if state.page is Open.PERSON:
        return None
    me = next((one.id for one in state.people if one.is_me), "")
    return picked(state, me)


def command(state: Staffs, do: Do, key: str, role: str = "") -> StaffCommand | None:  # noqa: PLR0911 - one table
    """What is asked of staffing; None where it means nothing here."""
    if state.page is Open.TAKE_IN and do is Do.GREEN:
        name = state.drafts.get("name", "")
        return TakeIn(key, name, state.drafts.get("role", CLERK)) if name.strip() else None
    if state.page is Open.ROLE and do is Do.GREEN:
        return _role_command(state, key)
    her = state.person
    if her is None or her.left_at is not None:
        return None
    match do:
        case Do.BADGE:
            return GiveBadge(key, her.id)
        case Do.NEW_SECRET:
            return GiveBadge(key, her.id, new_secret=True)
        case Do.REVOKE:
            return RevokeBadge(key, her.id)
        case Do.UNLOCK:
            return Unlock(key, her.id)
        case Do.LET_GO:
            return LetGo(key, her.id)
        case Do.GIVE_ROLE:
            return ChangeStaff(key, her.id, role=role)
        case _:
            return None


def sent(state: Staffs) -> Staffs:
    """It is under way."""
    return replace(state, busy=True, asked=None, said=None)


def done(state: Staffs, done_: StaffDone, what: StaffCommand) -> Staffs:
    """It is done."""
    state = replace(state, busy=False, asked=None, amber=False)
    said = Phrase(f"staff.done.{_DONE[type(what)]}")
    if isinstance(what, TakeIn) and done_.staff is not None:
        return replace(picked(state, done_.staff.id), said=said)
    if isinstance(what, SetRole) and done_.role is not None:
        return replace(state, chosen=done_.role.name, drafts=_limits_said(done_.role.limits),
                       said=said)  # fmt: skip
    return replace(state, said=said)


def told(state: Staffs, said: Phrase, *, amber: bool = False) -> Staffs:
    """It ended so."""
    return replace(state, busy=False, asked=None, said=said, amber=amber)


_DONE: Final = {
    TakeIn: "taken_in",
    ChangeStaff: "changed",
    GiveBadge: "badge",
    RevokeBadge: "revoked",
    Unlock: "unlocked",
    LetGo: "let_go",
    SetRole: "role",
}


def _calm(state: Staffs) -> Staffs:
    return replace(state, asked=None, said=None, amber=False)


def _role_command(state: Staffs, key: str) -> SetRole | None:
    name = state.chosen or state.drafts.get("name", "").strip()
    return SetRole(key, Role(name, state.rights, _limits(state.drafts))) if name else None


def _limits_said(limits: Limits) -> dict[str, str]:
    said = {name: getattr(limits, name) for name in LIMITS}
    return {
        name: "" if many is None else str(many // _MINOR if name in _SUMS else many)
        for name, many in said.items()
    }


def _limits(drafts: dict[str, str]) -> Limits:
    """What is written as limits; what is no number is none."""
    digits = {name: "".join(filter(str.isdecimal, drafts.get(name, ""))) for name in LIMITS}
    many = {
        name: int(text) * (_MINOR if name in _SUMS else 1) if text else None
        for name, text in digits.items()
    }
    return Limits(many["amount"], many["percent"], many["a_day"], many["four_eyes"])

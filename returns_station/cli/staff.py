"""`staff [DEED]`: who works here is listed, taken in, given badges and roles, and let go."""

from argparse import Namespace
from typing import TYPE_CHECKING

from returns_station.adapters.clock import new_key
from returns_station.adapters.plain import plain as plain_text
from returns_station.canonical import Plain
from returns_station.cli import staff_doors
from returns_station.cli.context import DONE, Context
from returns_station.cli.staff_words import role_lines, role_shape, staff_line, staff_shape
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
from returns_station.desk.people.errors import StaffRefusedError
from returns_station.people.rights import Right
from returns_station.people.roles import SHIPPED, Limits, Role
from returns_station.phrase import Phrase

if TYPE_CHECKING:
    from returns_station.desk.people.staffing import Staffing
    from returns_station.desk.people.views import StaffDone


def run(context: Context, asked: Namespace) -> int:
    """Carry out one deed."""
    if asked.deed in staff_doors.DOORS:
        return staff_doors.DOORS[asked.deed](context, asked)
    staffing = context.open_station().staffing(context.who)
    match asked.deed or "list":
        case "list":
            return _list(context, staffing)
        case "roles":
            return _roles(context, staffing, asked)
        case "codes":
            return staff_doors.codes(context, staffing, asked)
        case "add":
            return _add(context, staffing, asked)
        case _:
            return _change(context, staffing, asked)


def _change(context: Context, staffing: "Staffing", asked: Namespace) -> int:
    done = staffing.do(_command(staffing, asked))
    _tell(context, done)
    if done.badge is not None:
        staff_doors.put_badge_out(context, done.badge, asked.to, context.who)
    return DONE


def _add(context: Context, staffing: "Staffing", asked: Namespace) -> int:
    key = asked.key or new_key()
    done = staffing.do(TakeIn(key, asked.name, asked.role, asked.speaks))
    if done.staff is not None and not done.staff.has_badge:
        made = staffing.do(GiveBadge(f"{key}:badge", done.staff.id))
        _tell(context, made)
        if made.badge is not None:
            staff_doors.put_badge_out(context, made.badge, asked.to, context.who)
    else:
        _tell(context, done)
    return DONE


def _command(staffing: "Staffing", asked: Namespace) -> StaffCommand:
    key, staff = asked.key or new_key(), _meant(staffing, asked.staff)
    match asked.deed:
        case "badge":
            return GiveBadge(key, staff, asked.new_pin)
        case "role":
            return ChangeStaff(key, staff, role=asked.role)
        case "leave":
            return LetGo(key, staff)
        case "revoke":
            return RevokeBadge(key, staff)
        case _:
            return Unlock(key, staff)


def _meant(staffing: "Staffing", text: str) -> str:
    """The id of who is meant by an id or by a name that only one has."""
    here = [one for one in staffing.people() if one.left_at is None]
    found = [one.id for one in here if text == one.id or text.casefold() == one.name.casefold()]
    if len(found) > 1:
        raise StaffRefusedError(Phrase("people.several", {"ids": ", ".join(found)}))
    return found[0] if found else text


def _list(context: Context, staffing: "Staffing") -> int:
    people = staffing.people()
    lines = [plain_text(context.say(staff_line(one))) for one in people]
    facts: Plain = [staff_shape(one) for one in people]
    context.answer(facts, "\n".join(lines) or context.say(Phrase("people.none")))
    return DONE


def _roles(context: Context, staffing: "Staffing", asked: Namespace) -> int:
    if asked.role:
        staffing.do(SetRole(asked.key or new_key(), _role(asked)))
    roles = staffing.roles()
    currency = context.settings.shop.currency
    lines = [context.say(line) for one in roles for line in role_lines(one, currency)]
    context.answer([role_shape(one) for one in roles], "\n".join(lines))
    return DONE


def _role(asked: Namespace) -> Role:
    known = {str(right): right for right in Right}
    unknown = [name for name in asked.rights if name not in known]
    if unknown:
        raise StaffRefusedError(Phrase("people.no_such_right", {"right": unknown[0]}))
    shipped = SHIPPED.get(asked.role)
    rights = frozenset(known[name] for name in asked.rights)
    limits = Limits(asked.amount, asked.percent, asked.a_day, asked.four_eyes)
    return Role(asked.role, rights or (shipped.rights if shipped else rights), limits)


def _tell(context: Context, done: "StaffDone") -> None:
    if done.staff is not None:
        context.answer(staff_shape(done.staff), plain_text(context.say(staff_line(done.staff))))

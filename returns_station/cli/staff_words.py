"""Staff and roles on the command line, in words and as JSON."""

from returns_station.canonical import Plain
from returns_station.desk.people.views import StaffSeen
from returns_station.money import Money
from returns_station.people.roles import SHIPPED, Role
from returns_station.phrase import Argument, Phrase


def role_words(name: str) -> Phrase:
    """What a role is called: every shop's in the reader's language, the shop's own as it is."""
    if name in SHIPPED:
        return Phrase(f"role.{name}")
    return Phrase("role.own", {"name": name})


def staff_line(one: StaffSeen) -> Phrase:
    """One person on one line."""
    return Phrase(
        "people.line",
        {"id": one.id, "name": one.name, "role": role_words(one.role), "how": _standing(one)},
    )


def _standing(one: StaffSeen) -> Phrase:
    if one.left_at is not None:
        return Phrase("people.has_left", {"day": one.left_at.date()})
    if one.shut_until is not None:
        return Phrase("people.is_shut", {"at": one.shut_until})
    if not one.has_badge:
        return Phrase("people.no_badge")
    return Phrase("people.is_here" if one.has_secret else "people.no_pin")


def staff_shape(one: StaffSeen) -> Plain:
    """One person as JSON."""
    return {
        "id": one.id,
        "name": one.name,
        "role": one.role,
        "language": one.language,
        "since": one.since.isoformat(),
        "left_at": one.left_at.isoformat() if one.left_at else None,
        "has_badge": one.has_badge,
        "has_pin": one.has_secret,
        "shut_until": one.shut_until.isoformat() if one.shut_until else None,
    }


def role_lines(one: Role, currency: str) -> tuple[Phrase, ...]:
    """One role: what it may do, and on a line of its own how far its yes goes."""
    rights: Argument = tuple(Phrase(f"right.{right}") for right in sorted(one.rights))
    line = Phrase("people.role_line", {"role": role_words(one.name), "rights": rights})
    limits = one.limits
    each = (
        ("amount", _sum(limits.amount, currency)),
        ("percent", limits.percent),
        ("a_day", limits.a_day),
        ("four_eyes", _sum(limits.four_eyes, currency)),
    )
    told: Argument = tuple(
        Phrase(f"people.limit.{name}", {"limit": limit})
        for name, limit in each
        if limit is not None
    )
    return (line, Phrase("cli.role_limits", {"limits": told})) if told else (line,)


def _sum(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def role_shape(one: Role) -> Plain:
    """One role as JSON."""
    limits = one.limits
    return {
        "role": one.name,
        "rights": [str(right) for right in sorted(one.rights)],
        "amount": limits.amount,
        "percent": limits.percent,
        "a_day": limits.a_day,
        "four_eyes": limits.four_eyes,
    }

"""Staff: what each may do, asked at the door of every transaction; and who they are."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, literal, select, text

from db.prepared import Prepared
from db.tables_people import role, staff, staff_code, staff_fact, staff_try
from returns_station.people.granted import (
    BY_ITSELF,
    NOTHING,
    OPEN_HOUSE,
    THE_STATION,
    Granted,
)
from returns_station.people.rights import Right
from returns_station.people.roles import SHIPPED, Limits, Role
from returns_station.people.staff import Staff
from returns_station.people.tries import Tries

PEPPER: Final = "pepper"

_ANY: Final = Prepared(select(literal(1)).select_from(staff).limit(1))
_GRANTED: Final = Prepared(
    select(
        staff.c.role, role.c.rights, role.c.amount, role.c.percent, role.c.a_day, role.c.four_eyes
    )
    .select_from(staff.outerjoin(role, role.c.name == staff.c.role))
    .where(staff.c.id == bindparam("id"), staff.c.left_at == "")
)
_EVERY: Final = Prepared(select(staff).order_by(staff.c.since, staff.c.name, staff.c.id))
_ONE: Final = Prepared(select(staff).where(staff.c.id == bindparam("id")))
_BADGE: Final = Prepared(
    select(staff).where(staff.c.badge == bindparam("badge"), staff.c.left_at == "")
)
_ROLES: Final = Prepared(select(role).order_by(role.c.name))
_TRIES: Final = Prepared(select(staff_try).where(staff_try.c.door == bindparam("door")))
_FACT: Final = Prepared(select(staff_fact.c.value).where(staff_fact.c.name == bindparam("name")))
_CODES: Final = Prepared(
    select(func.count().label("n")).where(staff_code.c.staff == bindparam("staff"))
)
# The server's own clock: no desk can set it, and it is one for all of them.
_SERVER_CLOCK: Final = text("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint")


class StaffReading:
    """The questions about staff, on one connection."""

    def __init__(self, connection: Connection) -> None:
        """Ask on this connection."""
        self._connection = connection

    def granted(self, staff: str) -> Granted:
        """The rights and limits of who signed in; nothing for a leaver or a stranger."""
        if staff == THE_STATION:
            return BY_ITSELF
        if not staff:
            return NOTHING if self.any_staff() else OPEN_HOUSE
        row = _GRANTED.one(self._connection, {"id": staff})
        return _granted(row) if row is not None else NOTHING

    def any_staff(self) -> bool:
        """Whether anybody was ever taken in."""
        return _ANY.one(self._connection) is not None

    def every(self) -> tuple[Staff, ...]:
        """All who work here and all who left, the first taken in first."""
        return tuple(map(_staff, _EVERY.all(self._connection)))

    def one(self, staff: str) -> Staff | None:
        """One by her id."""
        row = _ONE.one(self._connection, {"id": staff})
        return None if row is None else _staff(row)

    def by_badge(self, digest: str) -> Staff | None:
        """Who works here and has this badge."""
        row = _BADGE.one(self._connection, {"badge": digest}) if digest else None
        return None if row is None else _staff(row)

    def secret(self, staff: str) -> str:
        """Her PIN or passphrase as it is stored; "" while she has none."""
        row = _ONE.one(self._connection, {"id": staff})
        return "" if row is None else str(row.secret)

    def roles(self) -> tuple[Role, ...]:
        """Every role, those that every shop has first."""
        kept = {row.name: _role(row) for row in _ROLES.all(self._connection)}
        shipped = tuple(kept.pop(name, one) for name, one in SHIPPED.items())
        return (*shipped, *kept.values())

    def tries(self, door: str) -> Tries:
        """The wrong tries at a door: a person's, a station's."""
        row = _TRIES.one(self._connection, {"door": door})
        return Tries() if row is None else Tries(row.wrong, row.wait, row.since)

    def steady(self, own: int) -> int:
        """The steady clock of whoever keeps the store, in milliseconds: the server's, else ours."""
        if self._connection.dialect.name == "sqlite":
            return own
        return int(self._connection.execute(_SERVER_CLOCK).scalar_one())

    def pepper(self) -> str:
        """The name of the pepper that the shop's secrets are kept with; "" while none is."""
        row = _FACT.one(self._connection, {"name": PEPPER})
        return "" if row is None else str(row.value)

    def codes_left(self, staff: str) -> int:
        """How many of her recovery codes are not used."""
        return int(_CODES.one(self._connection, {"staff": staff}).n)


def _staff(row: Any) -> Staff:  # noqa: ANN401 - a row by its names
    return Staff(
        row.id,
        row.name,
        row.role,
        row.language,
        datetime.fromisoformat(row.since),
        _moment(row.left_at),
        bool(row.badge),
        bool(row.secret),
        _moment(row.badge_at),
    )


def _moment(stored: str) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None


def _granted(row: Any) -> Granted:  # noqa: ANN401 - a row by its names
    shipped = SHIPPED.get(row.role)
    if row.rights is None:
        return Granted(shipped.rights, shipped.limits) if shipped else NOTHING
    return Granted(shipped.rights if shipped else _rights(row.rights), _limits(row))


def _role(row: Any) -> Role:  # noqa: ANN401 - as above
    shipped = SHIPPED.get(row.name)
    return Role(row.name, shipped.rights if shipped else _rights(row.rights), _limits(row))


def _rights(stored: str) -> frozenset[Right]:
    known = frozenset(map(str, Right))
    return frozenset(Right(one) for one in stored.split() if one in known)


def _limits(row: Any) -> Limits:  # noqa: ANN401 - as above
    return Limits(*map(_limit, (row.amount, row.percent, row.a_day, row.four_eyes)))


def _limit(stored: int) -> int | None:
    return None if stored < 0 else stored

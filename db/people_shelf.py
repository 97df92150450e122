"""The shelf of staff in a writing transaction: badges, secrets, tries, recovery codes."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import bindparam, delete, select, text

from db.people import PEPPER, StaffReading
from db.prepared import Prepared
from db.tables_people import staff_code, staff_deed, staff_try
from returns_station.people.roles import SHIPPED, Role
from returns_station.people.staff import Staff
from returns_station.people.tries import Tries

_PUT: Final = Prepared(
    text(
        "INSERT INTO staff (id, name, role, language, since) "
        "VALUES (:id, :name, :role, :language, :since) ON CONFLICT (id) DO UPDATE SET "
        "name = excluded.name, role = excluded.role, language = excluded.language"
    )
)
_BADGE: Final = Prepared(
    text("UPDATE staff SET badge = :badge, badge_at = :at WHERE id = :id AND left_at = ''")
)
_SECRET: Final = Prepared(
    text("UPDATE staff SET secret = :secret, secret_set_at = :at WHERE id = :id AND left_at = ''")
)
_LEAVE: Final = Prepared(
    text(
        "UPDATE staff SET left_at = :at, badge = '', badge_at = '', secret = '', "
        "secret_set_at = '' WHERE id = :id AND left_at = ''"
    )
)
_ROLE: Final = Prepared(
    text(
        "INSERT INTO role (name, rights, amount, percent, a_day, four_eyes) "
        "VALUES (:name, :rights, :amount, :percent, :a_day, :four_eyes) "
        "ON CONFLICT (name) DO UPDATE SET rights = excluded.rights, amount = excluded.amount, "
        "percent = excluded.percent, a_day = excluded.a_day, four_eyes = excluded.four_eyes"
    )
)
_NO_TRIES: Final = Prepared(
    text("INSERT INTO staff_try (door) VALUES (:door) ON CONFLICT (door) DO NOTHING")
)
_HOLD: Final = Prepared(
    select(staff_try.c.door).where(staff_try.c.door == bindparam("door")).with_for_update()
)
_TRIED: Final = Prepared(
    text("UPDATE staff_try SET wrong = :wrong, wait = :wait, since = :since WHERE door = :door")
)
_FACT: Final = Prepared(
    text(
        "INSERT INTO staff_fact (name, value) VALUES (:name, :value) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    )
)
_USE: Final = text("DELETE FROM staff_code WHERE digest = :digest RETURNING staff")
_DEED: Final = Prepared(select(staff_deed.c.what).where(staff_deed.c.key == bindparam("key")))
_PUT_DEED: Final = Prepared(staff_deed.insert())
_PUT_CODE: Final = Prepared(staff_code.insert())
# Two managers of two desks must not let each other go at once; SQLite has one writer anyway.
_ALONE: Final = text("SELECT pg_advisory_xact_lock(7430002)")


class StoredPeople(StaffReading):
    """The shelf of staff, on one connection."""

    def alone(self) -> None:
        """Let nobody else change staff until this transaction ends."""
        if self._connection.dialect.name != "sqlite":
            self._connection.execute(_ALONE)

    def put(self, staff: Staff) -> None:
        """Keep her, new or changed; badge and secret are set apart."""
        row = {"id": staff.id, "name": staff.name, "role": staff.role, "language": staff.language}
        _PUT.run(self._connection, {**row, "since": staff.since.isoformat()})

    def set_badge(self, staff: str, digest: str, at: str) -> None:
        """Her badge's digest; "" takes it from her."""
        _BADGE.run(self._connection, {"id": staff, "badge": digest, "at": at if digest else ""})

    def set_secret(self, staff: str, kept: str, at: str) -> None:
        """Her secret as it is stored; "" takes it from her."""
        _SECRET.run(self._connection, {"id": staff, "secret": kept, "at": at if kept else ""})

    def leave(self, staff: str, at: str) -> None:
        """She leaves: no badge, no secret, no recovery code of hers is left."""
        _LEAVE.run(self._connection, {"id": staff, "at": at})
        self.put_codes(staff, ())

    def put_role(self, role: Role) -> None:
        """Keep a role of the shop's own, or its limits for one that every shop has."""
        limits = role.limits
        rights = "" if role.name in SHIPPED else " ".join(sorted(role.rights))
        row = {
            "name": role.name,
            "rights": rights,
            "amount": _stored(limits.amount),
            "percent": _stored(limits.percent),
            "a_day": _stored(limits.a_day),
            "four_eyes": _stored(limits.four_eyes),
        }
        _ROLE.run(self._connection, row)

    def held_tries(self, door: str) -> Tries:
        """The wrong tries at a door; nobody else changes them until this transaction ends."""
        _NO_TRIES.run(self._connection, {"door": door})
        if self._connection.dialect.name != "sqlite":
            _HOLD.one(self._connection, {"door": door})
        return self.tries(door)

    def put_tries(self, door: str, tries: Tries) -> None:
        """Keep them."""
        row = {"door": door, "wrong": tries.wrong, "wait": tries.wait, "since": tries.since}
        _TRIED.run(self._connection, row)

    def set_pepper(self, name: str) -> None:
        """Secrets are kept with this pepper from now on."""
        _FACT.run(self._connection, {"name": PEPPER, "value": name})

    def put_codes(self, staff: str, digests: Sequence[str]) -> None:
        """Keep recovery codes of hers in place of all she had."""
        self._connection.execute(delete(staff_code).where(staff_code.c.staff == staff))
        _PUT_CODE.put(self._connection, ({"digest": one, "staff": staff} for one in digests))

    def use_code(self, digest: str) -> str:
        """Use a recovery code up and say whose it was; "" for an unknown or a used one."""
        row = self._connection.execute(_USE, {"digest": digest}).one_or_none()
        return "" if row is None else str(row.staff)

    def deed(self, key: str) -> str | None:
        """Whom or what a command with this key was carried out on before."""
        row = _DEED.one(self._connection, {"key": key})
        return None if row is None else str(row.what)

    def put_deed(self, key: str, what: str) -> None:
        """Remember that a command was carried out."""
        _PUT_DEED.put(self._connection, ({"key": key, "what": what},))


def _stored(limit: int | None) -> int:
    return -1 if limit is None else limit

"""The public keys of the shop's desks: with them any desk can judge the slips of any other."""

from datetime import date
from typing import Final

from sqlalchemy import Connection, bindparam, select, text

from db.ledgers import station_key
from db.prepared import Prepared
from returns_station.desk.sealing import StationKey

_PUT: Final = text(
    "INSERT INTO station_key (id, public, desk, since) VALUES (:id, :public, :desk, :since) "
    "ON CONFLICT (id) DO NOTHING"
)
_ONE: Final = Prepared(select(station_key).where(station_key.c.id == bindparam("id")))
_EVERY: Final = Prepared(select(station_key).order_by(station_key.c.since, station_key.c.id))


def put(connection: Connection, key: StationKey) -> None:
    """Keep a public key; the first that has an id stays."""
    row = {"id": key.id, "public": key.public, "desk": key.desk, "since": key.since.isoformat()}
    connection.execute(_PUT, row)


def every(connection: Connection) -> tuple[StationKey, ...]:
    """All of them, the oldest first."""
    rows = _EVERY.all(connection)
    return tuple(_key(row.id, row.public, row.desk, row.since) for row in rows)


def _key(name: str, public: str, desk: str, since: str) -> StationKey:
    return StationKey(name, public, desk, date.fromisoformat(since))


class StationKeyWork:
    """What a writing transaction keeps of keys."""

    _connection: Connection

    def put_station_key(self, key: StationKey) -> None:
        """Keep a public key; a second time changes nothing."""
        put(self._connection, key)


class StoredStationKeys:
    """The questions about keys, asked on one reading connection."""

    _connection: Connection

    def station_key(self, key: str) -> StationKey | None:
        """The public key with this id that a desk of this shop left here."""
        row = _ONE.one(self._connection, {"id": key})
        return None if row is None else _key(row.id, row.public, row.desk, row.since)

    def station_keys(self) -> tuple[StationKey, ...]:
        """Every public key that the shop's desks left here."""
        return every(self._connection)

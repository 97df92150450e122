"""The shelf of places: where doors are, and the middle of each postal code's area."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, select, text

from db.bulk import put
from db.prepared import Prepared
from db.tables_runs import known_place, postal_code, postal_source
from returns_station.desk.pickup.van_shelves import KnownPlace, Learned, PostalCode, PostalSource
from returns_station.pickup.place import Point

_PLACE: Final = Prepared(select(known_place).where(known_place.c.key == bindparam("key")))
# Who stood at the door knows best; what is typed later corrects what was typed, and no more.
_LEARN: Final = Prepared(
    text(
        "INSERT INTO known_place (key, lat, lon, learned, at) "
        "VALUES (:key, :lat, :lon, :learned, :at) "
        "ON CONFLICT (key) DO UPDATE SET lat = excluded.lat, lon = excluded.lon, "
        "learned = excluded.learned, at = excluded.at "
        "WHERE (excluded.learned = 'door' AND "
        "(known_place.learned <> 'door' OR known_place.at <= excluded.at)) "
        "OR (known_place.learned <> 'door' AND known_place.at <= excluded.at)"
    )
)
_CODE: Final = Prepared(
    select(postal_code.c.lat, postal_code.c.lon).where(
        postal_code.c.market == bindparam("market"), postal_code.c.code == bindparam("code")
    )
)
_SOURCES: Final = select(postal_source).order_by(postal_source.c.market)
_NAMES: Final = "market code lat lon"


class StoredPlaces:
    """Places of one transaction, to be read and learned."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection of an open transaction."""
        self._connection = connection

    def place(self, key: str) -> KnownPlace | None:
        """Where a door is, as far as it was typed or learned."""
        row = _PLACE.one(self._connection, {"key": key})
        return None if row is None else _known(row)

    def learn(self, place: KnownPlace) -> None:
        """Remember where a door is: what was learned at the door is not overwritten by less."""
        row = {
            "key": place.key,
            "lat": place.point.lat,
            "lon": place.point.lon,
            "learned": place.learned.value,
            "at": place.at.astimezone(UTC).isoformat(),
        }
        _LEARN.run(self._connection, row)

    def code(self, market: str, code: str) -> Point | None:
        """The middle of a postal code's area."""
        row = _CODE.one(self._connection, {"market": market, "code": code})
        return None if row is None else Point(row.lat, row.lon)

    def put_codes(self, source: PostalSource, codes: Iterable[PostalCode]) -> None:
        """Set a market's postal codes, all anew."""
        connection, market = self._connection, source.market
        for table in (postal_code, postal_source):
            connection.execute(delete(table).where(table.c.market == market))
        rows: list[tuple[object, ...]] = [
            (market, one.code, one.point.lat, one.point.lon) for one in codes
        ]
        put(connection, postal_code, _NAMES, rows)
        row = {
            "market": market,
            "file": source.file,
            "attribution": source.attribution,
            "at": source.at.isoformat(),
            "codes": source.codes,
        }
        connection.execute(postal_source.insert(), row)

    def sources(self) -> tuple[PostalSource, ...]:
        """Where the postal codes come from, by market."""
        rows = self._connection.execute(_SOURCES)
        return tuple(
            PostalSource(
                row.market, row.file, row.codes, row.attribution, datetime.fromisoformat(row.at)
            )
            for row in rows
        )


def _known(row: Any) -> KnownPlace:  # noqa: ANN401 - a row by its names
    at = datetime.fromisoformat(row.at)
    return KnownPlace(row.key, Point(row.lat, row.lon), Learned(row.learned), at)

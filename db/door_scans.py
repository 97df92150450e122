"""The shelf of what was said at doors: kept as it was said, each word once."""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, text

from db.prepared import Prepared
from db.tables_runs import door_scan
from returns_station.desk.pickup.van_shelves import Became, KeptScan
from returns_station.pickup.door_scan import AtDoor, DoorScan
from returns_station.pickup.place import Point

_KEEP: Final = Prepared(
    text(
        "INSERT INTO door_scan (id, run, booking, what, at, driver, note, lat, lon, swapped, "
        "came_at, became, why) VALUES (:id, :run, :booking, :what, :at, :driver, :note, :lat, "
        ":lon, :swapped, :came_at, :became, :why) ON CONFLICT (id) DO NOTHING"
    )
)
_SCANS: Final = Prepared(
    select(door_scan)
    .where(door_scan.c.booking == bindparam("booking"))
    .order_by(door_scan.c.at, door_scan.c.id)
)
_SCAN: Final = Prepared(select(door_scan.c.id).where(door_scan.c.id == bindparam("id")))
_QUESTIONS: Final = Prepared(
    select(door_scan)
    .where(door_scan.c.became == Became.QUESTION.value)
    .order_by(door_scan.c.at, door_scan.c.id)
)
_ANSWER: Final = Prepared(
    text("UPDATE door_scan SET became = 'answered' WHERE id = :id AND became = 'question'")
)


class StoredDoorScans:
    """What was said at doors, in one transaction."""

    _connection: Connection

    def keep(self, scan: KeptScan, at: datetime) -> bool:
        """Keep what was said at a door; False when it is kept already."""
        return _KEEP.run(self._connection, _scan_row(scan, at)) == 1

    def has(self, scan: str) -> bool:
        """Whether this word is kept already."""
        return _SCAN.one(self._connection, {"id": scan}) is not None

    def scans(self, booking: str) -> tuple[KeptScan, ...]:
        """What was said at the door of a booking, in the order in which it was said."""
        return tuple(map(_kept, _SCANS.all(self._connection, {"booking": booking})))

    def questions(self) -> tuple[KeptScan, ...]:
        """What was said at doors and a person has to look at, the oldest first."""
        return tuple(map(_kept, _QUESTIONS.all(self._connection)))

    def answer(self, scan: str) -> bool:
        """A person has looked at it; False when there was no such question."""
        return _ANSWER.run(self._connection, {"id": scan}) == 1


def _scan_row(kept: KeptScan, at: datetime) -> dict[str, object]:
    scan = kept.scan
    return {
        "id": scan.id,
        "run": scan.run,
        "booking": scan.booking,
        "what": scan.what.value,
        "at": scan.at.astimezone(UTC).isoformat(),
        "driver": scan.driver,
        "note": scan.note,
        "lat": scan.point.lat if scan.point else None,
        "lon": scan.point.lon if scan.point else None,
        "swapped": int(scan.swapped),
        "came_at": at.astimezone(UTC).isoformat(),
        "became": kept.became.value,
        "why": kept.why,
    }


def _kept(row: Any) -> KeptScan:  # noqa: ANN401 - a row by its names
    scan = DoorScan(
        id=row.id,
        run=row.run,
        booking=row.booking,
        what=AtDoor(row.what),
        at=datetime.fromisoformat(row.at),
        driver=row.driver,
        point=None if row.lat is None else Point(row.lat, row.lon),
        note=row.note,
        swapped=bool(row.swapped),
    )
    return KeptScan(scan, Became(row.became), row.why)

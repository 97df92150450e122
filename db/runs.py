"""The shelf of runs: each changes by a conditional update on its version: no place goes twice."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, text

from db import stock
from db.door_scans import StoredDoorScans
from db.ledgers import undone_case
from db.places import StoredPlaces
from db.prepared import Prepared
from db.tables import return_case
from db.tables_runs import parcel_number, run, run_stop
from returns_station.canonical import dumps
from returns_station.desk.pickup.van_shelves import Parcel
from returns_station.pickup.door_scan import AtDoor
from returns_station.pickup.place import Point
from returns_station.pickup.running import Place, Run
from returns_station.pickup.van import Rest, Stop, Van

_OF_DAY: Final = Prepared(select(run).where(run.c.day == bindparam("day")).order_by(run.c.van))
_RUN: Final = Prepared(select(run).where(run.c.number == bindparam("number")))
_HOLDING: Final = Prepared(
    select(run)
    .join_from(run, run_stop, run_stop.c.run == run.c.number)
    .where(run_stop.c.booking == bindparam("booking"))
)
_STOPS: Final = Prepared(
    select(run_stop)
    .join_from(run_stop, run, run_stop.c.run == run.c.number)
    .where(run.c.day == bindparam("day"))
    .order_by(run_stop.c.run, run_stop.c.nr)
)
_STOPS_OF: Final = Prepared(
    select(run_stop).where(run_stop.c.run == bindparam("run")).order_by(run_stop.c.nr)
)
_BEGIN: Final = Prepared(
    text(
        "INSERT INTO run (number, day, van, body, version) "
        "VALUES (:number, :day, :van, :body, 0) ON CONFLICT (day, van) DO NOTHING"
    )
)
_CLAIM: Final = Prepared(
    text("UPDATE run SET version = version + 1 WHERE number = :number AND version = :version")
)
_WRITE: Final = Prepared(
    text(
        "UPDATE run SET driver = :driver, out_at = :out_at, closed_at = :closed_at, body = :body "
        "WHERE number = :number"
    )
)
_PLANNED: Final = Prepared(
    text("UPDATE run SET planned = version WHERE number = :number AND version = :version")
)
_TO_PLAN: Final = Prepared(
    text(
        "SELECT day FROM run WHERE day >= :since AND out_at = '' AND closed_at = '' "
        "AND planned <> version ORDER BY day LIMIT 1"
    )
)
_CLEAR: Final = Prepared(text("DELETE FROM run_stop WHERE run = :run"))
_PUT: Final = Prepared(run_stop.insert())
_PARCELS: Final = Prepared(
    select(parcel_number)
    .where(parcel_number.c.slip == bindparam("slip"))
    .order_by(parcel_number.c.nr)
)
_PARCEL: Final = Prepared(select(parcel_number).where(parcel_number.c.sscc == bindparam("sscc")))
_NUMBER: Final = Prepared(parcel_number.insert())
_CASES: Final = Prepared(
    select(return_case.c.id)
    .join_from(return_case, undone_case, isouter=True)
    .where(return_case.c.slip == bindparam("slip"), undone_case.c.case_id.is_(None))
    .order_by(return_case.c.id)
)


class StoredRuns(StoredDoorScans, StoredPlaces):
    """Runs and doors of one transaction, to be read and changed."""

    def of_day(self, day: date) -> tuple[Run, ...]:
        """The runs of a day, by van."""
        asked = {"day": day.isoformat()}
        heads = _OF_DAY.all(self._connection, asked)
        places: dict[str, list[Place]] = {}
        for row in _STOPS.all(self._connection, asked) if heads else ():
            places.setdefault(row.run, []).append(_place(row))
        return tuple(_run(head, places.get(head.number, ())) for head in heads)

    def run(self, number: str) -> Run | None:
        """The run with this number."""
        return self._whole(_RUN.one(self._connection, {"number": number}))

    def holding(self, booking: str) -> Run | None:
        """The run that holds a booking."""
        return self._whole(_HOLDING.one(self._connection, {"booking": booking}))

    def begin(self, new: Run) -> bool:
        """Store a new run; False when its van has one on that day already."""
        row = {
            "number": new.number,
            "day": new.day.isoformat(),
            "van": new.van.name,
            "body": _body(new.van),
        }
        return _BEGIN.run(self._connection, row) == 1

    def claim(self, read: Run) -> bool:
        """Keep a run for this transaction; False when it does not stand as it was read."""
        asked = {"number": read.number, "version": read.version}
        return _CLAIM.run(self._connection, asked) == 1

    def write(self, changed: Run) -> None:
        """Let a run that was claimed stand anew."""
        row = {
            "number": changed.number,
            "driver": changed.driver,
            "out_at": _text(changed.out_at),
            "closed_at": _text(changed.closed_at),
            "body": _body(changed.van),
        }
        _WRITE.run(self._connection, row)
        _CLEAR.run(self._connection, {"run": changed.number})
        rows = (_row(changed.number, nr, place) for nr, place in enumerate(changed.places))
        _PUT.put(self._connection, rows)

    def to_plan(self, since: date) -> date | None:
        """The first day from here on whose runs have changed since they were planned."""
        row = _TO_PLAN.one(self._connection, {"since": since.isoformat()})
        return None if row is None else date.fromisoformat(row.day)

    def planned(self, read: Run) -> None:
        """Remember that a run was planned as it was read; one that has changed is to be planned."""
        asked = {"number": read.number, "version": read.version}
        _PLANNED.run(self._connection, asked)

    def parcels(self, slip: str) -> tuple[Parcel, ...]:
        """The parcels of a slip that have a number."""
        found = _PARCELS.all(self._connection, {"slip": slip})
        return tuple(Parcel(row.sscc, row.slip, row.nr) for row in found)

    def parcel(self, sscc: str) -> Parcel | None:
        """The parcel with this number on its label."""
        row = _PARCEL.one(self._connection, {"sscc": sscc})
        return None if row is None else Parcel(row.sscc, row.slip, row.nr)

    def put_parcels(self, parcels: Sequence[Parcel]) -> None:
        """Store numbers of parcels; the database refuses one a second time."""
        rows = ({"sscc": one.sscc, "slip": one.slip, "nr": one.nr} for one in parcels)
        _NUMBER.put(self._connection, rows)

    def hand_over(self, slip: str) -> None:
        """What was kept for her leaves with her; a second time changes nothing."""
        for case_id in _CASES.column(self._connection, {"slip": slip}):
            stock.give(self._connection, case_id)

    def _whole(self, head: Any) -> Run | None:  # noqa: ANN401 - a row by its names
        if head is None:
            return None
        return _run(head, map(_place, _STOPS_OF.all(self._connection, {"run": head.number})))


def _text(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _body(van: Van) -> str:
    return dumps(
        {
            # Canonical text knows no fractions: what has some is written out to its last digit.
            "depot": [repr(van.depot.lat), repr(van.depot.lon)],
            "begins": van.begins,
            "ends": van.ends,
            "room": van.room,
            "two": van.two,
            "told": van.told_on_the_way,
            "rests": [[rest.begins, rest.ends, rest.lasts] for rest in van.rests],
        }
    )


def _van(name: str, body: str) -> Van:
    told = json.loads(body)
    lat, lon = map(float, told["depot"])
    rests = tuple(Rest(*rest) for rest in told["rests"])
    depot = Point(lat, lon)
    return Van(
        name=name,
        depot=depot,
        begins=told["begins"],
        ends=told["ends"],
        room=told["room"],
        two=told["two"],
        rests=rests,
        told_on_the_way=told.get("told", False),
    )


def _run(head: Any, places: Iterable[Place]) -> Run:  # noqa: ANN401 - a row by its names
    return Run(
        number=head.number,
        day=date.fromisoformat(head.day),
        van=_van(head.van, head.body),
        places=tuple(places),
        driver=head.driver,
        out_at=_moment(head.out_at),
        closed_at=_moment(head.closed_at),
        version=head.version,
    )


def _place(row: Any) -> Place:  # noqa: ANN401 - a row by its names
    stop = Stop(
        id=row.booking,
        point=Point(row.lat, row.lon),
        begins=row.begins,
        ends=row.ends,
        serves=row.serves,
        load=row.load,
        two=bool(row.two),
        street=row.street,
    )
    done = AtDoor(row.done) if row.done else None
    return Place(stop, done, _moment(row.done_at), _moment(row.told_at), row.told_for)


def _row(number: str, nr: int, place: Place) -> dict[str, object]:
    stop = place.stop
    return {
        "booking": stop.id,
        "run": number,
        "nr": nr,
        "begins": stop.begins,
        "ends": stop.ends,
        "serves": stop.serves,
        "load": stop.load,
        "two": int(stop.two),
        "street": stop.street,
        "lat": stop.point.lat,
        "lon": stop.point.lon,
        "done": place.done.value if place.done else "",
        "done_at": _text(place.done_at),
        "told_at": _text(place.told_at),
        "told_for": place.told_for,
    }


class RunQuestions:
    """The questions about runs, asked on one reading connection."""

    _connection: Connection

    @property
    def runs(self) -> StoredRuns:
        """Runs and doors as they stand."""
        return StoredRuns(self._connection)

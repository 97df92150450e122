"""The shelf of promises: kept all at once, ended exactly once; what decides is a row count."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final, cast

from sqlalchemy import Connection, bindparam, text

from db.journal import hold_journal
from db.prepared import Prepared
from db.tables_promises import promise
from returns_station.canonical import dumps, typed
from returns_station.phrase import Phrase
from returns_station.service.promise import (
    DuePromise,
    PromiseKind,
    PromiseStands,
    PromiseState,
)

_FIELDS: Final = ("key", "kind", "subject", "slip", "desk", "says", "due", "made_at")
_ALL: Final = promise.select()
_OPEN: Final = text("state = 'open'")
_ONE: Final = Prepared(_ALL.where(promise.c.key == bindparam("key")))
_OF_SLIP: Final = Prepared(
    _ALL.where(promise.c.slip == bindparam("slip")).order_by(promise.c.due, promise.c.key)
)
_UNDONE_OF: Final = Prepared(
    _ALL.where(
        promise.c.subject == bindparam("subject"),
        text("done_at = '' AND state IN ('open', 'missed')"),
    ).order_by(promise.c.due, promise.c.key)
)
_DUE: Final = Prepared(
    _ALL.where(_OPEN, promise.c.due <= bindparam("until")).order_by(promise.c.due, promise.c.key)
)
_BETWEEN: Final = Prepared(
    _ALL.where(promise.c.due >= bindparam("since"), promise.c.due < bindparam("until")).order_by(
        promise.c.due, promise.c.key
    )
)
# Of a promise kept and missed at once the second finds it ended, and changes nothing.
_END: Final = Prepared(
    text(
        "UPDATE promise SET state = :state, ended_at = :at, why = :why, done_at = :done_at "
        "WHERE key = :key AND state = 'open'"
    )
)
_FULFILLED: Final = Prepared(
    text("UPDATE promise SET done_at = :at WHERE key = :key AND state = 'missed' AND done_at = ''")
)
# Who was told of a day is told again only of another.
_EXPECT: Final = Prepared(
    text(
        "UPDATE promise SET told_at = :at, told_for = :expected, told_why = :why "
        "WHERE key = :key AND state = 'open' AND (told_at = '' OR told_for <> :expected)"
    )
)
_TOOK: Final = Prepared(text("SELECT began, steps FROM visit WHERE id = :id AND began <> ''"))
# Who went to lunch with a visit open did not work at it.
_LONGEST: Final = timedelta(hours=2)
_MEASURED: Final = Prepared(
    text(
        "INSERT INTO visit_measured (slip, at, desk, seconds, steps) "
        "VALUES (:slip, :at, :desk, :seconds, :steps) ON CONFLICT (slip) DO NOTHING"
    )
)


class PromiseReading:
    """Promises as they stand, on one connection."""

    def __init__(self, connection: Connection) -> None:
        """Ask on this connection."""
        self._connection = connection

    def one(self, key: str) -> PromiseStands | None:
        """The promise with this key."""
        row = _ONE.one(self._connection, {"key": key})
        return None if row is None else _stands(row)

    def of_slip(self, slip: str) -> tuple[PromiseStands, ...]:
        """All that was promised with a visit, the first due first."""
        return tuple(map(_stands, _OF_SLIP.all(self._connection, {"slip": slip})))

    def open_of(self, subject: str) -> tuple[PromiseStands, ...]:
        """What is open and fulfilled by one thing: a payout, a booking, a question."""
        return tuple(one for one in self.undone_of(subject) if one.state is PromiseState.OPEN)

    def undone_of(self, subject: str) -> tuple[PromiseStands, ...]:
        """The same, with what was missed and is not done yet."""
        return tuple(map(_stands, _UNDONE_OF.all(self._connection, {"subject": subject})))

    def due(self, until: datetime) -> tuple[PromiseStands, ...]:
        """What is open and due until then, the first due first."""
        return tuple(map(_stands, _DUE.all(self._connection, {"until": until.isoformat()})))

    def told_or_due(self, since: datetime, until: datetime) -> tuple[PromiseStands, ...]:
        """Every promise, however it ended, that is due from a moment until another."""
        between = {"since": since.isoformat(), "until": until.isoformat()}
        return tuple(map(_stands, _BETWEEN.all(self._connection, between)))


class StoredPromises(PromiseReading):
    """The shelf of promises, in a writing transaction."""

    def hold(self) -> None:
        """Let nobody else journal until this transaction ends.

        Who journals and then ends what follows from it would else wait for who does it the other
        way round, and each for the other.
        """
        hold_journal(self._connection)

    def put(self, promises: Sequence[DuePromise], desk: str = "") -> None:
        """Keep new promises, all at once; one whose key stands there is not written again."""
        if promises:
            row = {
                f"{name}{nr}": value
                for nr, one in enumerate(promises)
                for name, value in zip(_FIELDS, _values(one, desk), strict=True)
            }
            _put(len(promises)).run(self._connection, row)

    def end(self, key: str, state: PromiseState, at: datetime, why: str = "") -> bool:
        """Let an open promise end, for good; False: it had ended."""
        moment = at.isoformat()
        done_at = moment if state is PromiseState.KEPT else ""
        row = {"key": key, "state": state.value, "at": moment, "why": why, "done_at": done_at}
        return _END.run(self._connection, row) == 1

    def fulfilled(self, key: str, at: datetime) -> bool:
        """What had been missed was done all the same; False: it was, or is not missed."""
        return _FULFILLED.run(self._connection, {"key": key, "at": at.isoformat()}) == 1

    def expect(self, key: str, expected: datetime | None, at: datetime, why: str = "") -> bool:
        """Foretell that an open promise will not hold; False: it was, for that same moment."""
        moment = expected.isoformat() if expected else ""
        row = {"key": key, "at": at.isoformat(), "expected": moment, "why": why}
        return _EXPECT.run(self._connection, row) == 1

    def took(self, visit: str, now: datetime) -> tuple[int, int]:
        """How many seconds and saved steps a visit has taken so far; zeros: nobody knows."""
        row = _TOOK.one(self._connection, {"id": visit})
        if row is None:
            return 0, 0
        lasted = now - datetime.fromisoformat(row.began)
        if not timedelta() <= lasted <= _LONGEST:
            return 0, row.steps
        return int(lasted.total_seconds()), row.steps

    def measured(self, slip: str, seconds: int, steps: int, at: datetime, desk: str) -> None:
        """Keep how long a visit took, and how many times somebody pressed or scanned."""
        row = {"slip": slip, "at": at.isoformat(), "desk": desk}
        _MEASURED.run(self._connection, {**row, "seconds": seconds, "steps": steps})


@cache
def _put(many: int) -> Prepared:
    """So many new promises in one statement."""
    rows = ", ".join(
        "(" + ", ".join(f":{name}{nr}" for name in _FIELDS) + ")" for nr in range(many)
    )
    columns = ", ".join(_FIELDS)
    into = f"INSERT INTO promise ({columns}) VALUES {rows}"  # noqa: S608 - our own names
    return Prepared(text(f"{into} ON CONFLICT (key) DO NOTHING"))


def _values(one: DuePromise, desk: str) -> tuple[str, ...]:
    due, made_at = one.due.isoformat(), one.made_at.isoformat()
    return (one.key, one.kind.value, one.subject, one.slip, desk, dumps(one.says), due, made_at)


def _stands(row: Any) -> PromiseStands:  # noqa: ANN401 - a row by its names
    promised = DuePromise(
        row.key,
        PromiseKind(row.kind),
        row.subject,
        row.slip,
        # Written by put alone: it is a phrase.
        cast("Phrase", typed(json.loads(row.says))),
        datetime.fromisoformat(row.due),
        datetime.fromisoformat(row.made_at),
    )
    return PromiseStands(
        promised,
        PromiseState(row.state),
        _moment(row.ended_at),
        row.why,
        _moment(row.done_at),
        _moment(row.told_for),
        _moment(row.told_at),
        row.desk,
        row.told_why,
    )


def _moment(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None

"""The shelf of questions to a person, in a writing transaction: what decides is a row count."""

from datetime import datetime
from typing import Final

from sqlalchemy import text

from db.prepared import Prepared
from db.quotas import NO_LIMIT
from db.rulings_read import RulingReading
from db.tables_ruling import ruling_answer, ruling_ask, ruling_photo
from returns_station.canonical import dumps
from returns_station.case import Who
from returns_station.desk.ruling.kept import AskKept, Step

_ASKED: Final = Prepared(text("SELECT number FROM ruling_ask WHERE key = :key"))
_ANSWERED: Final = Prepared(text("SELECT ask FROM ruling_answer WHERE key = :key"))
_PUT: Final = Prepared(ruling_ask.insert())
_PUT_STEP: Final = Prepared(ruling_answer.insert())
_PUT_PHOTO: Final = Prepared(ruling_photo.insert())
# Of two answers at once the second finds another turn, and changes nothing.
_MOVE: Final = Prepared(
    text(
        "UPDATE ruling_ask SET state = :state, turn = turn + 1, at = :at, "
        "expires_at = :expires_at, gives = :gives, whole = :whole, note = :note, "
        "nearest = :nearest WHERE number = :number AND turn = :turn AND state <> 'used'"
    )
)
_USE: Final = Prepared(
    text(
        "UPDATE ruling_ask SET state = 'used', turn = turn + 1, slip = :slip, used_at = :at, "
        "was = state WHERE number = :number AND expires_at > :at "
        "AND (state = 'yes' OR (state = 'no' AND gives <> ''))"
    )
)
_CLOSE: Final = Prepared(
    text(
        "UPDATE ruling_ask SET state = 'taken_back', turn = turn + 1 "
        "WHERE visit = :visit AND state IN ('waiting', 'second') RETURNING number"
    )
)
_GIVE_BACK: Final = Prepared(
    text(
        "UPDATE ruling_ask SET state = was, turn = turn + 1, slip = '', used_at = '' "
        "WHERE slip = :slip AND slip <> '' AND state = 'used' RETURNING number"
    )
)
_COUNT: Final = Prepared(
    text(
        "INSERT INTO ruling_count (staff, day, said) VALUES (:staff, :day, 1) "
        "ON CONFLICT (staff, day) DO UPDATE SET said = ruling_count.said + 1 "
        "WHERE ruling_count.said < :most"
    )
)
_EXPIRE: Final = Prepared(
    text(
        "UPDATE ruling_ask SET state = 'expired', turn = turn + 1 "
        "WHERE state IN ('waiting', 'second', 'yes') AND expires_at <= :now RETURNING number"
    )
)


class StoredRulings(RulingReading):
    """The shelf of questions, on one connection."""

    def asked(self, key: str) -> str:
        """The number of the question that a key was used for; "" none."""
        row = _ASKED.one(self._connection, {"key": key})
        return row.number if row is not None else ""

    def answered_by(self, key: str) -> str:
        """The number of the question that was answered with a key; "" none."""
        row = _ANSWERED.one(self._connection, {"key": key})
        return row.ask if row is not None else ""

    def put(self, ask: AskKept, key: str) -> None:
        """Keep a new question."""
        row = {
            "number": ask.number,
            "key": key,
            "visit": ask.visit,
            "desk": ask.desk,
            "staff": ask.staff,
            # Where somebody signed in her id is enough: it can be forgotten whose it was.
            "actor": "" if ask.staff else ask.asker,
            "wish": ask.wish.value,
            "note": ask.note,
            "body": dumps({"parts": ask.parts}),
            "at": ask.at.isoformat(),
            "expires_at": ask.expires_at.isoformat(),
            "why": ask.why,
            "reason": ask.reason,
            "currency": ask.asked_for.currency,
            "asked_for": ask.asked_for.minor,
            "beyond": ask.beyond.minor,
            "sale_id": ask.sale_id,
            "customer_id": ask.customer_id or None,
        }
        _PUT.put(self._connection, (row,))
        photos = enumerate(ask.photos, start=1)
        _PUT_PHOTO.put(
            self._connection,
            ({"ask": ask.number, "nr": nr, "name": name} for nr, name in photos),
        )

    def move(self, before: AskKept, after: AskKept) -> bool:
        """Let a question stand otherwise; False: it stands otherwise already."""
        row = {
            "number": before.number,
            "turn": before.turn,
            "state": after.state.value,
            "at": after.at.isoformat(),
            "expires_at": after.expires_at.isoformat(),
            "gives": ",".join(after.gives),
            "whole": int(after.whole),
            "note": after.note,
            "nearest": after.nearest,
        }
        return _MOVE.run(self._connection, row) == 1

    def put_step(self, ask: AskKept, step: Step, *, at: datetime, who: Who) -> None:
        """Keep what somebody did with a question."""
        row = {
            "ask": ask.number,
            "key": step.key,
            "kind": step.kind.value,
            "outcome": step.outcome.value if step.outcome else "",
            "why": step.why,
            "note": step.note,
            "staff": who.staff,
            "actor": "" if who.staff else who.actor,
            "at": at.isoformat(),
            "whole": int(step.whole),
            "seconds": max(0, int((at - ask.at).total_seconds())),
        }
        _PUT_STEP.put(self._connection, (row,))

    def count(self, staff: str, day: str, most: int | None) -> bool:
        """Count a yes of somebody on a day; False: she has said as many as she may."""
        if most is not None and most < 1:
            return False
        row = {"staff": staff, "day": day, "most": NO_LIMIT if most is None else most}
        return _COUNT.run(self._connection, row) == 1

    def use(self, number: str, slip: str, at: datetime) -> bool:
        """Use a yes for a visit; False: it holds no longer, or is used."""
        row = {"number": number, "slip": slip, "at": at.isoformat()}
        return _USE.run(self._connection, row) == 1

    def close_visit(self, visit: str) -> tuple[str, ...]:
        """Take back what still waits of a visit that is done; gives their numbers."""
        return tuple(sorted(_CLOSE.column(self._connection, {"visit": visit})))

    def give_back(self, slip: str) -> tuple[str, ...]:
        """Let what an undone visit used hold again until it runs out; gives their numbers."""
        return tuple(sorted(_GIVE_BACK.column(self._connection, {"slip": slip})))

    def expire(self, now: datetime) -> tuple[str, ...]:
        """Close what nobody answered or used in time; gives their numbers."""
        return tuple(sorted(_EXPIRE.column(self._connection, {"now": now.isoformat()})))

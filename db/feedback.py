"""The shelf of what was said of us, and of what we changed because of it."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, text

from db.prepared import Prepared
from db.tables_feedback import change_told, feedback, what_changed
from returns_station.case import Who
from returns_station.desk.dialogue.feedback_ports import Spoke
from returns_station.dialogue.feedback import Change, SaidOfUs, Topic, Way, topics_code, topics_of

_PUT: Final = Prepared(feedback.insert())
_DONE: Final = Prepared(
    select(feedback.c.slip, feedback.c.grade).where(feedback.c.key == bindparam("key"))
)
_OF_SLIP: Final = Prepared(
    select(feedback).where(feedback.c.slip == bindparam("slip")).order_by(feedback.c.id)
)
_SAID: Final = Prepared(
    select(feedback.c.slip, feedback.c.way, feedback.c.topics, feedback.c.grade)
    .where((feedback.c.topics != "") | (feedback.c.way == Way.SCREEN.value))
    .order_by(feedback.c.id)
)
_CHANGES: Final = select(what_changed).order_by(what_changed.c.at.desc(), what_changed.c.number)
_BY_KEY: Final = Prepared(select(what_changed).where(what_changed.c.key == bindparam("key")))
# What was answered stays as it was answered; her words are written once.
_AMEND: Final = Prepared(
    text(
        "UPDATE inbox SET grade = CASE WHEN :grade > 0 THEN :grade ELSE grade END, "
        "topic = :topic, words = CASE WHEN words = '' THEN :words ELSE words END "
        "WHERE number = :number AND state = 'open' AND (words = '' OR :words = '')"
    )
)
_PUT_CHANGE: Final = Prepared(what_changed.insert())
_TOLD: Final = Prepared(change_told.insert())


class FeedbackReading:
    """What was said, asked on one connection."""

    def __init__(self, connection: Connection) -> None:
        """Ask on this connection."""
        self._connection = connection

    def of_slip(self, slip: str) -> Spoke | None:
        """What was said of a visit; None: nothing yet."""
        rows = _OF_SLIP.all(self._connection, {"slip": slip})
        if not rows:
            return None
        grade = next((row.grade for row in reversed(rows) if row.grade), 0)
        return Spoke(slip, grade, _topics(rows), len(rows))

    def changes(self) -> tuple[Change, ...]:
        """What we changed, the latest first."""
        return tuple(map(_change, self._connection.execute(_CHANGES)))

    def who_said(self, topics: Sequence[Topic]) -> tuple[str, ...]:
        """The slips of visits of which one of these topics was said, the oldest first."""
        wanted, said = set(topics), dict[str, list[Any]]()
        for row in _SAID.all(self._connection):
            said.setdefault(row.slip, []).append(row)
        return tuple(slip for slip, rows in said.items() if wanted & set(_topics(rows)))


class StoredFeedback(FeedbackReading):
    """The shelf in a writing transaction."""

    def done(self, key: str) -> tuple[str, int] | None:
        """The slip and the grade that were told with this key before."""
        row = _DONE.one(self._connection, {"key": key})
        return None if row is None else (row.slip, row.grade)

    def put(self, said: SaidOfUs, *, at: datetime, who: Who) -> None:
        """Keep what was said; her words are kept in the inbox alone."""
        row = {
            "key": said.key,
            "slip": said.slip,
            "grade": said.grade,
            "topics": topics_code(said.topics),
            "way": Way(said.way).value,
            "at": at.isoformat(),
            **_by(who),
        }
        _PUT.put(self._connection, (row,))

    def amend(self, number: str, said: SaidOfUs, topics: Sequence[Topic]) -> bool:
        """Let an open item of the inbox know the grade, all topics and the words that came since.

        False: it is answered, or has other words already.
        """
        row = {
            "number": number,
            "grade": said.grade,
            "topic": topics_code(topics),
            "words": said.words.strip(),
        }
        return _AMEND.run(self._connection, row) == 1

    def changed(self, key: str) -> Change | None:
        """What was told with this key before."""
        row = _BY_KEY.one(self._connection, {"key": key})
        return None if row is None else _change(row)

    def put_change(self, change: Change, key: str, slips: Sequence[str], who: Who) -> None:
        """Keep what we changed, and the visits whose customers were told."""
        row = {
            "number": change.number,
            "key": key,
            "topics": topics_code(change.topics),
            "body": json.dumps(dict(change.words), ensure_ascii=False, sort_keys=True),
            "at": change.at.isoformat(),
            "told": change.told,
            **_by(who),
        }
        _PUT_CHANGE.put(self._connection, (row,))
        _TOLD.put(self._connection, ({"change": change.number, "slip": slip} for slip in slips))


def _topics(rows: list[Any]) -> tuple[Topic, ...]:
    """All that was named; on her screen the last touch stands, for a chip may be let go again."""
    screen = [row for row in rows if row.way == Way.SCREEN.value][-1:]
    others = [row for row in rows if row.way != Way.SCREEN.value]
    named = (topic for row in (*screen, *others) for topic in topics_of(row.topics))
    return topics_of(topics_code(named))


def _by(who: Who) -> dict[str, str]:
    # Where somebody signed in her id is enough: it can be forgotten whose it was.
    return {"staff": who.staff, "actor": "" if who.staff else who.actor, "desk": who.desk}


def _change(row: Any) -> Change:  # noqa: ANN401 - a row by its names
    at = datetime.fromisoformat(row.at)
    return Change(row.number, json.loads(row.body), topics_of(row.topics), at, row.told)

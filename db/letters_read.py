"""The shelf of letters, read: what waits, what a person has to see to, and what hangs together."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, exists, or_, select, text

from db.letter_rows import letter_from_row
from db.letter_visits import visit_of_case, visit_of_slip
from db.prepared import Prepared
from db.tables_letters import letter
from returns_station.desk.dialogue.shelves import Visit
from returns_station.dialogue.letter import LetterStands, LetterState

_ROWS: Final = select(letter)
_ONE: Final = Prepared(_ROWS.where(letter.c.id == bindparam("id")))
_BY_KEY: Final = Prepared(_ROWS.where(letter.c.key == bindparam("key")))
_OF_SLIP: Final = Prepared(_ROWS.where(letter.c.slip == bindparam("slip")).order_by(letter.c.id))
_OF_THREAD: Final = Prepared(
    _ROWS.where(letter.c.thread == bindparam("thread")).order_by(letter.c.id)
)
_OF_MESSAGE: Final = Prepared(
    _ROWS.where(letter.c.message_id == bindparam("message_id")).order_by(letter.c.id).limit(1)
)
_ON_ITS_WAY: Final = or_(letter.c.state == "new", letter.c.state == "sending")
_WAITING: Final = Prepared(_ROWS.where(_ON_ITS_WAY).order_by(letter.c.id).limit(bindparam("most")))
_BY_A_PERSON: Final = Prepared(
    _ROWS.where(
        or_(
            *(
                letter.c.state == state.value
                for state in (LetterState.DEAD, LetterState.UNKNOWN, LetterState.BY_HAND)
            )
        )
    )
    .order_by(letter.c.id)
    .limit(bindparam("most"))
)
# What is under way may be claimed again once its time is over: whoever had it is gone. A letter
# waits for those of its visit that were written before it and may go by now.
_earlier = letter.alias("earlier")
_DUE: Final = Prepared(
    _ROWS.where(
        _ON_ITS_WAY,
        letter.c.next_at <= bindparam("now"),
        ~exists().where(
            _earlier.c.slip == letter.c.slip,
            _earlier.c.slip != "",
            _earlier.c.id < letter.c.id,
            or_(_earlier.c.state == "new", _earlier.c.state == "sending"),
            _earlier.c.not_before <= bindparam("now"),
        ),
    )
    # What was being sent when a sender ended goes last: it may be what ended it.
    .order_by(letter.c.doubts, letter.c.next_at, letter.c.id)
    .limit(bindparam("most"))
)
_DOUBTS: Final = Prepared(select(letter.c.doubts).where(letter.c.id == bindparam("id")))
_TOLD: Final = Prepared(
    text(
        "SELECT m.told_at FROM letter l JOIN her_message m ON m.id = l.tells "
        "WHERE l.id = :id AND l.tells <> 0 AND m.told_at <> '' "
        # Nobody is asked what she has said.
        "UNION SELECT r.at FROM letter l JOIN rating r ON r.slip = l.slip "
        "WHERE l.id = :id AND l.kind = 'how_was_it' LIMIT 1"
    )
)


class LetterReading:
    """The questions about letters, asked on one connection."""

    def __init__(self, connection: Connection) -> None:
        """Ask on this connection."""
        self._connection = connection

    def load(self, letter: int) -> LetterStands | None:
        """The letter with this number."""
        row = _ONE.one(self._connection, {"id": letter})
        return None if row is None else letter_from_row(row)

    def by_key(self, key: str) -> LetterStands | None:
        """The letter with this key."""
        row = _BY_KEY.one(self._connection, {"key": key})
        return None if row is None else letter_from_row(row)

    def of_slip(self, slip: str) -> tuple[LetterStands, ...]:
        """Every letter about a visit, the first written first."""
        return tuple(map(letter_from_row, _OF_SLIP.all(self._connection, {"slip": slip})))

    def of_thread(self, thread: str) -> tuple[LetterStands, ...]:
        """Every letter whose answer comes back with this code, the first written first."""
        if not thread:
            return ()
        return tuple(map(letter_from_row, _OF_THREAD.all(self._connection, {"thread": thread})))

    def of_message(self, message_id: str) -> LetterStands | None:
        """The letter that went out under this name of ours (without what follows the @)."""
        row = _OF_MESSAGE.one(self._connection, {"message_id": message_id})
        return None if row is None or not message_id else letter_from_row(row)

    def waiting(self, limit: int = 1000) -> tuple[LetterStands, ...]:
        """What is still to go by itself, the oldest first."""
        return tuple(map(letter_from_row, _WAITING.all(self._connection, {"most": limit})))

    def by_a_person(self, limit: int = 1000) -> tuple[LetterStands, ...]:
        """What a person has to see to: dead, unknown, or to be told by hand; the oldest first."""
        return tuple(map(letter_from_row, _BY_A_PERSON.all(self._connection, {"most": limit})))

    def due(self, now: datetime, limit: int) -> tuple[LetterStands, ...]:
        """What may be claimed now: none whose visit has an earlier one that is to go first."""
        asked = {"now": now.isoformat(), "most": limit}
        return tuple(map(letter_from_row, _DUE.all(self._connection, asked)))

    def doubts(self, letter: int) -> int:
        """How often nobody knew whether it went."""
        row = _DOUBTS.one(self._connection, {"id": letter})
        return 0 if row is None else int(row.doubts)

    def visit(self, slip: str) -> Visit | None:
        """What a message must know of a visit; None: there is none."""
        return visit_of_slip(self._connection, slip)

    def case(self, key: str) -> Visit | None:
        """The same of a case that has no slip: a person looks at it."""
        return visit_of_case(self._connection, key)

    def is_told(self, letter: int) -> bool:
        """Whether a person told her meanwhile what the letter says."""
        return _TOLD.one(self._connection, {"id": letter}) is not None

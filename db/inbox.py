"""The inbox in a writing transaction: laid in once, escalated once, closed by an answer alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import text
from sqlalchemy.dialects import postgresql, sqlite

from db.inbox_read import InboxReading
from db.prepared import Prepared
from db.tables_inbox import inbox, inbox_file, pickup_offer
from returns_station.canonical import dumps
from returns_station.desk.dialogue.inbox_ports import Answered, Laid, Mark, Offer

_PUT: Final = {
    "sqlite": Prepared(sqlite.insert(inbox).on_conflict_do_nothing(index_elements=["key"])),
    "postgresql": Prepared(postgresql.insert(inbox).on_conflict_do_nothing(index_elements=["key"])),
}
_PUT_FILE: Final = Prepared(inbox_file.insert())
_TAKE: Final = Prepared(
    text(
        "UPDATE inbox SET owner = :owner WHERE number = :number AND state = 'open' "
        "AND owner <> :owner"
    )
)
_PLACE: Final = Prepared(
    text(
        "UPDATE inbox SET slip = :slip, maybe = '', "
        "owner = CASE WHEN owner = '' THEN :owner ELSE owner END "
        "WHERE number = :number AND slip = '' AND state <> 'answered'"
    )
)
_WAKE: Final = Prepared(
    text(
        "UPDATE inbox SET state = 'open', owner = :owner, due = :due "
        "WHERE number = :number AND state = 'noted'"
    )
)
# Of two answers at once the second finds it answered, and changes nothing.
_ANSWER: Final = Prepared(
    text(
        "UPDATE inbox SET state = 'answered', answered_at = :at, answered_by = :by, "
        "answer = :words, answer_key = :key, letter = :letter "
        "WHERE number = :number AND state <> 'answered'"
    )
)
_ESCALATE: Final = Prepared(
    text(
        "UPDATE inbox SET escalated_at = :now WHERE state = 'open' AND escalated_at = '' "
        "AND due <= :now RETURNING number, slip"
    )
)
_OFFER: Final = Prepared(pickup_offer.insert())
_END_OFFERS: Final = Prepared(text("DELETE FROM pickup_offer WHERE slip = :slip"))
_KEEP_MARK: Final = Prepared(
    text(
        "INSERT INTO inbox_source (name, validity, last) VALUES (:name, :validity, :last) "
        "ON CONFLICT (name) DO UPDATE SET validity = excluded.validity, last = excluded.last "
        # Of two desks the slower one does not turn it back.
        "WHERE inbox_source.validity <> excluded.validity OR inbox_source.last < excluded.last"
    )
)


class StoredInbox(InboxReading):
    """The shelf of what came in, on one connection."""

    def put(self, laid: Laid) -> bool:
        """Lay it in; False: something with its key came before."""
        it = laid.item
        row = {
            "number": laid.number,
            "key": it.key,
            "kind": it.kind.value,
            "slip": it.slip,
            "maybe": it.maybe,
            "channel": it.sender.channel.value,
            "sender": it.sender.to,
            "name": it.sender.name,
            "language": it.sender.language,
            "subject": it.subject,
            "words": it.words,
            "topic": it.topic,
            "left_out": " ".join(it.left_out),
            "message_id": it.message_id,
            "at": it.at.isoformat(),
            "due": laid.due.isoformat(),
            "state": laid.state.value,
            "owner": laid.owner,
            "grade": it.grade,
        }
        if (
            self.by_key(it.key)
            or _PUT[self._connection.dialect.name].run(self._connection, row) != 1
        ):
            return False
        for nr, name in enumerate(it.attached):
            _PUT_FILE.run(self._connection, {"item": laid.number, "nr": nr, "name": name})
        return True

    def take(self, number: str, owner: str) -> bool:
        """Let it be somebody's; False: it is, or it is answered."""
        return _TAKE.run(self._connection, {"number": number, "owner": owner}) == 1

    def place(self, number: str, slip: str, owner: str) -> bool:
        """Let it belong to a visit; False: it belongs to one, or is answered."""
        placed = {"number": number, "slip": slip, "owner": owner}
        return _PLACE.run(self._connection, placed) == 1

    def wake(self, number: str, owner: str, due: datetime) -> bool:
        """Let what was taken for a machine's wait for an answer; False: it is not noted."""
        woken = {"number": number, "owner": owner, "due": due.isoformat()}
        return _WAKE.run(self._connection, woken) == 1

    def answer(self, number: str, answered: Answered) -> bool:
        """Close it with an answer; False: it is answered."""
        row = {
            "number": number,
            "at": answered.at.isoformat(),
            "by": answered.by,
            "words": answered.words,
            "key": answered.key,
            "letter": answered.letter,
        }
        return _ANSWER.run(self._connection, row) == 1

    def escalate(self, now: datetime) -> tuple[tuple[str, str], ...]:
        """Mark what is overdue, each exactly once; gives numbers and slips."""
        rows = _ESCALATE.all(self._connection, {"now": now.isoformat()})
        return tuple(sorted((row.number, row.slip) for row in rows))

    def offer(self, offers: Sequence[Offer], at: datetime, until: datetime) -> None:
        """Let her choose from these times for so long, and from no others."""
        for slip in {one.slip for one in offers}:
            self.end_offers(slip)
        for one in offers:
            row = {
                "booking": one.booking,
                "slip": one.slip,
                "nr": one.nr,
                "slot": dumps(one.slot),
                "at": at.isoformat(),
                "until": until.isoformat(),
            }
            _OFFER.run(self._connection, row)

    def end_offers(self, slip: str) -> None:
        """Let her choose no longer."""
        _END_OFFERS.run(self._connection, {"slip": slip})

    def keep_mark(self, source: str, mark: Mark) -> None:
        """A source has been read so far."""
        row = {"name": source, "validity": mark.validity, "last": mark.last}
        _KEEP_MARK.run(self._connection, row)

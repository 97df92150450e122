"""The shelf of letters, in a writing transaction: each is claimed by a conditional update."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from secrets import choice
from typing import Final

from sqlalchemy import bindparam, select, text
from sqlalchemy.dialects import postgresql, sqlite

from db import her_messages
from db.letter_rows import contact_row, letter_row
from db.letters_read import LetterReading
from db.prepared import Prepared
from db.tables_letters import contact, letter
from returns_station.desk.dialogue.shelves import Ended
from returns_station.dialogue.contact import Contact
from returns_station.dialogue.letter import Channel, Letter, LetterStands, LetterState

# Typed by people too, at times: nothing that looks like something else. 31 ** 10 of them.
_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
_LONG: Final = 10
_NAME: Final = 32

_PUT: Final = {
    "sqlite": Prepared(
        sqlite.insert(letter).on_conflict_do_nothing(index_elements=["key"]).returning(letter.c.id)
    ),
    "postgresql": Prepared(
        postgresql.insert(letter)
        .on_conflict_do_nothing(index_elements=["key"])
        .returning(letter.c.id)
    ),
}
_THREAD: Final = Prepared(
    select(letter.c.thread)
    .where(letter.c.slip == bindparam("slip"), letter.c.thread != "")
    .order_by(letter.c.id)
    .limit(1)
)
# Of two desks one finds the number of tries that it saw; the other changes nothing.
_CLAIM: Final = Prepared(
    text(
        "UPDATE letter SET state = 'sending', tries = tries + 1, next_at = :until, "
        "doubts = doubts + CASE WHEN state = 'sending' THEN 1 ELSE 0 END "
        "WHERE id = :id AND tries = :tries AND state = :state AND next_at <= :now "
        "AND state IN ('new', 'sending') AND NOT EXISTS (SELECT 1 FROM letter e "
        "WHERE e.slip = letter.slip AND e.slip <> '' AND e.id < letter.id "
        "AND e.state IN ('new', 'sending') AND e.not_before <= :now)"
    )
)
_SETTLE: Final = Prepared(
    text(
        "UPDATE letter SET state = :to, next_at = :next_at, sent_at = :sent_at, why = :why, "
        "reference = :reference, doubts = doubts + :doubted "
        "WHERE id = :id AND tries = :tries AND state = 'sending'"
    )
)
_END: Final = Prepared(
    text(
        "UPDATE letter SET state = :to, next_at = '', sent_at = :sent_at, why = :why "
        "WHERE id = :id AND tries = :tries AND state = :state AND state <> 'sending'"
    )
)
_NOT_NEEDED: Final = Prepared(
    text(
        "UPDATE letter SET state = 'not_needed', next_at = '', why = :why "
        "WHERE key = :key AND state IN ('new', 'by_hand')"
    )
)
_TELLS: Final = Prepared(select(letter.c.tells).where(letter.c.id == bindparam("id")))
_REACHED: Final = Prepared(contact.insert().returning(contact.c.id))
_GONE: Final = Prepared(
    text("DELETE FROM contact WHERE slip = :slip AND channel = :channel AND address = :address")
)
_BAD: Final = Prepared(
    text("UPDATE contact SET bad_at = :at WHERE address = :address AND bad_at = ''")
)
_KNOWN: Final = Prepared(
    select(contact.c.id).where(contact.c.address == bindparam("address")).limit(1)
)
_BOUNCED: Final = Prepared(
    text(
        "INSERT INTO contact (slip, channel, address, consent, source, at, bad_at) "
        "VALUES (:slip, :channel, :address, 'this_return', 'sale', :at, :at)"
    )
)


class StoredLetters(LetterReading):
    """The shelf of letters, on one connection."""

    def put(self, letter: Letter, *, tells: int = 0) -> int | None:
        """Write a letter, gives its number; None: one with its key was written before."""
        by_hand = letter.address.channel is Channel.BY_HAND
        thread = self._thread(letter.slip)
        row = letter_row(letter) | {
            "state": (LetterState.BY_HAND if by_hand else LetterState.NEW).value,
            "next_at": "" if by_hand else letter.not_before.isoformat(),
            "tells": tells,
            "thread": thread,
            # By the thread no stranger can reckon it from the key.
            "message_id": sha256(f"{thread}\n{letter.key}".encode()).hexdigest()[:_NAME],
        }
        put = _PUT[self._connection.dialect.name].one(self._connection, row)
        return int(put.id) if put is not None else None

    def _thread(self, slip: str) -> str:
        """The code by which answers find the case: one for a visit, and not to be guessed."""
        row = _THREAD.one(self._connection, {"slip": slip}) if slip else None
        return row.thread if row is not None else "".join(choice(_LETTERS) for _ in range(_LONG))

    def claim(self, stands: LetterStands, now: datetime, until: datetime) -> LetterStands | None:
        """Take it to be sent now, for so long; None: another desk did, or it stands otherwise."""
        asked = {
            "id": stands.id,
            "tries": stands.tries,
            "state": stands.state.value,
            "now": now.isoformat(),
            "until": until.isoformat(),
        }
        return self.load(stands.id) if _CLAIM.run(self._connection, asked) == 1 else None

    def settle(self, claimed: LetterStands, ended: Ended, now: datetime) -> bool:
        """Write down what became of a claimed try; False: it was claimed again since.

        What went out is told: whoever else was to tell her the same need not.
        """
        sent = ended.state is LetterState.SENT
        row = {
            "id": claimed.id,
            "tries": claimed.tries,
            "to": ended.state.value,
            "next_at": ended.next_at.isoformat() if ended.next_at else "",
            "sent_at": now.isoformat() if sent else "",
            "why": ended.why,
            "reference": ended.reference,
            "doubted": int(ended.doubted),
        }
        done = _SETTLE.run(self._connection, row) == 1
        if done and sent:
            self._tell(claimed.id, now, claimed.letter.signed.name)
        return done

    def end(
        self, stands: LetterStands, state: LetterState, now: datetime, why: str, by: str
    ) -> bool:
        """End what is not being sent, by a person's word; False: it stands otherwise by now."""
        row = {
            "id": stands.id,
            "tries": stands.tries,
            "state": stands.state.value,
            "to": state.value,
            "sent_at": now.isoformat() if state is LetterState.SENT else "",
            "why": why,
        }
        done = _END.run(self._connection, row) == 1
        if done and state is LetterState.SENT:
            self._tell(stands.id, now, by)
        return done

    def _tell(self, number: int, now: datetime, by: str) -> None:
        row = _TELLS.one(self._connection, {"id": number})
        if row is not None and row.tells:
            her_messages.told(self._connection, row.tells, now, by)

    def reached(self, contact: Contact) -> int:
        """Keep where she may be reached; the same again counts as new, and as good."""
        row = contact_row(contact)
        same = {name: row[name] for name in ("slip", "channel", "address")}
        if contact.slip:
            _GONE.run(self._connection, same)
        return int(_REACHED.one(self._connection, row).id)

    def bounced(self, channel: Channel, address: str, at: datetime) -> int:
        """Nothing more goes to an address: what was sent came back; gives how many it marks."""
        marked = _BAD.run(self._connection, {"address": address, "at": at.isoformat()})
        if not marked and _KNOWN.one(self._connection, {"address": address}) is None:
            # It was of her purchase, which no message may change.
            row = {"slip": "", "channel": channel.value, "address": address, "at": at.isoformat()}
            _BOUNCED.run(self._connection, row)
            return 1
        return marked

    def not_needed(self, keys: Sequence[str], why: str) -> int:
        """Let letters that nobody has claimed go nowhere; gives how many."""
        return sum(_NOT_NEEDED.run(self._connection, {"key": key, "why": why}) for key in keys)

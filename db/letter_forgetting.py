"""Letters and contacts of who leaves the store-room, or whose visit is over long ago."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, delete, or_, select, update

from db.bulk import among
from db.hers import Hers, of_cases
from db.tables import return_case
from db.tables_letters import contact, letter
from db.words import contact_words

_KEYS: Final[BindParameter[Any]] = bindparam("keys", expanding=True)
_AT_ONCE: Final = 500


def forget_letters(connection: Connection, hers: Hers) -> int:
    """Let letters say to nobody what they said, and no contact of theirs be kept.

    What was still to go does not: there is nobody to write to any more.
    """
    count = 0
    blank = {"address": "", "name": "", "language": "", "reference": "", "next_at": ""}
    for keys in _lots(hers.subjects):
        asked = {"keys": keys}
        of_her, waits = letter.c.slip.in_(_KEYS), letter.c.state.in_(("new", "by_hand", "dead"))
        ends = update(letter).where(of_her, waits).values(state="not_needed", why="forgotten")
        connection.execute(ends, asked)
        told = or_(letter.c.address != "", letter.c.name != "", letter.c.language != "")
        gone = update(letter).where(of_her, told, letter.c.state != "sending").values(blank)
        count += connection.execute(gone, asked).rowcount
        count += connection.execute(
            delete(contact).where(contact.c.slip.in_(_KEYS)), asked
        ).rowcount
    return count


def forget_bounced(connection: Connection, day: str) -> None:
    """Addresses of no visit that something came back from before a day."""
    old = delete(contact).where(contact.c.slip == "", contact.c.at < day)
    connection.execute(old)


def of_reached(connection: Connection, told: str) -> Hers:
    """All that hangs on visits for which this very contact was given."""
    spoken = set(contact_words("", told))
    query = select(contact.c.slip, contact.c.address).where(contact.c.slip != "")
    slips = {row[0] for row in connection.execute(query) if spoken & {*contact_words("", row[1])}}
    cases = select(return_case.c.id).where(return_case.c.slip.in_(_KEYS))
    return of_cases(connection, sorted(row[0] for row in among(connection, cases, sorted(slips))))


def words_told(
    connection: Connection, hers: Hers, names: list[str], phones: list[str], mails: list[str]
) -> None:
    """Add what she told of herself for her visits' messages."""
    for table in (contact, letter):
        query = select(table.c.name, table.c.address).where(table.c.slip.in_(_KEYS))
        for name, address in among(connection, query, hers.slips):
            names.append(name)
            (mails if "@" in address else phones).append(address)


def _lots(keys: Iterable[str]) -> Iterable[list[str]]:
    listed = sorted(set(keys) - {""})
    return (listed[start : start + _AT_ONCE] for start in range(0, len(listed), _AT_ONCE))

"""What she wrote or said leaves the inbox: that it came and was answered stays, and no word."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, case, delete, or_, select, update

from db.bulk import among
from db.tables_inbox import inbox, inbox_file

_KEYS: Final[BindParameter[Any]] = bindparam("keys", expanding=True)
_TOLD: Final = or_(inbox.c.sender != "", inbox.c.name != "", inbox.c.words != "")
# What was said of us is kept without her, as long as grades are: her name was swept out of it.
_OF_US: Final = inbox.c.kind == "feedback"
_BLANK: Final[dict[str, Any]] = {
    "sender": "",
    "name": "",
    "language": "",
    "subject": "",
    "message_id": "",
    "words": case((_OF_US, inbox.c.words), else_=""),
    "answer": case((_OF_US, inbox.c.answer), else_=""),
}


def forget_inbox(connection: Connection, slips: Sequence[str]) -> int:
    """Take her out of what came of some visits; gives of how many."""
    query = update(inbox).where(inbox.c.slip.in_(_KEYS), _TOLD).values(_BLANK)
    count = 0
    for start in range(0, len(slips), 500):
        keys = list(slips[start : start + 500])
        count += connection.execute(query, {"keys": keys}).rowcount
    return count


def forget_unplaced(connection: Connection, day: str) -> int:
    """The same of what belongs to no visit, was closed or noted, and came before a day."""
    old = (inbox.c.slip == "", inbox.c.state != "open", inbox.c.at < day, _TOLD)
    return int(connection.execute(update(inbox).where(*old).values(_BLANK)).rowcount)


def forget_words_of_us(connection: Connection, day: str) -> int:
    """Words that were said of us before a day go, too; the grade is nobody's, and stays."""
    old = (_OF_US, inbox.c.state != "open", inbox.c.at < day, inbox.c.words != "")
    blank = update(inbox).where(*old).values(words="", answer="", subject="")
    return int(connection.execute(blank).rowcount)


def files_of(connection: Connection, slips: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """What came with messages of some visits: of which item, and its name."""
    query = select(inbox_file.c.item, inbox_file.c.name).join_from(inbox_file, inbox)
    mine = query.where(inbox.c.slip.in_(_KEYS))
    return tuple((row[0], row[1]) for row in among(connection, mine, sorted(slips)))


def old_files(connection: Connection, day: str) -> tuple[tuple[str, str], ...]:
    """The same of all that was closed and came before a day."""
    query = select(inbox_file.c.item, inbox_file.c.name).join_from(inbox_file, inbox)
    old = query.where(inbox.c.state != "open", inbox.c.at < day).limit(500)
    return tuple((row[0], row[1]) for row in connection.execute(old))


def let_go(connection: Connection, files: Iterable[tuple[str, str]]) -> None:
    """No item names these files any more."""
    items = sorted({item for item, _ in files})
    for start in range(0, len(items), 500):
        gone = delete(inbox_file).where(inbox_file.c.item.in_(_KEYS))
        connection.execute(gone, {"keys": items[start : start + 500]})

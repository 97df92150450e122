"""What the search and the story of a case need: words of what came back, entries by subject."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# As they were when this step was written; it uses nothing that may change.
SUBJECTS: Final = ("slip", "operation", "number", "stand_in", "case")
LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "ß": "ss",
        "đ": "d",
        "ł": "l",
        "þ": "th",
        "ð": "d",
        "œ": "oe",
        "\u0131": "i",
    }
)
PARTS: Final = re.compile(r"[^\W_]+")
AT_ONCE: Final = 5000
ABOUT: Final = sa.text("INSERT INTO journal_about (subject, seq) VALUES (:subject, :seq)")
ENTRIES: Final = sa.text("SELECT seq, body FROM journal WHERE seq >= :first AND seq < :past")
TITLES: Final = sa.text(
    "SELECT c.id, l.title FROM return_case c JOIN case_line n ON n.case_id = c.id "
    "JOIN sale_line l ON l.id = n.line_id "
    "WHERE c.id >= :first AND c.id < :past AND c.said = 'yes'"
)
WORD: Final = sa.text("INSERT INTO word (word, kind, ref) VALUES (:word, 'case', :ref)")


def upgrade() -> None:
    """Add the list of subjects, and fill both from what is there."""
    op.create_table(
        "journal_about",
        sa.Column("subject", Written, nullable=False),
        sa.Column("seq", Whole, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_journal_about_seq")),
        sa.PrimaryKeyConstraint("subject", "seq", name=op.f("pk_journal_about")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    for rows in _in_parts(connection, ENTRIES, "SELECT max(seq) FROM journal"):
        told = [{"subject": one, "seq": seq} for seq, body in rows for one in _subjects(body)]
        if told:
            connection.execute(ABOUT, told)
    for rows in _in_parts(connection, TITLES, "SELECT max(id) FROM return_case"):
        named = sorted({(case, one) for case, title in rows for one in _words(title)})
        if named:
            connection.execute(WORD, [{"word": one, "ref": case} for case, one in named])


def _in_parts(
    connection: sa.Connection, query: sa.TextClause, newest: str
) -> Iterator[list[sa.Row[int, str]]]:
    """The rows of a query, so many of its numbers at a time."""
    last = connection.execute(sa.text(newest)).scalar() or 0
    for first in range(1, last + 1, AT_ONCE):
        asked = {"first": first, "past": first + AT_ONCE}
        yield list(connection.execute(query, asked))


def _subjects(body: str) -> set[str]:
    """What the events of an entry are about, by the first name each has; of odd ones nothing."""
    try:
        told = [event for _, event in json.loads(body)]
    except (ValueError, TypeError):
        return set()
    named = (next((event[name] for name in SUBJECTS if event.get(name)), "") for event in told)
    return {one for one in named if one}


def _words(title: str) -> set[str]:
    spread = unicodedata.normalize("NFKD", title.casefold().translate(LETTERS))
    return set(PARTS.findall("".join(one for one in spread if not unicodedata.combining(one))))


def downgrade() -> None:
    """Take both away."""
    op.execute("DELETE FROM word WHERE kind = 'case'")
    op.drop_table("journal_about")

"""All that the journal tells of a visit, found by what each entry is about."""

from typing import Final

from sqlalchemy import Connection, bindparam, select, union

from db.ledgers import credit, payout, stand_in
from db.prepared import Prepared
from db.tables import case_line, journal, journal_about, return_case, sale, sale_line, slip
from returns_station.desk.story_views import Kept, StoryLine
from returns_station.journal import Entry

_OF_SLIP: Final = return_case.c.slip == bindparam("slip")
_SUBJECTS: Final = union(
    select(return_case.c.slip).where(_OF_SLIP),
    select(payout.c.operation).join_from(payout, return_case).where(_OF_SLIP),
    # Its papers: the slip itself, and what was written of it later.
    select(slip.c.number).join_from(slip, return_case).where(_OF_SLIP),
    select(credit.c.number).join_from(credit, return_case).where(_OF_SLIP),
    select(sale.c.number)
    .join_from(stand_in, sale)
    .join(return_case, return_case.c.sale_id == sale.c.id)
    .where(_OF_SLIP),
)
_ENTRIES: Final = Prepared(
    select(journal)
    .where(
        journal.c.seq.in_(select(journal_about.c.seq).where(journal_about.c.subject.in_(_SUBJECTS)))
    )
    .order_by(journal.c.seq)
)
_LINES: Final = Prepared(
    select(
        return_case.c.key,
        sale_line.c.nr,
        sale_line.c.title,
        sale_line.c.options,
        case_line.c.reason,
    )
    .join_from(return_case, case_line)
    .join(sale_line, case_line.c.line_id == sale_line.c.id)
    .where(_OF_SLIP)
    .order_by(return_case.c.id, case_line.c.nr)
)


# A slip that was written of the visit later (of a pickup, of goods received) tells the same story.
_VISIT: Final = Prepared(
    select(return_case.c.slip)
    .join_from(slip, return_case, slip.c.case_id == return_case.c.id)
    .where(slip.c.number == bindparam("slip"), return_case.c.slip != "")
)


class StoredStories:
    """The story of a visit, asked on one reading connection."""

    _connection: Connection

    def story(self, slip: str) -> Kept:
        """Every entry that concerns the visit of a slip, in order, and what its lines are of."""
        visit = _VISIT.one(self._connection, {"slip": slip})
        asked = {"slip": visit.slip if visit else slip}
        entries = (Entry(*row) for row in _ENTRIES.all(self._connection, asked))
        lines = (StoryLine(*row) for row in _LINES.all(self._connection, asked))
        return Kept(asked["slip"], tuple(entries), tuple(lines))

"""The tables of what was promised and of what a visit took.

They share the metadata of the other tables; whoever reads or writes them imports this file.
"""

from typing import Final

from sqlalchemy import CheckConstraint, Column, Index, Table
from sqlalchemy import text as words

from db.columns import Written, text, whole
from db.tables import metadata

__all__ = ["metadata", "promise", "visit_measured"]

_OPEN: Final = words("state = 'open'")
_UNDONE: Final = words("done_at = ''")

# One promise. `says` is a phrase as canonical text; all moments are of UTC. `done_at` is when what
# was promised was done, also too late; `told_for` the moment of which she was foretold, "" none is
# known, `told_why` a short code.
promise = Table(
    "promise",
    metadata,
    Column("key", Written, primary_key=True),
    *(text(name) for name in ("kind", "subject", "slip", "desk", "says", "due", "made_at")),
    text("state", "open"),
    *(text(name) for name in ("ended_at", "why", "done_at")),
    *(text(name) for name in ("told_at", "told_for", "told_why")),
    CheckConstraint("state IN ('open', 'kept', 'missed', 'released')", name="stands"),
    CheckConstraint("(state = 'open') = (ended_at = '')", name="ended"),
    Index(None, "slip"),
    Index(None, "made_at"),
    Index("ix_promise_open", "due", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index("ix_promise_undone", "subject", sqlite_where=_UNDONE, postgresql_where=_UNDONE),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# How long a visit took at the counter, and how many times somebody pressed or scanned.
visit_measured = Table(
    "visit_measured",
    metadata,
    Column("slip", Written, primary_key=True),
    *(text(name) for name in ("at", "desk")),
    *(whole(name) for name in ("seconds", "steps")),
    Index(None, "at"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

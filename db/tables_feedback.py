"""The tables of what she said of us, what we changed because of it, and of small extras.

They share the metadata of the other tables; whoever reads or writes them imports this file.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table

from db.columns import Written, key, text, whole
from db.tables import metadata

__all__ = ["change_told", "feedback", "metadata", "surprise", "surprise_turn", "what_changed"]

# What was said of a visit, one row for each time; her words lie in the inbox, where they are
# answered. `topics` are codes with blanks between them, `way` is how it came.
feedback = Table(
    "feedback",
    metadata,
    key(),
    Column("key", Written, nullable=False, unique=True),
    *(text(name) for name in ("slip", "topics", "way", "at", "staff", "actor", "desk")),
    whole("grade"),
    CheckConstraint("grade BETWEEN 0 AND 5", name="in_five"),
    Index(None, "slip"),
    Index(None, "at"),
    sqlite_strict=True,
)
# What we changed because of what was said: the shop's own words in each language, as JSON.
what_changed = Table(
    "what_changed",
    metadata,
    Column("number", Written, primary_key=True),
    Column("key", Written, nullable=False, unique=True),
    *(text(name) for name in ("topics", "body", "at", "staff", "actor", "desk")),
    whole("told"),
    Index(None, "at"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Whom it was told to, by the visit she spoke of: once each.
change_told = Table(
    "change_told",
    metadata,
    Column("change", Written, ForeignKey("what_changed.number"), primary_key=True),
    Column("slip", Written, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# A small extra: one a visit. `credit` is the voucher's number, `because` why it was given.
surprise = Table(
    "surprise",
    metadata,
    Column("slip", Written, primary_key=True),
    Column("key", Written, nullable=False, unique=True),
    *(text(name) for name in ("kind", "because", "currency", "day", "at", "credit")),
    *(text(name) for name in ("staff", "actor", "desk")),
    whole("cost"),
    CheckConstraint("cost >= 0", name="costs"),
    Index(None, "day"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# When somebody, or somebody of a sale, was surprised last: moved by a conditional statement.
surprise_turn = Table(
    "surprise_turn",
    metadata,
    Column("whose", Written, primary_key=True),
    text("day"),
    Index(None, "day"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

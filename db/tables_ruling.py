"""The tables of questions to a person, and of their answers.

They share the metadata of the other tables; whoever reads or writes them imports this file.
"""

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table
from sqlalchemy import text as words

from db.columns import Whole, Written, key, text, whole
from db.tables import metadata

__all__ = ["metadata", "ruling_answer", "ruling_ask", "ruling_count", "ruling_photo"]

_OPEN: Final = words("state IN ('waiting', 'second', 'yes')")
_USED: Final = words("slip <> ''")

# One question. `staff` is the id of who asked, `actor` what she was called where nobody signs in;
# `body` holds the parts as canonical text, `why` the key of what the policy said. `turn` counts
# what was done with it, so that of two answers at once one decides.
ruling_ask = Table(
    "ruling_ask",
    metadata,
    Column("number", Written, primary_key=True),
    Column("key", Written, nullable=False, unique=True),
    *(text(name) for name in ("visit", "desk", "staff", "actor", "wish", "note", "body")),
    *(text(name) for name in ("at", "expires_at", "why", "reason", "nearest", "currency")),
    text("state", "waiting"),
    *(whole(name) for name in ("asked_for", "beyond", "turn", "whole")),
    # What was said yes to, or is offered with a no; the slip of the visit that used it, and when,
    # and how it stood before.
    *(text(name) for name in ("gives", "slip", "used_at", "was")),
    Column("sale_id", Whole, ForeignKey("sale.id"), nullable=False),
    Column("customer_id", Whole),
    CheckConstraint(
        "state IN ('waiting', 'second', 'yes', 'no', 'used', 'expired', 'taken_back')",
        name="stands",
    ),
    CheckConstraint("(state = 'used') = (slip <> '')", name="used"),
    Index(None, "desk", "at"),
    Index(None, "why", "at"),
    Index(None, "visit"),
    Index("ix_ruling_ask_open", "at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index("ix_ruling_ask_slip", "slip", sqlite_where=_USED, postgresql_where=_USED),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What was done with it, in order: yes, second, no, again, back. `seconds` it had waited.
ruling_answer = Table(
    "ruling_answer",
    metadata,
    key(),
    Column("ask", Written, ForeignKey("ruling_ask.number"), nullable=False),
    Column("key", Written, nullable=False, unique=True),
    *(text(name) for name in ("kind", "outcome", "why", "note", "staff", "actor", "at")),
    *(whole(name) for name in ("whole", "seconds")),
    Index(None, "ask"),
    Index(None, "staff", "at"),
    sqlite_strict=True,
)
ruling_photo = Table(
    "ruling_photo",
    metadata,
    Column("ask", Written, ForeignKey("ruling_ask.number"), primary_key=True),
    Column("nr", Whole, primary_key=True, autoincrement=False),
    text("name"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# How often somebody said yes on a day of the shop's: counted by a conditional update.
ruling_count = Table(
    "ruling_count",
    metadata,
    Column("staff", Written, primary_key=True),
    Column("day", Written, primary_key=True),
    whole("said"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

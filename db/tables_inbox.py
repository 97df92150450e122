"""The tables of what customers wrote and said, and of who answers it by when.

They share the metadata of the other tables; whoever reads or writes them imports this file.
"""

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table
from sqlalchemy import text as words

from db.columns import Whole, Written, text, whole
from db.tables import metadata

__all__ = ["inbox", "inbox_file", "inbox_source", "metadata", "pickup_offer"]

_OPEN: Final = words("state = 'open'")

# One thing she wrote or said. `owner` is a staff id or a desk's name, "" nobody's yet; `maybe` the
# slip that it named although its sender is not known there. `left_out` are codes with blanks
# between them; `letter` is the key of the message that answers it.
inbox = Table(
    "inbox",
    metadata,
    Column("number", Written, primary_key=True),
    Column("key", Written, nullable=False, unique=True),
    *(text(name) for name in ("kind", "slip", "maybe", "channel", "sender", "name", "language")),
    *(text(name) for name in ("subject", "words", "topic", "left_out", "message_id", "at", "due")),
    text("state", "open"),
    *(text(name) for name in ("owner", "escalated_at", "answered_at", "answered_by")),
    *(text(name) for name in ("answer", "answer_key", "letter")),
    whole("grade"),
    CheckConstraint("state IN ('open', 'answered', 'noted')", name="stands"),
    # Nothing is closed without an answer.
    CheckConstraint("(state = 'answered') = (letter <> '')", name="answered"),
    CheckConstraint("grade BETWEEN 0 AND 5", name="in_five"),
    Index(None, "slip"),
    Index(None, "state", "at"),
    Index("ix_inbox_open", "due", sqlite_where=_OPEN, postgresql_where=_OPEN),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What came with it and was let in: pictures drawn anew, and PDF files, by their digests.
inbox_file = Table(
    "inbox_file",
    metadata,
    Column("item", Written, ForeignKey("inbox.number"), primary_key=True),
    Column("nr", Whole, primary_key=True, autoincrement=False),
    text("name"),
    Index(None, "name"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# How far a mailbox has been read.
inbox_source = Table(
    "inbox_source",
    metadata,
    Column("name", Written, primary_key=True),
    whole("validity"),
    whole("last"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# The times of which she may choose one by answering with its number; `slot` is canonical text.
pickup_offer = Table(
    "pickup_offer",
    metadata,
    Column("booking", Written, primary_key=True),
    Column("nr", Whole, primary_key=True, autoincrement=False),
    *(text(name) for name in ("slip", "slot", "at", "until")),
    Index(None, "slip"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

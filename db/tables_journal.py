"""The tables beside the journal: its details, its checkpoints, and the chain of rows.

They share the metadata of the other tables; whoever reads or writes them imports this file.
"""

from sqlalchemy import Column, ForeignKey, Table

from db.columns import Whole, text, whole
from db.tables import metadata

__all__ = ["checkpoint", "journal_detail", "metadata", "row_mark"]

# Words that belong to an entry and may be forgotten one day: the chain holds only what stands for
# them. Without its row an entry holds all the same.
journal_detail = Table(
    "journal_detail",
    metadata,
    Column("seq", Whole, ForeignKey("journal.seq"), primary_key=True, autoincrement=False),
    text("salt"),
    text("body"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What each commit wrote to the ledgers: the rows it touched with a salted digest of each, chained.
# `entry` is the last entry of the journal then. Without its salt a digest tells nothing.
row_mark = Table(
    "row_mark",
    metadata,
    Column("seq", Whole, primary_key=True, autoincrement=False),
    whole("entry"),
    *(text(name) for name in ("salt", "body", "previous", "hash")),
    sqlite_strict=True,
)
# How far both chains stood at a moment, signed with a station's key; `nth` counts from 1, and each
# names the signature before.
checkpoint = Table(
    "checkpoint",
    metadata,
    Column("nth", Whole, primary_key=True, autoincrement=False),
    whole("seq"),
    text("hash"),
    whole("marks"),
    *(text(name) for name in ("mark", "at", "before", "key", "signature")),
    sqlite_strict=True,
)

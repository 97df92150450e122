"""The tables of who was forgotten: neither says who it was.

They share the metadata of the other tables; whoever reads or writes them imports this file.
"""

from sqlalchemy import Column, ForeignKey, Index, Table

from db.columns import Whole, Written, text, whole
from db.tables import metadata

__all__ = ["erased", "erasure", "metadata", "thinned"]

# One wish to be forgotten. `state` is waiting while something of hers is under way, then done.
# `why` names what it waits for, with spaces between; `wiped` 0: her bytes may lie in the file yet.
erasure = Table(
    "erasure",
    metadata,
    Column("id", Written, primary_key=True),
    *(text(name) for name in ("state", "asked_at", "done_at", "until", "why", "staff")),
    whole("wiped"),
    Index(None, "state"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Whom it was for: the customer's number here, and a slow salted hash of the key by which the shop's
# files name her. `hint` is so short that it means thousands; it spares hashing everybody slowly.
erased = Table(
    "erased",
    metadata,
    Column("digest", Written, primary_key=True),
    Column("erasure", Written, ForeignKey("erasure.id"), nullable=False),
    Column("customer_id", Whole),
    *(text(name) for name in ("hint", "on")),
    Index(None, "hint"),
    Index(None, "erasure"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# How far each kind has been thinned out: a moment, or a day.
thinned = Table(
    "thinned",
    metadata,
    Column("kind", Written, primary_key=True),
    text("until"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

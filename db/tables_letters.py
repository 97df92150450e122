"""The tables of messages to her, and of how she may be reached.

They share the metadata of the other tables; whoever reads or writes them imports this file.
"""

from typing import Final

from sqlalchemy import CheckConstraint, Column, Index, Table
from sqlalchemy import text as words

from db.columns import Whole, Written, key, text, whole
from db.tables import metadata

__all__ = ["contact", "letter", "metadata"]

_OPEN: Final = words("state IN ('new', 'sending')")

_TELLS: Final = words("tells <> 0")

# One message on its way. `tries` counts its claims, so that of two desks one sends it; `next_at` is
# when it may be claimed (again); `doubts` counts how often nobody knew whether it went. `tells` is
# the row of her_message that it says.
letter = Table(
    "letter",
    metadata,
    key(),
    Column("key", Written, nullable=False, unique=True),
    *(text(name) for name in ("kind", "slip", "market", "channel", "address", "name", "language")),
    *(text(name) for name in ("says", "signed", "role", "attach", "booking", "answers")),
    *(text(name) for name in ("at", "not_before", "due", "next_at", "sent_at")),
    *(text(name) for name in ("thread", "message_id", "reference", "why")),
    text("state", "new"),
    *(whole(name) for name in ("tries", "doubts", "tells")),
    CheckConstraint(
        "state IN ('new', 'sending', 'sent', 'unknown', 'dead', 'by_hand', 'not_needed')",
        name="stands",
    ),
    *(Index(None, name) for name in ("slip", "thread", "message_id")),
    Index("ix_letter_open", "next_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index("ix_letter_tells", "tells", sqlite_where=_TELLS, postgresql_where=_TELLS),
    sqlite_strict=True,
)
# Where she may be reached: given for a visit, or for all of a customer's; the last one counts.
# `bad_at`: what was sent there came back.
contact = Table(
    "contact",
    metadata,
    key(),
    text("slip"),
    Column("customer_id", Whole),
    *(text(name) for name in ("channel", "address", "name", "language")),
    *(text(name) for name in ("consent", "source", "at", "bad_at")),
    *(Index(None, name) for name in ("slip", "customer_id", "address")),
    sqlite_strict=True,
)

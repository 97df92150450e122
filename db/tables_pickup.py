"""The tables of pickups: as they stand, what carriers said by themselves, what she is told."""

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Table,
    UniqueConstraint,
)
from sqlalchemy import text as written

from db.columns import Whole, Written, key, text, whole
from db.tables import metadata

__all__ = ["booking", "carrier_word", "her_message", "metadata"]

_HELD: Final = written("holds = 1")

booking = Table(
    "booking",
    metadata,
    # Made before the first try, and the carrier's key for it where it takes one.
    Column("id", Written, primary_key=True),
    Column("case_id", Whole, ForeignKey("return_case.id"), nullable=False),
    *(text(name) for name in ("slip", "carrier", "van", "ref", "state", "failure")),
    *(text(name) for name in ("reference", "reason", "replaces", "paper", "collection")),
    # door, contact and load as canonical text, point as degrees north and east; hands_over is
    # where: door, locker ...
    *(text(name) for name in ("hands_over", "door", "contact", "load", "point", "currency")),
    *(text(name) for name in ("day", "first_day")),
    *(whole(name) for name in ("begins", "ends", "first_begins", "first_ends")),
    *(text(name) for name in ("at", "made_at", "booked_at", "heard_at", "moved_at")),
    *(text(name) for name in ("fetched_at", "wait_until")),
    *(whole(name) for name in ("price", "tries", "turn", "final", "letting_go", "paid_back")),
    # Somebody may come, it replaces none and is not being let go: a slip has one such at most.
    whole("holds"),
    CheckConstraint("price >= 0", name="price"),
    Index(
        "uq_booking_holds",
        "slip",
        unique=True,
        sqlite_where=_HELD,
        postgresql_where=_HELD,
    ),
    *(Index(None, *names) for names in (("slip",), ("state",), ("carrier", "reference"), ("day",))),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What a carrier said by itself: the same id twice is one word; booking "" is of none that we know.
carrier_word = Table(
    "carrier_word",
    metadata,
    Column("carrier", Written, primary_key=True),
    Column("id", Written, primary_key=True),
    *(text(name) for name in ("booking", "reference", "told", "at", "heard_at", "body")),
    Index(None, "carrier", "reference"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What she is to be told, written with its cause; due is when it would come too late.
her_message = Table(
    "her_message",
    metadata,
    key(),
    Column("key", Written, nullable=False),
    *(text(name) for name in ("slip", "booking", "phrase", "at", "due", "told_at", "told_by")),
    UniqueConstraint("key"),
    Index(None, "slip"),
    Index(None, "told_at"),
    sqlite_strict=True,
)

"""The tables of the bench: parcels and their pieces, what was done to them, what is for sale again.

They share the metadata of the other tables; whoever reads or writes them imports this file.
"""

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Table,
    UniqueConstraint,
)
from sqlalchemy import text as words

from db.columns import Whole, Written, key, text, whole
from db.tables import metadata
from db.tables_pickup import booking

__all__ = ["metadata", "parcel", "parcel_step", "photo", "piece", "restock", "supplier_return"]

_OPEN: Final = words("closed_at = ''")
_OPEN_SLIP: Final = words("closed_at = '' AND slip <> ''")
_CAME: Final = words("standing <> 'awaited'")
_HERE: Final = words("standing = 'here'")
_NAMED: Final = words("reference <> ''")
_ASKED: Final = words("question = 1")
_SENT: Final = words("sent_in <> ''")
_PRESSED: Final = words("key <> ''")

parcel = Table(
    "bench_parcel",
    metadata,
    Column("id", Written, primary_key=True),
    # `code` is the key of what was scanned on it; `slip` of the visit, "" while nobody knows.
    *(text(name) for name in ("slip", "code", "came_at", "closed_at", "told", "actor", "desk")),
    Column("sale_id", Whole, ForeignKey("sale.id")),
    # What is scanned twice opens one parcel, at whichever desk.
    Index("uq_bench_parcel_code", "code", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index(
        "uq_bench_parcel_open",
        "slip",
        unique=True,
        sqlite_where=_OPEN_SLIP,
        postgresql_where=_OPEN_SLIP,
    ),
    Index(None, "slip"),
    Index(None, "closed_at"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Carriers know a pickup by a number of their own, and it stands on the parcel.
Index("ix_booking_reference", booking.c.reference, sqlite_where=_NAMED, postgresql_where=_NAMED)
# One row a piece. What was told of and has not come stands as awaited and takes no unit of its
# return: a unit (case_id, case_nr, nth) comes once, in whichever parcel.
piece = Table(
    "bench_piece",
    metadata,
    key(),
    Column("parcel_id", Written, ForeignKey("bench_parcel.id"), nullable=False),
    whole("nr"),
    text("standing", "awaited"),
    Column("line_id", Whole, ForeignKey("sale_line.id")),
    Column("case_id", Whole),
    Column("case_nr", Whole),
    whole("nth"),
    *(text(name) for name in ("title", "options", "sku", "gtin", "serial", "batch")),
    *(text(name) for name in ("grade", "lane", "shelf", "supplier", "unticked", "note", "odd")),
    # The slip that says we have it; when it was looked over; the list on which it left.
    *(text(name) for name in ("told", "at", "sent_on", "sent_in")),
    # 1: less than she told, a person looks. 1: its coming is what its return was waiting for.
    whole("question"),
    whole("marked"),
    ForeignKeyConstraint(["case_id", "case_nr"], ["case_line.case_id", "case_line.nr"]),
    UniqueConstraint("parcel_id", "nr"),
    UniqueConstraint("id", "sku", "grade", "lane"),
    Index(
        "uq_bench_piece_unit",
        "case_id",
        "case_nr",
        "nth",
        unique=True,
        sqlite_where=_CAME,
        postgresql_where=_CAME,
    ),
    Index(None, "case_id"),
    Index(None, "lane"),
    Index("ix_bench_piece_here", "parcel_id", sqlite_where=_HERE, postgresql_where=_HERE),
    Index("ix_bench_piece_question", "question", sqlite_where=_ASKED, postgresql_where=_ASKED),
    Index("ix_bench_piece_sent_in", "sent_in", sqlite_where=_SENT, postgresql_where=_SENT),
    CheckConstraint("(standing = 'graded') = (grade <> '')", name="graded"),
    CheckConstraint("standing <> 'recalled' OR lane = 'quarantine'", name="recalled"),
    CheckConstraint("lane <> 'shelf' OR grade = 'A'", name="shelved"),
    sqlite_strict=True,
)
# What is for sale again: a piece that came, was graded A and lies on the shelf, and each once.
restock = Table(
    "restock",
    metadata,
    Column("piece_id", Whole, primary_key=True, autoincrement=False),
    *(text(name) for name in ("sku", "grade", "lane")),
    # 1: the shop counts these goods, and one more was counted.
    whole("counted"),
    ForeignKeyConstraint(
        ["piece_id", "sku", "grade", "lane"],
        ["bench_piece.id", "bench_piece.sku", "bench_piece.grade", "bench_piece.lane"],
    ),
    CheckConstraint("grade = 'A' AND lane = 'shelf'", name="sellable"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Every step of a parcel: the last one that stands can be undone.
parcel_step = Table(
    "bench_step",
    metadata,
    Column("parcel_id", Written, ForeignKey("bench_parcel.id"), primary_key=True),
    Column("seq", Whole, primary_key=True, autoincrement=False),
    *(text(name) for name in ("kind", "key", "at", "actor", "desk")),
    whole("nr"),
    whole("undone"),
    Index(
        "uq_bench_step_key", "key", unique=True, sqlite_where=_PRESSED, postgresql_where=_PRESSED
    ),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# A picture of a piece, named by what it holds; the file lies in the data folder.
photo = Table(
    "bench_photo",
    metadata,
    Column("piece_id", Whole, ForeignKey("bench_piece.id"), primary_key=True, autoincrement=False),
    Column("name", Written, primary_key=True),
    whole("nr"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Goods that left for their supplier, on one list; the key was made before the first try.
supplier_return = Table(
    "supplier_return",
    metadata,
    Column("number", Written, primary_key=True),
    Column("key", Written, nullable=False, unique=True),
    *(text(name) for name in ("supplier", "at", "actor", "desk")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

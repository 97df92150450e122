"""The bench: parcels, their pieces, photos and lanes, and what is for sale again."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _texts(*names: str, default: str = "") -> list[sa.Column[str]]:
    return [sa.Column(name, Written, server_default=default, nullable=False) for name in names]


def _wholes(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, Whole, server_default="0", nullable=False) for name in names]


def _unique(name: str, table: str, columns: list[str], where: str) -> None:
    only = sa.text(where)
    op.create_index(name, table, columns, unique=True, sqlite_where=only, postgresql_where=only)


def _only(name: str, table: str, columns: list[str], where: str) -> None:
    only = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=only, postgresql_where=only)


def upgrade() -> None:
    """Add the tables."""
    _parcels()
    _pieces()
    _around()
    _only("ix_booking_reference", "booking", ["reference"], "reference <> ''")
    # The serial numbers of a sale are asked for each time a parcel is opened.
    op.create_index(op.f("ix_code_sale_id"), "code", ["sale_id"])


def _parcels() -> None:
    op.create_table(
        "bench_parcel",
        sa.Column("id", Written, nullable=False),
        *_texts("slip", "code", "came_at", "closed_at", "told", "actor", "desk"),
        sa.Column("sale_id", Whole),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bench_parcel")),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_bench_parcel_sale_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _unique("uq_bench_parcel_code", "bench_parcel", ["code"], "closed_at = ''")
    _unique("uq_bench_parcel_open", "bench_parcel", ["slip"], "closed_at = '' AND slip <> ''")
    op.create_index(op.f("ix_bench_parcel_slip"), "bench_parcel", ["slip"])
    op.create_index(op.f("ix_bench_parcel_closed_at"), "bench_parcel", ["closed_at"])


def _pieces() -> None:
    op.create_table(
        "bench_piece",
        sa.Column("id", Whole, nullable=False),
        sa.Column("parcel_id", Written, nullable=False),
        *_wholes("nr"),
        *_texts("standing", default="awaited"),
        sa.Column("line_id", Whole),
        sa.Column("case_id", Whole),
        sa.Column("case_nr", Whole),
        *_wholes("nth"),
        *_texts("title", "options", "sku", "gtin", "serial", "batch"),
        *_texts("grade", "lane", "shelf", "supplier", "unticked", "note", "odd"),
        *_texts("told", "at", "sent_on", "sent_in"),
        *_wholes("question", "marked"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bench_piece")),
        sa.ForeignKeyConstraint(
            ["parcel_id"], ["bench_parcel.id"], name=op.f("fk_bench_piece_parcel_id")
        ),
        sa.ForeignKeyConstraint(["line_id"], ["sale_line.id"], name=op.f("fk_bench_piece_line_id")),
        sa.ForeignKeyConstraint(
            ["case_id", "case_nr"],
            ["case_line.case_id", "case_line.nr"],
            name=op.f("fk_bench_piece_case_id_case_nr"),
        ),
        sa.UniqueConstraint("parcel_id", "nr", name=op.f("uq_bench_piece_parcel_id_nr")),
        sa.UniqueConstraint(
            "id", "sku", "grade", "lane", name=op.f("uq_bench_piece_id_sku_grade_lane")
        ),
        sa.CheckConstraint(
            "(standing = 'graded') = (grade <> '')", name=op.f("ck_bench_piece_graded")
        ),
        sa.CheckConstraint(
            "standing <> 'recalled' OR lane = 'quarantine'", name=op.f("ck_bench_piece_recalled")
        ),
        sa.CheckConstraint("lane <> 'shelf' OR grade = 'A'", name=op.f("ck_bench_piece_shelved")),
        sqlite_strict=True,
    )
    came = "standing <> 'awaited'"
    _unique("uq_bench_piece_unit", "bench_piece", ["case_id", "case_nr", "nth"], came)
    op.create_index(op.f("ix_bench_piece_case_id"), "bench_piece", ["case_id"])
    op.create_index(op.f("ix_bench_piece_lane"), "bench_piece", ["lane"])
    _only("ix_bench_piece_here", "bench_piece", ["parcel_id"], "standing = 'here'")
    _only("ix_bench_piece_question", "bench_piece", ["question"], "question = 1")
    _only("ix_bench_piece_sent_in", "bench_piece", ["sent_in"], "sent_in <> ''")


def _around() -> None:
    op.create_table(
        "restock",
        sa.Column("piece_id", Whole, nullable=False),
        *_texts("sku", "grade", "lane"),
        *_wholes("counted"),
        sa.PrimaryKeyConstraint("piece_id", name=op.f("pk_restock")),
        sa.ForeignKeyConstraint(
            ["piece_id", "sku", "grade", "lane"],
            ["bench_piece.id", "bench_piece.sku", "bench_piece.grade", "bench_piece.lane"],
            name=op.f("fk_restock_piece_id_sku_grade_lane"),
        ),
        sa.CheckConstraint("grade = 'A' AND lane = 'shelf'", name=op.f("ck_restock_sellable")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "bench_step",
        sa.Column("parcel_id", Written, nullable=False),
        sa.Column("seq", Whole, nullable=False),
        *_texts("kind", "key", "at", "actor", "desk"),
        *_wholes("nr", "undone"),
        sa.PrimaryKeyConstraint("parcel_id", "seq", name=op.f("pk_bench_step")),
        sa.ForeignKeyConstraint(
            ["parcel_id"], ["bench_parcel.id"], name=op.f("fk_bench_step_parcel_id")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _unique("uq_bench_step_key", "bench_step", ["key"], "key <> ''")
    op.create_table(
        "bench_photo",
        sa.Column("piece_id", Whole, nullable=False),
        sa.Column("name", Written, nullable=False),
        *_wholes("nr"),
        sa.PrimaryKeyConstraint("piece_id", "name", name=op.f("pk_bench_photo")),
        sa.ForeignKeyConstraint(
            ["piece_id"], ["bench_piece.id"], name=op.f("fk_bench_photo_piece_id")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "supplier_return",
        sa.Column("number", Written, nullable=False),
        sa.Column("key", Written, nullable=False),
        *_texts("supplier", "at", "actor", "desk"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_supplier_return")),
        sa.UniqueConstraint("key", name=op.f("uq_supplier_return_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_index(op.f("ix_code_sale_id"), "code")
    op.drop_index("ix_booking_reference", "booking")
    for table in (
        *("supplier_return", "bench_photo", "bench_step", "restock"),
        *("bench_piece", "bench_parcel"),
    ):
        op.drop_table(table)

"""What waits for a person's answer, and what she said."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
_OPEN: Final = sa.text("state IN ('waiting', 'second', 'yes')")
_USED: Final = sa.text("slip <> ''")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Written, server_default="", nullable=False) for name in names]


def _wholes(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, Whole, server_default="0", nullable=False) for name in names]


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "ruling_ask",
        sa.Column("number", Written, nullable=False),
        sa.Column("key", Written, nullable=False),
        *_texts("visit", "desk", "staff", "actor", "wish", "note", "body"),
        *_texts("at", "expires_at", "why", "reason", "nearest", "currency"),
        sa.Column("state", Written, server_default="waiting", nullable=False),
        *_wholes("asked_for", "beyond", "turn", "whole"),
        *_texts("gives", "slip", "used_at", "was"),
        sa.Column("sale_id", Whole, nullable=False),
        sa.Column("customer_id", Whole),
        sa.CheckConstraint(
            "state IN ('waiting', 'second', 'yes', 'no', 'used', 'expired', 'taken_back')",
            name=op.f("ck_ruling_ask_stands"),
        ),
        sa.CheckConstraint("(state = 'used') = (slip <> '')", name=op.f("ck_ruling_ask_used")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ruling_ask")),
        sa.UniqueConstraint("key", name=op.f("uq_ruling_ask_key")),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_ruling_ask_sale_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_ruling_ask_desk_at"), "ruling_ask", ["desk", "at"])
    op.create_index(op.f("ix_ruling_ask_why_at"), "ruling_ask", ["why", "at"])
    op.create_index(op.f("ix_ruling_ask_visit"), "ruling_ask", ["visit"])
    for name, column, where in (("open", "at", _OPEN), ("slip", "slip", _USED)):
        op.create_index(
            f"ix_ruling_ask_{name}",
            "ruling_ask",
            [column],
            sqlite_where=where,
            postgresql_where=where,
        )
    op.create_table(
        "ruling_answer",
        sa.Column("id", Whole, nullable=False),
        sa.Column("ask", Written, nullable=False),
        sa.Column("key", Written, nullable=False),
        *_texts("kind", "outcome", "why", "note", "staff", "actor", "at"),
        *_wholes("whole", "seconds"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ruling_answer")),
        sa.UniqueConstraint("key", name=op.f("uq_ruling_answer_key")),
        sa.ForeignKeyConstraint(["ask"], ["ruling_ask.number"], name=op.f("fk_ruling_answer_ask")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_ruling_answer_ask"), "ruling_answer", ["ask"])
    op.create_index(op.f("ix_ruling_answer_staff_at"), "ruling_answer", ["staff", "at"])
    op.create_table(
        "ruling_photo",
        sa.Column("ask", Written, nullable=False),
        sa.Column("nr", Whole, autoincrement=False, nullable=False),
        *_texts("name"),
        sa.PrimaryKeyConstraint("ask", "nr", name=op.f("pk_ruling_photo")),
        sa.ForeignKeyConstraint(["ask"], ["ruling_ask.number"], name=op.f("fk_ruling_photo_ask")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ruling_count",
        sa.Column("staff", Written, nullable=False),
        sa.Column("day", Written, nullable=False),
        *_wholes("said"),
        sa.PrimaryKeyConstraint("staff", "day", name=op.f("pk_ruling_count")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take them away."""
    for name in ("ruling_count", "ruling_photo", "ruling_answer", "ruling_ask"):
        op.drop_table(name)

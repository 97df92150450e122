"""Pickups as they stand, and what she is told of them."""

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, Written, server_default="", nullable=False) for name in names]


def _wholes(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, Whole, server_default="0", nullable=False) for name in names]


def _bookings() -> None:
    op.create_table(
        "booking",
        sa.Column("id", Written, nullable=False),
        sa.Column("case_id", Whole, nullable=False),
        *_texts("slip", "carrier", "van", "ref", "state", "failure"),
        *_texts("reference", "reason", "replaces", "paper", "collection"),
        *_texts("hands_over", "door", "contact", "load", "point", "currency"),
        *_texts("day", "first_day"),
        *_wholes("begins", "ends", "first_begins", "first_ends"),
        *_texts("at", "made_at", "booked_at", "heard_at", "moved_at"),
        *_texts("fetched_at", "wait_until"),
        *_wholes("price", "tries", "turn", "final", "letting_go", "paid_back", "holds"),
        sa.CheckConstraint("price >= 0", name=op.f("ck_booking_price")),
        sa.ForeignKeyConstraint(["case_id"], ["return_case.id"], name=op.f("fk_booking_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    held = sa.text("holds = 1")
    op.create_index(
        "uq_booking_holds",
        "booking",
        ["slip"],
        unique=True,
        sqlite_where=held,
        postgresql_where=held,
    )
    for names in (["slip"], ["state"], ["carrier", "reference"], ["day"]):
        op.create_index(op.f(f"ix_booking_{'_'.join(names)}"), "booking", names)


def upgrade() -> None:
    """Add the tables."""
    _bookings()
    op.create_table(
        "carrier_word",
        sa.Column("carrier", Written, nullable=False),
        sa.Column("id", Written, nullable=False),
        *_texts("booking", "reference", "told", "at", "heard_at", "body"),
        sa.PrimaryKeyConstraint("carrier", "id", name=op.f("pk_carrier_word")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_carrier_word_carrier_reference"), "carrier_word", ["carrier", "reference"]
    )
    op.create_table(
        "her_message",
        sa.Column("id", Whole, nullable=False),
        sa.Column("key", Written, nullable=False),
        *_texts("slip", "booking", "phrase", "at", "due", "told_at", "told_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_her_message")),
        sa.UniqueConstraint("key", name=op.f("uq_her_message_key")),
        sqlite_strict=True,
    )
    for name in ("slip", "told_at"):
        op.create_index(op.f(f"ix_her_message_{name}"), "her_message", [name])


def downgrade() -> None:
    """Take the tables away."""
    for table in ("her_message", "carrier_word", "booking"):
        op.drop_table(table)

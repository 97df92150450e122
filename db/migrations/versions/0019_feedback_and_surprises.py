"""What we changed because of what was said; small extras."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Written, server_default="", nullable=False) for name in names]


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, Whole, server_default="0", nullable=False)


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "feedback",
        sa.Column("id", Whole, nullable=False),
        sa.Column("key", Written, nullable=False),
        *_texts("slip", "topics", "way", "at", "staff", "actor", "desk"),
        _whole("grade"),
        sa.CheckConstraint("grade BETWEEN 0 AND 5", name=op.f("ck_feedback_in_five")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("key", name=op.f("uq_feedback_key")),
        sqlite_strict=True,
    )
    op.create_table(
        "what_changed",
        sa.Column("number", Written, nullable=False),
        sa.Column("key", Written, nullable=False),
        *_texts("topics", "body", "at", "staff", "actor", "desk"),
        _whole("told"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_what_changed")),
        sa.UniqueConstraint("key", name=op.f("uq_what_changed_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "change_told",
        sa.Column("change", Written, nullable=False),
        sa.Column("slip", Written, nullable=False),
        sa.PrimaryKeyConstraint("change", "slip", name=op.f("pk_change_told")),
        sa.ForeignKeyConstraint(
            ["change"], ["what_changed.number"], name=op.f("fk_change_told_change")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _surprises()
    for table, column in (
        ("feedback", "slip"),
        ("feedback", "at"),
        ("what_changed", "at"),
        ("surprise", "day"),
        ("surprise_turn", "day"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _surprises() -> None:
    op.create_table(
        "surprise",
        sa.Column("slip", Written, nullable=False),
        sa.Column("key", Written, nullable=False),
        *_texts("kind", "because", "currency", "day", "at", "credit", "staff", "actor", "desk"),
        _whole("cost"),
        sa.CheckConstraint("cost >= 0", name=op.f("ck_surprise_costs")),
        sa.PrimaryKeyConstraint("slip", name=op.f("pk_surprise")),
        sa.UniqueConstraint("key", name=op.f("uq_surprise_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "surprise_turn",
        sa.Column("whose", Written, nullable=False),
        *_texts("day"),
        sa.PrimaryKeyConstraint("whose", name=op.f("pk_surprise_turn")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take them away."""
    for name in ("change_told", "what_changed", "feedback", "surprise", "surprise_turn"):
        op.drop_table(name)

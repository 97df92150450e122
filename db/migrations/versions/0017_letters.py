"""Messages to customers, and how each may be reached."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
_OPEN: Final = sa.text("state IN ('new', 'sending')")
_TELLS: Final = sa.text("tells <> 0")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Written, server_default="", nullable=False) for name in names]


def _wholes(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, Whole, server_default="0", nullable=False) for name in names]


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "letter",
        sa.Column("id", Whole, nullable=False),
        sa.Column("key", Written, nullable=False),
        *_texts("kind", "slip", "market", "channel", "address", "name", "language"),
        *_texts("says", "signed", "role", "attach", "booking", "answers"),
        *_texts("at", "not_before", "due", "next_at", "sent_at"),
        *_texts("thread", "message_id", "reference", "why"),
        sa.Column("state", Written, server_default="new", nullable=False),
        *_wholes("tries", "doubts", "tells"),
        sa.CheckConstraint(
            "state IN ('new', 'sending', 'sent', 'unknown', 'dead', 'by_hand', 'not_needed')",
            name=op.f("ck_letter_stands"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("key", name=op.f("uq_letter_key")),
        sqlite_strict=True,
    )
    for name in ("slip", "thread", "message_id"):
        op.create_index(op.f(f"ix_letter_{name}"), "letter", [name])
    op.create_index(
        "ix_letter_open", "letter", ["next_at"], sqlite_where=_OPEN, postgresql_where=_OPEN
    )
    op.create_index(
        "ix_letter_tells", "letter", ["tells"], sqlite_where=_TELLS, postgresql_where=_TELLS
    )
    op.create_table(
        "contact",
        sa.Column("id", Whole, nullable=False),
        *_texts("slip"),
        sa.Column("customer_id", Whole),
        *_texts("channel", "address", "name", "language"),
        *_texts("consent", "source", "at", "bad_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sqlite_strict=True,
    )
    for name in ("slip", "customer_id", "address"):
        op.create_index(op.f(f"ix_contact_{name}"), "contact", [name])


def downgrade() -> None:
    """Take them away."""
    for name in ("contact", "letter"):
        op.drop_table(name)

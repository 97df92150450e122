"""What customers wrote and said, and who answers by when."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
_OPEN: Final = sa.text("state = 'open'")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Written, server_default="", nullable=False) for name in names]


def _wholes(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, Whole, server_default="0", nullable=False) for name in names]


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "inbox",
        sa.Column("number", Written, nullable=False),
        sa.Column("key", Written, nullable=False),
        *_texts("kind", "slip", "maybe", "channel", "sender", "name", "language"),
        *_texts("subject", "words", "topic", "left_out", "message_id", "at", "due"),
        sa.Column("state", Written, server_default="open", nullable=False),
        *_texts("owner", "escalated_at", "answered_at", "answered_by"),
        *_texts("answer", "answer_key", "letter"),
        *_wholes("grade"),
        sa.CheckConstraint("state IN ('open', 'answered', 'noted')", name=op.f("ck_inbox_stands")),
        sa.CheckConstraint("(state = 'answered') = (letter <> '')", name=op.f("ck_inbox_answered")),
        sa.CheckConstraint("grade BETWEEN 0 AND 5", name=op.f("ck_inbox_in_five")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_inbox")),
        sa.UniqueConstraint("key", name=op.f("uq_inbox_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_inbox_slip"), "inbox", ["slip"])
    op.create_index(op.f("ix_inbox_state_at"), "inbox", ["state", "at"])
    op.create_index("ix_inbox_open", "inbox", ["due"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_table(
        "inbox_file",
        sa.Column("item", Written, nullable=False),
        sa.Column("nr", Whole, autoincrement=False, nullable=False),
        *_texts("name"),
        sa.PrimaryKeyConstraint("item", "nr", name=op.f("pk_inbox_file")),
        sa.ForeignKeyConstraint(["item"], ["inbox.number"], name=op.f("fk_inbox_file_item")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_inbox_file_name"), "inbox_file", ["name"])
    op.create_table(
        "inbox_source",
        sa.Column("name", Written, nullable=False),
        *_wholes("validity", "last"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_inbox_source")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pickup_offer",
        sa.Column("booking", Written, nullable=False),
        sa.Column("nr", Whole, autoincrement=False, nullable=False),
        *_texts("slip", "slot", "at", "until"),
        sa.PrimaryKeyConstraint("booking", "nr", name=op.f("pk_pickup_offer")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_pickup_offer_slip"), "pickup_offer", ["slip"])


def downgrade() -> None:
    """Take them away."""
    for name in ("pickup_offer", "inbox_source", "inbox_file", "inbox"):
        op.drop_table(name)

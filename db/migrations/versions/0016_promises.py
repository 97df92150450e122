"""Promises with a due moment, and what a visit took."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
_OPEN: Final = sa.text("state = 'open'")
_UNDONE: Final = sa.text("done_at = ''")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Written, server_default="", nullable=False) for name in names]


def _wholes(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, Whole, server_default="0", nullable=False) for name in names]


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "promise",
        sa.Column("key", Written, nullable=False),
        *_texts("kind", "subject", "slip", "desk", "says", "due", "made_at"),
        sa.Column("state", Written, server_default="open", nullable=False),
        *_texts("ended_at", "why", "done_at", "told_at", "told_for", "told_why"),
        sa.CheckConstraint(
            "state IN ('open', 'kept', 'missed', 'released')", name=op.f("ck_promise_stands")
        ),
        sa.CheckConstraint("(state = 'open') = (ended_at = '')", name=op.f("ck_promise_ended")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_promise")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_promise_slip"), "promise", ["slip"])
    op.create_index(op.f("ix_promise_made_at"), "promise", ["made_at"])
    for name, column, where in (("open", "due", _OPEN), ("undone", "subject", _UNDONE)):
        op.create_index(
            f"ix_promise_{name}",
            "promise",
            [column],
            sqlite_where=where,
            postgresql_where=where,
        )
    op.create_table(
        "visit_measured",
        sa.Column("slip", Written, nullable=False),
        *_texts("at", "desk"),
        *_wholes("seconds", "steps"),
        sa.PrimaryKeyConstraint("slip", name=op.f("pk_visit_measured")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_visit_measured_at"), "visit_measured", ["at"])
    op.add_column("visit", *_texts("began"))
    op.add_column("visit", *_wholes("steps"))


def downgrade() -> None:
    """Take them away."""
    op.drop_column("visit", "steps")
    op.drop_column("visit", "began")
    op.drop_table("visit_measured")
    op.drop_table("promise")

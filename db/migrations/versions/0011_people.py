"""Staff, and the shop's own roles and limits."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")

_STAFF: Final = (
    "name", "role", "language", "since", "left_at", "badge", "badge_at", "secret", "secret_set_at",
)  # fmt: skip
_TEXTS: Final = {"staff_code": ("digest", "staff"), "staff_deed": ("key", "what"),
                 "staff_fact": ("name", "value")}  # fmt: skip


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "staff",
        sa.Column("id", Written, nullable=False),
        *(sa.Column(name, Written, server_default="", nullable=False) for name in _STAFF),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_staff_badge"), "staff", ["badge"])
    op.create_table(
        "role",
        sa.Column("name", Written, nullable=False),
        sa.Column("rights", Written, server_default="", nullable=False),
        *(
            sa.Column(name, Whole, server_default="-1", nullable=False)
            for name in ("amount", "percent", "a_day", "four_eyes")
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_role")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "staff_try",
        sa.Column("door", Written, nullable=False),
        *(
            sa.Column(name, Whole, server_default="0", nullable=False)
            for name in ("wrong", "wait", "since")
        ),
        sa.PrimaryKeyConstraint("door", name=op.f("pk_staff_try")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for table, (key, value) in _TEXTS.items():
        op.create_table(
            table,
            sa.Column(key, Written, nullable=False),
            sa.Column(value, Written, server_default="", nullable=False),
            sa.PrimaryKeyConstraint(key, name=op.f(f"pk_{table}")),
            sqlite_strict=True,
            sqlite_with_rowid=False,
        )
    op.create_index(op.f("ix_staff_code_staff"), "staff_code", ["staff"])


def downgrade() -> None:
    """Take them away."""
    for table in (*_TEXTS, "staff_try"):
        op.drop_table(table)
    op.drop_table("role")
    op.drop_table("staff")

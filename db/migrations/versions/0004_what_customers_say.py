"""What customers said of their visits, one grade each."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the grades."""
    op.create_table(
        "rating",
        sa.Column("slip", Written, nullable=False),
        sa.Column("grade", Whole, server_default="0", nullable=False),
        *(
            sa.Column(name, Written, server_default="", nullable=False)
            for name in ("at", "actor", "desk")
        ),
        sa.CheckConstraint("grade BETWEEN 1 AND 5", name=op.f("ck_rating_in_five")),
        sa.PrimaryKeyConstraint("slip", name=op.f("pk_rating")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_rating_at"), "rating", ["at"], unique=False)


def downgrade() -> None:
    """Take the grades away."""
    op.drop_table("rating")

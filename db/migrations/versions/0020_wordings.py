"""The shop's own wording of messages."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the table."""
    texts = ("subject", "body", "changed_at", "changed_by")
    op.create_table(
        "wording",
        sa.Column("kind", Written, nullable=False),
        sa.Column("language", Written, nullable=False),
        *(sa.Column(name, Written, server_default="", nullable=False) for name in texts),
        sa.PrimaryKeyConstraint("kind", "language", name=op.f("pk_wording")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("wording")

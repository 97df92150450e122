"""The public keys of the shop's desks, for the seals of their slips."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the keys."""
    op.create_table(
        "station_key",
        sa.Column("id", Written, nullable=False),
        *(
            sa.Column(name, Written, server_default="", nullable=False)
            for name in ("public", "desk", "since")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take the keys away."""
    op.drop_table("station_key")

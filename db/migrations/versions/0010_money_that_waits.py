"""Money that waits for goods: until which day."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the day."""
    op.add_column("payout", sa.Column("waits_until", Written, server_default="", nullable=False))


def downgrade() -> None:
    """Take the day away."""
    op.drop_column("payout", "waits_until")

"""What was given on trust is found without reading every return."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

AT_HOME: Final = sa.text("due_on <> ''")
# A case carries its whole trace: who counts a year of them reads the index alone.
OLD: Final = "ix_return_case_at"
COUNTED: Final = ("at", "said", "actor", "ground", "sale_id")
NEW: Final = "ix_return_case_" + "_".join(COUNTED)


def upgrade() -> None:
    """Add the indexes."""
    op.create_index(
        "ix_case_line_due_on",
        "case_line",
        ["due_on"],
        sqlite_where=AT_HOME,
        postgresql_where=AT_HOME,
    )
    op.create_index(op.f("ix_stand_in_bringer"), "stand_in", ["bringer"])
    op.drop_index(OLD, table_name="return_case")
    op.create_index(op.f(NEW), "return_case", list(COUNTED))


def downgrade() -> None:
    """Take them away."""
    op.drop_index(op.f(NEW), table_name="return_case")
    op.create_index(OLD, "return_case", ["at"])
    op.drop_index(op.f("ix_stand_in_bringer"), table_name="stand_in")
    op.drop_index("ix_case_line_due_on", table_name="case_line")

"""The shop's promise by its versions, and the wishes that were not granted."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
REFUSED: Final = "terms_version rows are kept once they are published"
WORDS: Final = (
    *("valid_from", "body", "digest", "author", "saved_at", "approved_by", "approved_at"),
    *("published_by", "published_at", "based_on", "note"),
)


def upgrade() -> None:
    """Add both tables, and the guard that keeps what was promised as it was."""
    op.create_table(
        "terms_version",
        sa.Column("id", Whole, nullable=False),
        sa.Column("version", Written, nullable=False),
        sa.Column("state", Written, server_default="draft", nullable=False),
        *(sa.Column(name, Written, server_default="", nullable=False) for name in WORDS),
        sa.Column("nth", Whole, nullable=True),
        sa.Column("done_by", Written, server_default="", nullable=False),
        sa.CheckConstraint(
            "(state = 'published') = (nth IS NOT NULL)", name=op.f("ck_terms_version_counted")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms_version")),
        sa.UniqueConstraint("nth", name=op.f("uq_terms_version_nth")),
        sa.UniqueConstraint("version", name=op.f("uq_terms_version_version")),
        sqlite_strict=True,
    )
    op.create_table(
        "refused_wish",
        sa.Column("id", Whole, nullable=False),
        sa.Column("case_id", Whole, nullable=False),
        sa.Column("line_id", Whole, nullable=False),
        sa.Column("wanted", Written, server_default="", nullable=False),
        sa.Column("reason", Written, server_default="", nullable=False),
        sa.Column("why", Written, server_default="", nullable=False),
        sa.Column("nearest", Written, server_default="", nullable=False),
        sa.Column("at", Written, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["return_case.id"], name=op.f("fk_refused_wish_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["line_id"], ["sale_line.id"], name=op.f("fk_refused_wish_line_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refused_wish")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_refused_wish_at"), "refused_wish", ["at"], unique=False)
    op.create_index(op.f("ix_refused_wish_case_id"), "refused_wish", ["case_id"], unique=False)
    _guard()


def _guard() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER terms_version_no_{verb.lower()} BEFORE {verb} ON terms_version "
                f"WHEN OLD.state = 'published' BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION terms_version_kept() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER terms_version_kept BEFORE UPDATE OR DELETE ON terms_version "
        "FOR EACH ROW WHEN (OLD.state = 'published') EXECUTE FUNCTION terms_version_kept()"
    )


def downgrade() -> None:
    """Take both tables away again."""
    op.drop_table("refused_wish")
    op.drop_table("terms_version")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION terms_version_kept()")

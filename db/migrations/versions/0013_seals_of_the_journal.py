"""The journal's formulas, its details outside the chain, and its seals."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")

_ONLY_ADDED: Final = ("checkpoint",)


def upgrade() -> None:
    """Let each entry name its formula, and add the tables beside the journal."""
    known = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("journal")}
    if "formula" not in known:
        op.add_column("journal", _text("formula", "v1"))
        op.add_column("journal", _text("details"))
    op.create_table(
        "journal_detail",
        sa.Column("seq", Whole, autoincrement=False, nullable=False),
        *(_text(name) for name in ("salt", "body")),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_journal_detail_seq")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal_detail")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "row_mark",
        sa.Column("seq", Whole, autoincrement=False, nullable=False),
        _whole("entry"),
        *(_text(name) for name in ("salt", "body", "previous", "hash")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_row_mark")),
        sqlite_strict=True,
    )
    op.create_table(
        "checkpoint",
        sa.Column("nth", Whole, autoincrement=False, nullable=False),
        _whole("seq"),
        _text("hash"),
        _whole("marks"),
        *(_text(name) for name in ("mark", "at", "before", "key", "signature")),
        sa.PrimaryKeyConstraint("nth", name=op.f("pk_checkpoint")),
        sqlite_strict=True,
    )
    for table in _ONLY_ADDED:
        _guard(table)


def downgrade() -> None:
    """Take the tables away; how each entry is chained stays, for nobody could find it out again."""
    for table in ("checkpoint", "row_mark", "journal_detail"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for table in _ONLY_ADDED:
            op.execute(f"DROP FUNCTION {table}_only_added()")


def _text(name: str, default: str = "") -> "sa.Column[str]":
    return sa.Column(name, Written, server_default=default, nullable=False)


def _whole(name: str) -> "sa.Column[int]":
    return sa.Column(name, Whole, server_default="0", nullable=False)


def _guard(table: str) -> None:
    """Rows are only ever added: nobody changes what was signed."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: rows are only added'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table}: rows are only added'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_only_added()"
    )

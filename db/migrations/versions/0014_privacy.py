"""Who was forgotten, and what was thinned out when."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")

# All of a sale but who bought, and what was made of her name.
STAYS: Final = (
    *("id", "source", "number", "key", "market", "channel", "buyer", "currency", "agreed_on"),
    *("sold_on", "shipped_on", "informed_on", "told_return_cost", "regular_delivery", "member"),
    *("delivery_paid", "delivery_standard", "delivery_vat"),
)
_SAME: Final = {
    "sqlite": "new.{0} IS old.{0}",
    "postgresql": "NEW.{0} IS NOT DISTINCT FROM OLD.{0}",
}
# A slip may lose the name in its thanks and the address in what comes next, and nothing else.
_SLIP: Final = {
    "sqlite": "json_remove(new.body, '$.thanks', '$.next_steps') = "
    "json_remove(old.body, '$.thanks', '$.next_steps') "
    "AND json_extract(new.body, '$.thanks.\"$phrase\"') = 'slip.thanks_you'",
    "postgresql": "NEW.body::jsonb - 'thanks' - 'next_steps' = "
    "OLD.body::jsonb - 'thanks' - 'next_steps' "
    "AND NEW.body::jsonb #>> '{thanks,$phrase}' = 'slip.thanks_you'",
}


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "erasure",
        sa.Column("id", Written, nullable=False),
        *(_text(name) for name in ("state", "asked_at", "done_at", "until", "why", "staff")),
        sa.Column("wiped", Whole, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_erasure_state"), "erasure", ["state"])
    op.create_table(
        "erased",
        sa.Column("digest", Written, nullable=False),
        sa.Column("erasure", Written, nullable=False),
        sa.Column("customer_id", Whole),
        *(_text(name) for name in ("hint", "on")),
        sa.ForeignKeyConstraint(["erasure"], ["erasure.id"], name=op.f("fk_erased_erasure")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_erased")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_erased_hint"), "erased", ["hint"])
    op.create_index(op.f("ix_erased_erasure"), "erased", ["erasure"])
    op.create_table(
        "thinned",
        sa.Column("kind", Written, nullable=False),
        _text("until"),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_thinned")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )

    for table in ("sale", "slip"):
        _let_forget(table)


def downgrade() -> None:
    """Take them away: an older release knows nobody who was forgotten."""
    for table in ("sale", "slip"):
        _guard(table, "")
    for table in ("thinned", "erased", "erasure"):
        op.drop_table(table)


def _let_forget(table: str) -> None:
    """Rows are only added, and a person may leave them."""
    dialect = op.get_bind().dialect.name
    same = _SAME[dialect]
    if table == "sale":
        gone = "new.customer_id IS NULL AND new.digest = ''"
        may = " AND ".join([gone, *(same.format(name) for name in STAYS)])
    else:
        stays = [same.format(name) for name in ("number", "case_id", "made_at")]
        may = " AND ".join([*stays, _SLIP[dialect]])
    _guard(table, may)


def _guard(table: str, may: str) -> None:
    """Refuse every update of a table but those that `may` be."""
    says = f"{table} rows are only added"
    if op.get_bind().dialect.name == "sqlite":
        when = f"WHEN NOT coalesce({may}, 0) " if may else ""
        op.execute(f"DROP TRIGGER {table}_no_update")
        op.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {when}"
            f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
        )
        return
    allows = f"IF TG_OP = 'UPDATE' AND coalesce({may}, false) THEN RETURN NEW; END IF; "
    op.execute(
        f"CREATE OR REPLACE FUNCTION {table}_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {allows if may else ''}RAISE EXCEPTION '{says}'; END $$"
    )


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, Written, server_default="", nullable=False)

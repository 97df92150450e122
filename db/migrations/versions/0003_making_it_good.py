"""Credit, goods held back, payouts with their states, daily limits, and cases taken back."""

import secrets
from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ADDED_TEXT: Final = (
    *(("return_case", "slip"), ("case_line", "due_on"), ("payout", "label"), ("payout", "via")),
    *(("payout", "reference"), ("payout", "reason"), ("payout", "at"), ("payout", "sent_to")),
)
TABLES: Final = (
    *(
        "credit_entry",
        "credit",
        "stock_hold",
        "stock",
        "quota_use",
        "quota",
        "undone_unit",
        "undone_case",
    ),
    *("found_sale", "stand_in", "salt"),
)
NOT_UNDONE: Final = (
    "NOT EXISTS (SELECT 1 FROM undone_unit u WHERE u.case_id = OLD.case_id "
    "AND u.line_id = OLD.line_id AND u.nth = OLD.nth)"
)


def upgrade() -> None:
    """Add what money and goods need on their way out, and let a unit leave that was undone."""
    for table, name in ADDED_TEXT:
        op.add_column(table, sa.Column(name, Written, server_default="", nullable=False))
    op.add_column("payout", sa.Column("tries", Whole, server_default="0", nullable=False))
    op.add_column("sale_line", sa.Column("promotion", Whole, nullable=True))
    op.create_index(op.f("ix_return_case_slip"), "return_case", ["slip"], unique=False)
    op.create_index(op.f("ix_payout_state"), "payout", ["state"], unique=False)
    op.execute(
        "UPDATE return_case SET slip = coalesce("
        "(SELECT number FROM slip WHERE slip.case_id = return_case.id), '')"
    )
    op.execute("UPDATE payout SET state = 'promised', via = 'till' WHERE state = 'new'")
    _credit()
    _stock()
    _undone()
    _unproven()
    for table in ("credit_entry", "undone_case", "undone_unit", "found_sale"):
        _only_added(table)
    _let_undone_units_leave()


def _text(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, Written, server_default="", nullable=False) for name in names)


def _whole(*names: str) -> tuple[sa.Column[int], ...]:
    return tuple(sa.Column(name, Whole, server_default="0", nullable=False) for name in names)


def _credit() -> None:
    op.create_table(
        "credit",
        sa.Column("id", Whole, nullable=False),
        sa.Column("number", Written, nullable=False),
        *_text("kind", "currency", "issued_at", "expires_on", "slip"),
        sa.Column("case_id", Whole, nullable=True),
        *_whole("amount", "remaining"),
        sa.CheckConstraint("remaining BETWEEN 0 AND amount", name=op.f("ck_credit_within")),
        sa.ForeignKeyConstraint(["case_id"], ["return_case.id"], name=op.f("fk_credit_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit")),
        sa.UniqueConstraint("number", name=op.f("uq_credit_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_credit_case_id"), "credit", ["case_id"], unique=False)
    op.create_table(
        "credit_entry",
        sa.Column("operation", Written, nullable=False),
        sa.Column("credit_id", Whole, nullable=False),
        *_whole("amount"),
        *_text("kind", "at", "actor", "desk", "reference"),
        sa.ForeignKeyConstraint(
            ["credit_id"], ["credit.id"], name=op.f("fk_credit_entry_credit_id")
        ),
        sa.PrimaryKeyConstraint("operation", name=op.f("pk_credit_entry")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_credit_entry_credit_id"), "credit_entry", ["credit_id"], unique=False)


def _stock() -> None:
    op.create_table(
        "stock",
        sa.Column("sku", Written, nullable=False),
        *_whole("on_hand", "held"),
        sa.CheckConstraint("held BETWEEN 0 AND on_hand", name=op.f("ck_stock_within")),
        sa.PrimaryKeyConstraint("sku", name=op.f("pk_stock")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stock_hold",
        sa.Column("case_id", Whole, nullable=False),
        sa.Column("sku", Written, nullable=False),
        *_whole("quantity"),
        sa.Column("state", Written, server_default="held", nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_stock_hold_holds")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["return_case.id"], name=op.f("fk_stock_hold_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "sku", name=op.f("pk_stock_hold")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quota",
        sa.Column("name", Written, nullable=False),
        *_whole("cap", "used"),
        sa.CheckConstraint("used BETWEEN 0 AND cap", name=op.f("ck_quota_within")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_quota")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _undone() -> None:
    op.create_table(
        "undone_case",
        sa.Column("case_id", Whole, nullable=False),
        *_text("key", "at", "actor", "desk"),
        sa.ForeignKeyConstraint(
            ["case_id"], ["return_case.id"], name=op.f("fk_undone_case_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_undone_case")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_undone_case_key"), "undone_case", ["key"], unique=False)
    op.create_table(
        "undone_unit",
        sa.Column("case_id", Whole, nullable=False),
        sa.Column("line_id", Whole, nullable=False),
        sa.Column("nth", Whole, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["return_case.id"], name=op.f("fk_undone_unit_case_id")
        ),
        sa.ForeignKeyConstraint(["line_id"], ["sale_line.id"], name=op.f("fk_undone_unit_line_id")),
        sa.PrimaryKeyConstraint("case_id", "line_id", "nth", name=op.f("pk_undone_unit")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "found_sale",
        sa.Column("stand_in_id", Whole, nullable=False),
        sa.Column("sale_id", Whole, nullable=False),
        *_text("key", "at", "actor", "desk"),
        sa.ForeignKeyConstraint(
            ["stand_in_id"], ["sale.id"], name=op.f("fk_found_sale_stand_in_id")
        ),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_found_sale_sale_id")),
        sa.PrimaryKeyConstraint("stand_in_id", name=op.f("pk_found_sale")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_found_sale_sale_id"), "found_sale", ["sale_id"], unique=False)


def _unproven() -> None:
    op.create_table(
        "quota_use",
        sa.Column("case_id", Whole, nullable=False),
        sa.Column("name", Written, nullable=False),
        *_whole("amount"),
        sa.Column("state", Written, server_default="taken", nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_quota_use_takes")),
        sa.ForeignKeyConstraint(["case_id"], ["return_case.id"], name=op.f("fk_quota_use_case_id")),
        sa.ForeignKeyConstraint(["name"], ["quota.name"], name=op.f("fk_quota_use_name")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_quota_use")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stand_in",
        sa.Column("sale_id", Whole, nullable=False),
        sa.Column("key", Written, nullable=False),
        *_text("bringer", "at", "actor", "desk"),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_stand_in_sale_id")),
        sa.PrimaryKeyConstraint("sale_id", name=op.f("pk_stand_in")),
        sa.UniqueConstraint("key", name=op.f("uq_stand_in_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    salt = op.create_table(
        "salt",
        sa.Column("value", Written, nullable=False),
        sa.PrimaryKeyConstraint("value", name=op.f("pk_salt")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.bulk_insert(salt, [{"value": secrets.token_hex(16)}])


def _only_added(table: str) -> None:
    says = f"{table} rows are only added"
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{says}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_only_added()"
    )


def _let_undone_units_leave() -> None:
    """A unit leaves its ledger only after it has been written down as undone."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER unit_no_delete")
        op.execute(
            f"CREATE TRIGGER unit_no_delete BEFORE DELETE ON unit WHEN {NOT_UNDONE} "
            "BEGIN SELECT RAISE(ABORT, 'unit rows are only added'); END"
        )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION unit_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF TG_OP = 'DELETE' AND NOT ({NOT_UNDONE}) THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION 'unit rows are only added'; END $$"
    )


def downgrade() -> None:
    """Take it all away again; a unit that was undone stays away."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute("DROP TRIGGER unit_no_delete")
        op.execute(
            "CREATE TRIGGER unit_no_delete BEFORE DELETE ON unit "
            "BEGIN SELECT RAISE(ABORT, 'unit rows are only added'); END"
        )
    else:
        op.execute(
            "CREATE OR REPLACE FUNCTION unit_only_added() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'unit rows are only added'; END $$"
        )
    for table in TABLES:
        op.drop_table(table)
    if not sqlite:
        for table in ("credit_entry", "undone_case", "undone_unit", "found_sale"):
            op.execute(f"DROP FUNCTION {table}_only_added()")
    op.execute("UPDATE payout SET state = 'new' WHERE state = 'promised'")
    op.drop_index(op.f("ix_payout_state"), "payout")
    op.drop_index(op.f("ix_return_case_slip"), "return_case")
    for table, name in (*ADDED_TEXT, ("payout", "tries"), ("sale_line", "promotion")):
        op.drop_column(table, name)

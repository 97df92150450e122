"""The first shape: sales, ledgers, journal, slips and what waits to be done."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
# Compared and sorted byte by byte, whatever language a PostgreSQL was made for: SQLite does so too.
Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# Written once, never changed: the sales that came in, and every ledger and journal row.
ONLY_ADDED: Final = ("sale", "sale_line", "tender", "unit", "journal", "slip")
TABLES: Final = (
    "article",
    "customer",
    "journal",
    "outbox",
    "series",
    "visit",
    "vocabulary",
    "word",
    "sale",
    "balance",
    "code",
    "return_case",
    "sale_line",
    "tender",
    "case_line",
    "earlier_return",
    "payout",
    "slip",
    "unit",
)


def upgrade() -> None:
    """Create every table, and the guards that keep written rows as they are."""
    op.create_table(
        "article",
        sa.Column("id", Whole, nullable=False),
        sa.Column("sku", Written, nullable=False),
        sa.Column("gtin", Written, server_default="", nullable=False),
        sa.Column("title", Written, server_default="", nullable=False),
        sa.Column("options", Written, server_default="", nullable=False),
        sa.Column("style", Written, server_default="", nullable=False),
        sa.Column("category", Written, server_default="", nullable=False),
        sa.Column("vat_percent", Written, server_default="", nullable=False),
        sa.Column("currency", Written, server_default="", nullable=False),
        sa.Column("price", Whole, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("sku", name=op.f("uq_article_sku")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_article_gtin"), "article", ["gtin"], unique=False)
    op.create_index(op.f("ix_article_style"), "article", ["style"], unique=False)
    op.create_table(
        "customer",
        sa.Column("id", Whole, nullable=False),
        sa.Column("key", Written, nullable=False),
        sa.Column("name", Written, server_default="", nullable=False),
        sa.Column("phone", Written, server_default="", nullable=False),
        sa.Column("email", Written, server_default="", nullable=False),
        sa.Column("language", Written, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("key", name=op.f("uq_customer_key")),
        sqlite_strict=True,
    )
    op.create_table(
        "journal",
        sa.Column("seq", Whole, autoincrement=False, nullable=False),
        sa.Column("at", Written, server_default="", nullable=False),
        sa.Column("actor", Written, server_default="", nullable=False),
        sa.Column("desk", Written, server_default="", nullable=False),
        sa.Column("body", Written, server_default="", nullable=False),
        sa.Column("previous", Written, server_default="", nullable=False),
        sa.Column("hash", Written, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
        sqlite_strict=True,
    )
    op.create_table(
        "outbox",
        sa.Column("id", Whole, nullable=False),
        sa.Column("key", Written, nullable=False),
        sa.Column("kind", Written, server_default="", nullable=False),
        sa.Column("subject", Written, server_default="", nullable=False),
        sa.Column("target", Written, server_default="", nullable=False),
        sa.Column("state", Written, server_default="", nullable=False),
        sa.Column("at", Written, server_default="", nullable=False),
        sa.Column("note", Written, server_default="", nullable=False),
        sa.Column("copy", Whole, server_default="0", nullable=False),
        sa.Column("tries", Whole, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_outbox_state"), "outbox", ["state"], unique=False)
    op.create_index(op.f("ix_outbox_subject"), "outbox", ["subject"], unique=False)
    op.create_table(
        "series",
        sa.Column("name", Written, nullable=False),
        sa.Column("last", Whole, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_series")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "visit",
        sa.Column("id", Written, nullable=False),
        sa.Column("desk", Written, server_default="", nullable=False),
        sa.Column("at", Written, server_default="", nullable=False),
        sa.Column("body", Written, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_visit_desk"), "visit", ["desk"], unique=False)
    op.create_table(
        "vocabulary",
        sa.Column("id", Whole, nullable=False),
        sa.Column("word", Written, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vocabulary")),
        sa.UniqueConstraint("word", name=op.f("uq_vocabulary_word")),
        sqlite_strict=True,
    )
    op.create_table(
        "word",
        sa.Column("word", Written, nullable=False),
        sa.Column("kind", Written, nullable=False),
        sa.Column("ref", Whole, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("word", "kind", "ref", name=op.f("pk_word")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sale",
        sa.Column("id", Whole, nullable=False),
        sa.Column("source", Written, server_default="", nullable=False),
        sa.Column("number", Written, server_default="", nullable=False),
        sa.Column("key", Written, server_default="", nullable=False),
        sa.Column("market", Written, server_default="", nullable=False),
        sa.Column("channel", Written, server_default="", nullable=False),
        sa.Column("buyer", Written, server_default="", nullable=False),
        sa.Column("currency", Written, server_default="", nullable=False),
        sa.Column("agreed_on", Written, server_default="", nullable=False),
        sa.Column("sold_on", Written, server_default="", nullable=False),
        sa.Column("shipped_on", Written, server_default="", nullable=False),
        sa.Column("informed_on", Written, server_default="", nullable=False),
        sa.Column("told_return_cost", Whole, server_default="1", nullable=False),
        sa.Column("regular_delivery", Whole, server_default="0", nullable=False),
        sa.Column("member", Written, server_default="", nullable=False),
        sa.Column("customer_id", Whole, nullable=True),
        sa.Column("delivery_paid", Whole, nullable=True),
        sa.Column("delivery_standard", Whole, nullable=True),
        sa.Column("delivery_vat", Written, server_default="", nullable=False),
        sa.Column("digest", Written, server_default="", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_sale_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale")),
        sa.UniqueConstraint("source", "number", name=op.f("uq_sale_source_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_sale_customer_id_agreed_on"), "sale", ["customer_id", "agreed_on"], unique=False
    )
    op.create_index(op.f("ix_sale_key"), "sale", ["key"], unique=False)
    op.create_table(
        "code",
        sa.Column("key", Written, nullable=False),
        sa.Column("kind", Written, nullable=False),
        sa.Column("sale_id", Whole, autoincrement=False, nullable=False),
        sa.Column("line", Written, server_default="", nullable=False),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_code_sale_id")),
        sa.PrimaryKeyConstraint("key", "kind", "sale_id", name=op.f("pk_code")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "return_case",
        sa.Column("id", Whole, nullable=False),
        sa.Column("key", Written, nullable=False),
        sa.Column("sale_id", Whole, nullable=False),
        sa.Column("said", Written, server_default="", nullable=False),
        sa.Column("outcome", Written, server_default="", nullable=False),
        sa.Column("ground", Written, server_default="", nullable=False),
        sa.Column("currency", Written, server_default="", nullable=False),
        sa.Column("at", Written, server_default="", nullable=False),
        sa.Column("actor", Written, server_default="", nullable=False),
        sa.Column("desk", Written, server_default="", nullable=False),
        sa.Column("refund", Whole, server_default="0", nullable=False),
        sa.Column("body", Written, server_default="", nullable=False),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_return_case_sale_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_case")),
        sa.UniqueConstraint("key", name=op.f("uq_return_case_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_return_case_at"), "return_case", ["at"], unique=False)
    op.create_index(op.f("ix_return_case_sale_id"), "return_case", ["sale_id"], unique=False)
    op.create_table(
        "balance",
        sa.Column("sale_id", Whole, autoincrement=False, nullable=False),
        sa.Column("kind", Written, nullable=False),
        sa.Column("part", Whole, autoincrement=False, nullable=False),
        sa.Column("cap", Whole, server_default="0", nullable=False),
        sa.Column("used", Whole, server_default="0", nullable=False),
        sa.CheckConstraint("used BETWEEN 0 AND cap", name=op.f("ck_balance_within")),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_balance_sale_id")),
        sa.PrimaryKeyConstraint("sale_id", "kind", "part", name=op.f("pk_balance")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sale_line",
        sa.Column("id", Whole, nullable=False),
        sa.Column("sale_id", Whole, nullable=False),
        sa.Column("nr", Written, server_default="", nullable=False),
        sa.Column("sku", Written, server_default="", nullable=False),
        sa.Column("gtin", Written, server_default="", nullable=False),
        sa.Column("title", Written, server_default="", nullable=False),
        sa.Column("options", Written, server_default="", nullable=False),
        sa.Column("category", Written, server_default="", nullable=False),
        sa.Column("quantity", Whole, server_default="0", nullable=False),
        sa.Column("list_price", Whole, nullable=True),
        sa.Column("paid", Whole, server_default="0", nullable=False),
        sa.Column("vat_percent", Written, server_default="", nullable=False),
        sa.Column("received_on", Written, server_default="", nullable=False),
        sa.Column("traits", Written, server_default="", nullable=False),
        sa.Column("price_today", Whole, nullable=True),
        sa.Column("agreed_on", Written, server_default="", nullable=False),
        sa.CheckConstraint("paid >= 0", name=op.f("ck_sale_line_paid")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_sale_line_sells")),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_sale_line_sale_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale_line")),
        sa.UniqueConstraint("sale_id", "nr", name=op.f("uq_sale_line_sale_id_nr")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_sale_line_gtin_agreed_on"), "sale_line", ["gtin", "agreed_on"], unique=False
    )
    op.create_index(
        op.f("ix_sale_line_sku_agreed_on"), "sale_line", ["sku", "agreed_on"], unique=False
    )
    op.create_table(
        "tender",
        sa.Column("sale_id", Whole, autoincrement=False, nullable=False),
        sa.Column("nr", Whole, autoincrement=False, nullable=False),
        sa.Column("kind", Written, server_default="", nullable=False),
        sa.Column("amount", Whole, server_default="0", nullable=False),
        sa.Column("label", Written, server_default="", nullable=False),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_tender_sale_id")),
        sa.PrimaryKeyConstraint("sale_id", "nr", name=op.f("pk_tender")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "case_line",
        sa.Column("case_id", Whole, autoincrement=False, nullable=False),
        sa.Column("nr", Whole, autoincrement=False, nullable=False),
        sa.Column("line_id", Whole, nullable=False),
        sa.Column("quantity", Whole, server_default="0", nullable=False),
        sa.Column("reason", Written, server_default="", nullable=False),
        sa.Column("condition", Written, server_default="", nullable=False),
        sa.Column("ground", Written, server_default="", nullable=False),
        sa.Column("goods", Written, server_default="", nullable=False),
        sa.Column("said", Written, server_default="", nullable=False),
        sa.Column("settled", Written, server_default="", nullable=False),
        sa.Column("refund", Whole, server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["return_case.id"], name=op.f("fk_case_line_case_id")),
        sa.ForeignKeyConstraint(["line_id"], ["sale_line.id"], name=op.f("fk_case_line_line_id")),
        sa.PrimaryKeyConstraint("case_id", "nr", name=op.f("pk_case_line")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_case_line_line_id"), "case_line", ["line_id"], unique=False)
    op.create_table(
        "earlier_return",
        sa.Column("id", Whole, nullable=False),
        sa.Column("source", Written, server_default="", nullable=False),
        sa.Column("number", Written, server_default="", nullable=False),
        sa.Column("nr", Written, server_default="", nullable=False),
        sa.Column("sku", Written, server_default="", nullable=False),
        sa.Column("gtin", Written, server_default="", nullable=False),
        sa.Column("title", Written, server_default="", nullable=False),
        sa.Column("sale_number", Written, server_default="", nullable=False),
        sa.Column("sale_line", Written, server_default="", nullable=False),
        sa.Column("customer_key", Written, server_default="", nullable=False),
        sa.Column("returned_on", Written, server_default="", nullable=False),
        sa.Column("currency", Written, server_default="", nullable=False),
        sa.Column("quantity", Whole, server_default="0", nullable=False),
        sa.Column("amount", Whole, server_default="0", nullable=False),
        sa.Column("state", Written, server_default="open", nullable=False),
        sa.Column("why", Written, server_default="", nullable=False),
        sa.Column("line_id", Whole, nullable=True),
        sa.ForeignKeyConstraint(
            ["line_id"], ["sale_line.id"], name=op.f("fk_earlier_return_line_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_return")),
        sa.UniqueConstraint(
            "source", "number", "nr", name=op.f("uq_earlier_return_source_number_nr")
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_earlier_return_state"), "earlier_return", ["state"], unique=False)
    op.create_table(
        "payout",
        sa.Column("operation", Written, nullable=False),
        sa.Column("case_id", Whole, nullable=False),
        sa.Column("sale_id", Whole, nullable=False),
        sa.Column("tender_nr", Whole, server_default="0", nullable=False),
        sa.Column("kind", Written, server_default="", nullable=False),
        sa.Column("amount", Whole, server_default="0", nullable=False),
        sa.Column("rounding", Whole, server_default="0", nullable=False),
        sa.Column("currency", Written, server_default="", nullable=False),
        sa.Column("state", Written, server_default="", nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_payout_pays")),
        sa.ForeignKeyConstraint(["case_id"], ["return_case.id"], name=op.f("fk_payout_case_id")),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_payout_sale_id")),
        sa.PrimaryKeyConstraint("operation", name=op.f("pk_payout")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_payout_case_id"), "payout", ["case_id"], unique=False)
    op.create_table(
        "slip",
        sa.Column("number", Written, nullable=False),
        sa.Column("case_id", Whole, nullable=False),
        sa.Column("made_at", Written, server_default="", nullable=False),
        sa.Column("body", Written, server_default="", nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["return_case.id"], name=op.f("fk_slip_case_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_slip")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_slip_case_id"), "slip", ["case_id"], unique=False)
    op.create_table(
        "unit",
        sa.Column("line_id", Whole, autoincrement=False, nullable=False),
        sa.Column("nth", Whole, autoincrement=False, nullable=False),
        sa.Column("case_id", Whole, nullable=True),
        sa.Column("earlier_id", Whole, nullable=True),
        sa.CheckConstraint(
            "(case_id IS NULL) <> (earlier_id IS NULL)", name=op.f("ck_unit_one_cause")
        ),
        sa.CheckConstraint("nth > 0", name=op.f("ck_unit_counted")),
        sa.ForeignKeyConstraint(["case_id"], ["return_case.id"], name=op.f("fk_unit_case_id")),
        sa.ForeignKeyConstraint(
            ["earlier_id"], ["earlier_return.id"], name=op.f("fk_unit_earlier_id")
        ),
        sa.ForeignKeyConstraint(["line_id"], ["sale_line.id"], name=op.f("fk_unit_line_id")),
        sa.PrimaryKeyConstraint("line_id", "nth", name=op.f("pk_unit")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )

    for table in ONLY_ADDED:
        _guard(table)


def _guard(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} rows are only added'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} rows are only added'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_only_added()"
    )


def downgrade() -> None:
    """Take every table away again."""
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        for table in ONLY_ADDED:
            op.execute(f"DROP FUNCTION {table}_only_added()")

"""The tables: sales that are only read, ledgers that only grow, and what waits to be done.

Days are ISO text in the market's own zone, moments ISO text in UTC, money whole minor units.
"""

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    MetaData,
    Table,
    UniqueConstraint,
)
from sqlalchemy import text as words

from db.columns import Whole, Written, key, text, whole

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)
_AT_HOME: Final = words("due_on <> ''")
_AT: Final = ("at", "said", "actor", "ground", "sale_id")

customer = Table(
    "customer",
    metadata,
    key(),
    Column("key", Written, nullable=False, unique=True),
    *(text(name) for name in ("name", "phone", "email", "language")),
    sqlite_strict=True,
)
article = Table(
    "article",
    metadata,
    key(),
    Column("sku", Written, nullable=False, unique=True),
    *(text(name) for name in ("gtin", "title", "options", "style", "category", "vat_percent")),
    text("currency"),
    whole("price"),
    Index(None, "gtin"),
    Index(None, "style"),
    sqlite_strict=True,
)
sale = Table(
    "sale",
    metadata,
    key(),
    *(text(name) for name in ("source", "number", "key", "market", "channel", "buyer")),
    *(text(name) for name in ("currency", "agreed_on", "sold_on", "shipped_on", "informed_on")),
    whole("told_return_cost", "1"),
    whole("regular_delivery"),
    text("member"),
    Column("customer_id", Whole, ForeignKey("customer.id")),
    Column("delivery_paid", Whole),
    Column("delivery_standard", Whole),
    text("delivery_vat"),
    # What the file said, so that the same file twice changes nothing and another content is seen.
    text("digest"),
    UniqueConstraint("source", "number"),
    Index(None, "key"),
    Index(None, "customer_id", "agreed_on"),
    sqlite_strict=True,
)
sale_line = Table(
    "sale_line",
    metadata,
    key(),
    Column("sale_id", Whole, ForeignKey("sale.id"), nullable=False),
    *(text(name) for name in ("nr", "sku", "gtin", "title", "options", "category")),
    whole("quantity"),
    Column("list_price", Whole),
    whole("paid"),
    *(text(name) for name in ("vat_percent", "received_on", "traits")),
    Column("price_today", Whole),
    Column("promotion", Whole),
    # The sale's day again, so that the newest sales of an article are read from one index.
    text("agreed_on"),
    UniqueConstraint("sale_id", "nr"),
    CheckConstraint("quantity > 0", name="sells"),
    CheckConstraint("paid >= 0", name="paid"),
    Index(None, "gtin", "agreed_on"),
    Index(None, "sku", "agreed_on"),
    sqlite_strict=True,
)
tender = Table(
    "tender",
    metadata,
    Column("sale_id", Whole, ForeignKey("sale.id"), primary_key=True, autoincrement=False),
    Column("nr", Whole, primary_key=True, autoincrement=False),
    text("kind"),
    whole("amount"),
    text("label"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Other numbers that lead to a sale: an RMA sent ahead, a serial number, a web shop's own order id.
code = Table(
    "code",
    metadata,
    Column("key", Written, primary_key=True),
    Column("kind", Written, primary_key=True),
    Column("sale_id", Whole, ForeignKey("sale.id"), primary_key=True, autoincrement=False),
    text("line"),
    Index(None, "sale_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Words that people type: of names and contacts (kind customer), titles (article), returns (case).
word = Table(
    "word",
    metadata,
    Column("word", Written, primary_key=True),
    Column("kind", Written, primary_key=True),
    Column("ref", Whole, primary_key=True, autoincrement=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Each spelt word once, for misspelt searches; numbers and mail addresses are not in it.
vocabulary = Table(
    "vocabulary",
    metadata,
    key(),
    Column("word", Written, nullable=False, unique=True),
    sqlite_strict=True,
)
# What of a sale can be used up: units and paid money of a line (part is its id), the sum of a
# tender (part is its nr), the price of the delivery (part 0). The row appears at the first use.
balance = Table(
    "balance",
    metadata,
    Column("sale_id", Whole, ForeignKey("sale.id"), primary_key=True, autoincrement=False),
    Column("kind", Written, primary_key=True),
    Column("part", Whole, primary_key=True, autoincrement=False),
    whole("cap"),
    whole("used"),
    CheckConstraint("used BETWEEN 0 AND cap", name="within"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# One row a unit that came back: the database itself makes a second time impossible.
unit = Table(
    "unit",
    metadata,
    Column("line_id", Whole, ForeignKey("sale_line.id"), primary_key=True, autoincrement=False),
    Column("nth", Whole, primary_key=True, autoincrement=False),
    Column("case_id", Whole, ForeignKey("return_case.id")),
    Column("earlier_id", Whole, ForeignKey("earlier_return.id")),
    CheckConstraint("nth > 0", name="counted"),
    CheckConstraint("(case_id IS NULL) <> (earlier_id IS NULL)", name="one_cause"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# A return that another system made before: it takes its units when its sale is known.
earlier_return = Table(
    "earlier_return",
    metadata,
    key(),
    *(text(name) for name in ("source", "number", "nr", "sku", "gtin", "title", "sale_number")),
    *(text(name) for name in ("sale_line", "customer_key")),
    text("returned_on"),
    text("currency"),
    whole("quantity"),
    whole("amount"),
    # open, found or listed; why is a catalogue key.
    text("state", "open"),
    text("why"),
    Column("line_id", Whole, ForeignKey("sale_line.id")),
    UniqueConstraint("source", "number", "nr"),
    Index(None, "state"),
    sqlite_strict=True,
)
return_case = Table(
    "return_case",
    metadata,
    key(),
    # Made before the first try: one press of a button is one case, however often it arrives.
    Column("key", Written, nullable=False, unique=True),
    Column("sale_id", Whole, ForeignKey("sale.id"), nullable=False),
    *(text(name) for name in ("said", "outcome", "ground", "currency", "at", "actor", "desk")),
    whole("refund"),
    # One visit may be several cases: they share the slip.
    *(text(name) for name in ("body", "slip")),
    *(Index(None, *names) for names in (("sale_id",), _AT, ("slip",))),
    sqlite_strict=True,
)
case_line = Table(
    "case_line",
    metadata,
    Column("case_id", Whole, ForeignKey("return_case.id"), primary_key=True, autoincrement=False),
    Column("nr", Whole, primary_key=True, autoincrement=False),
    Column("line_id", Whole, ForeignKey("sale_line.id"), nullable=False),
    whole("quantity"),
    *(text(name) for name in ("reason", "condition", "ground", "goods", "said", "settled")),
    whole("refund"),
    # The day goods that are still at home are to be here.
    text("due_on"),
    Index(None, "line_id"),
    Index(None, "due_on", sqlite_where=_AT_HOME, postgresql_where=_AT_HOME),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What a customer asked for and did not get: what the shop learns from.
refused_wish = Table(
    "refused_wish",
    metadata,
    key(),
    Column("case_id", Whole, ForeignKey("return_case.id"), nullable=False),
    Column("line_id", Whole, ForeignKey("sale_line.id"), nullable=False),
    # why is a phrase as canonical text; nearest the ways of making it good, with commas between.
    *(text(name) for name in ("wanted", "reason", "why", "nearest", "at")),
    Index(None, "at"),
    Index(None, "case_id"),
    sqlite_strict=True,
)
slip = Table(
    "slip",
    metadata,
    Column("number", Written, primary_key=True),
    Column("case_id", Whole, ForeignKey("return_case.id"), nullable=False),
    *(text(name) for name in ("made_at", "body")),
    Index(None, "case_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What is to be done in the world, written with its cause: new, sending, done, unknown, dead.
outbox = Table(
    "outbox",
    metadata,
    key(),
    Column("key", Written, nullable=False, unique=True),
    *(text(name) for name in ("kind", "subject", "target", "state", "at", "note")),
    whole("copy"),
    whole("tries"),
    Index(None, "state"),
    Index(None, "subject"),
    sqlite_strict=True,
)
journal = Table(
    "journal",
    metadata,
    Column("seq", Whole, primary_key=True, autoincrement=False),
    *(text(name) for name in ("at", "actor", "desk", "body", "previous", "hash")),
    # How it is chained, and what stands for words that are kept beside the chain.
    text("formula", "v1"),
    text("details"),
    sqlite_strict=True,
)
# Which entries tell of a slip, a payout, a credit or a sale that stands in: its whole story.
journal_about = Table(
    "journal_about",
    metadata,
    Column("subject", Written, primary_key=True),
    Column("seq", Whole, ForeignKey("journal.seq"), primary_key=True, autoincrement=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
series = Table(
    "series",
    metadata,
    Column("name", Written, primary_key=True),
    whole("last"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# The shop's promise, one row a version: a draft is written anew, a published one never again.
terms_version = Table(
    "terms_version",
    metadata,
    key(),
    Column("version", Written, nullable=False, unique=True),
    text("state", "draft"),
    *(text(name) for name in ("valid_from", "body", "digest", "author", "saved_at")),
    *(text(name) for name in ("approved_by", "approved_at", "published_by", "published_at")),
    *(text(name) for name in ("based_on", "note")),
    # Counts the published: of two that begin on one day the one published last holds.
    Column("nth", Whole, unique=True),
    # The key of every command that was carried out on it, with spaces between.
    text("done_by"),
    CheckConstraint("(state = 'published') = (nth IS NOT NULL)", name="counted"),
    sqlite_strict=True,
)
# A half-finished visit of one desk, saved at every step; gone when it is done.
visit = Table(
    "visit",
    metadata,
    Column("id", Written, primary_key=True),
    *(text(name) for name in ("desk", "at", "body", "began")),
    whole("steps"),
    Index(None, "desk"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

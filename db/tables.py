"""The tables: sales that are only read, ledgers that only grow, and what waits to be done.

Days are ISO text in the market's own zone, moments ISO text in UTC, money whole minor units.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)
# A STRICT table of SQLite knows INTEGER alone; PostgreSQL needs eight bytes said.
Whole: Final = Integer().with_variant(BigInteger(), "postgresql")
# Compared and sorted byte by byte, whatever language a PostgreSQL was made for: SQLite does so too.
Written: Final = Text().with_variant(Text(collation="C"), "postgresql")


def _text(name: str, default: str = "") -> Column[str]:
    return Column(name, Written, nullable=False, server_default=default)


def _whole(name: str, default: str = "0") -> Column[int]:
    return Column(name, Whole, nullable=False, server_default=default)


def _key() -> Column[int]:
    return Column("id", Whole, primary_key=True)


customer = Table(
    "customer",
    metadata,
    _key(),
    Column("key", Written, nullable=False, unique=True),
    *(_text(name) for name in ("name", "phone", "email", "language")),
    sqlite_strict=True,
)
article = Table(
    "article",
    metadata,
    _key(),
    Column("sku", Written, nullable=False, unique=True),
    *(_text(name) for name in ("gtin", "title", "options", "style", "category", "vat_percent")),
    _text("currency"),
    _whole("price"),
    Index(None, "gtin"),
    Index(None, "style"),
    sqlite_strict=True,
)
sale = Table(
    "sale",
    metadata,
    _key(),
    *(_text(name) for name in ("source", "number", "key", "market", "channel", "buyer")),
    *(_text(name) for name in ("currency", "agreed_on", "sold_on", "shipped_on", "informed_on")),
    _whole("told_return_cost", "1"),
    _whole("regular_delivery"),
    _text("member"),
    Column("customer_id", Whole, ForeignKey("customer.id")),
    Column("delivery_paid", Whole),
    Column("delivery_standard", Whole),
    _text("delivery_vat"),
    # What the file said, so that the same file twice changes nothing and another content is seen.
    _text("digest"),
    UniqueConstraint("source", "number"),
    Index(None, "key"),
    Index(None, "customer_id", "agreed_on"),
    sqlite_strict=True,
)
sale_line = Table(
    "sale_line",
    metadata,
    _key(),
    Column("sale_id", Whole, ForeignKey("sale.id"), nullable=False),
    *(_text(name) for name in ("nr", "sku", "gtin", "title", "options", "category")),
    _whole("quantity"),
    Column("list_price", Whole),
    _whole("paid"),
    *(_text(name) for name in ("vat_percent", "received_on", "traits")),
    Column("price_today", Whole),
    # The sale's day again, so that the newest sales of an article are read from one index.
    _text("agreed_on"),
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
    _text("kind"),
    _whole("amount"),
    _text("label"),
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
    _text("line"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Words that people type: of names, addresses and phones (kind customer), of titles (kind article).
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
    _key(),
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
    _whole("cap"),
    _whole("used"),
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
    _key(),
    *(_text(name) for name in ("source", "number", "nr", "sku", "gtin", "title", "sale_number")),
    *(_text(name) for name in ("sale_line", "customer_key")),
    _text("returned_on"),
    _text("currency"),
    _whole("quantity"),
    _whole("amount"),
    # open, found or listed; why is a catalogue key.
    _text("state", "open"),
    _text("why"),
    Column("line_id", Whole, ForeignKey("sale_line.id")),
    UniqueConstraint("source", "number", "nr"),
    Index(None, "state"),
    sqlite_strict=True,
)
return_case = Table(
    "return_case",
    metadata,
    _key(),
    # Made before the first try: one press of a button is one case, however often it arrives.
    Column("key", Written, nullable=False, unique=True),
    Column("sale_id", Whole, ForeignKey("sale.id"), nullable=False),
    *(_text(name) for name in ("said", "outcome", "ground", "currency", "at", "actor", "desk")),
    _whole("refund"),
    _text("body"),
    Index(None, "sale_id"),
    Index(None, "at"),
    sqlite_strict=True,
)
case_line = Table(
    "case_line",
    metadata,
    Column("case_id", Whole, ForeignKey("return_case.id"), primary_key=True, autoincrement=False),
    Column("nr", Whole, primary_key=True, autoincrement=False),
    Column("line_id", Whole, ForeignKey("sale_line.id"), nullable=False),
    _whole("quantity"),
    *(_text(name) for name in ("reason", "condition", "ground", "goods", "said", "settled")),
    _whole("refund"),
    Index(None, "line_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
payout = Table(
    "payout",
    metadata,
    # Made before the call and kept after a failure, so that a payment is never asked for twice.
    Column("operation", Written, primary_key=True),
    Column("case_id", Whole, ForeignKey("return_case.id"), nullable=False),
    Column("sale_id", Whole, ForeignKey("sale.id"), nullable=False),
    _whole("tender_nr"),
    _text("kind"),
    _whole("amount"),
    # What cash rounding adds or takes (öre to whole kronor): the till pays amount + rounding.
    _whole("rounding"),
    _text("currency"),
    _text("state"),
    CheckConstraint("amount > 0", name="pays"),
    Index(None, "case_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What a customer asked for and did not get: what the shop learns from.
refused_wish = Table(
    "refused_wish",
    metadata,
    _key(),
    Column("case_id", Whole, ForeignKey("return_case.id"), nullable=False),
    Column("line_id", Whole, ForeignKey("sale_line.id"), nullable=False),
    # why is a phrase as canonical text; nearest the ways of making it good, with commas between.
    *(_text(name) for name in ("wanted", "reason", "why", "nearest", "at")),
    Index(None, "at"),
    Index(None, "case_id"),
    sqlite_strict=True,
)
slip = Table(
    "slip",
    metadata,
    Column("number", Written, primary_key=True),
    Column("case_id", Whole, ForeignKey("return_case.id"), nullable=False),
    _text("made_at"),
    _text("body"),
    Index(None, "case_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What is to be done in the world, written with its cause: new, sending, done, unknown, dead.
outbox = Table(
    "outbox",
    metadata,
    _key(),
    Column("key", Written, nullable=False, unique=True),
    *(_text(name) for name in ("kind", "subject", "target", "state", "at", "note")),
    _whole("copy"),
    _whole("tries"),
    Index(None, "state"),
    Index(None, "subject"),
    sqlite_strict=True,
)
journal = Table(
    "journal",
    metadata,
    Column("seq", Whole, primary_key=True, autoincrement=False),
    *(_text(name) for name in ("at", "actor", "desk", "body", "previous", "hash")),
    sqlite_strict=True,
)
series = Table(
    "series",
    metadata,
    Column("name", Written, primary_key=True),
    _whole("last"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# The shop's promise, one row a version: a draft is written anew, a published one never again.
terms_version = Table(
    "terms_version",
    metadata,
    _key(),
    Column("version", Written, nullable=False, unique=True),
    _text("state", "draft"),
    *(_text(name) for name in ("valid_from", "body", "digest", "author", "saved_at")),
    *(_text(name) for name in ("approved_by", "approved_at", "published_by", "published_at")),
    *(_text(name) for name in ("based_on", "note")),
    # Counts the published: of two that begin on one day the one published last holds.
    Column("nth", Whole, unique=True),
    # The key of every command that was carried out on it, with spaces between.
    _text("done_by"),
    CheckConstraint("(state = 'published') = (nth IS NOT NULL)", name="counted"),
    sqlite_strict=True,
)
# A half-finished visit of one desk, saved at every step; gone when it is done.
visit = Table(
    "visit",
    metadata,
    Column("id", Written, primary_key=True),
    *(_text(name) for name in ("desk", "at", "body")),
    Index(None, "desk"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

"""The tables of what was given: payouts, credit, held goods, daily limits, and undone cases.

They share the metadata of the other tables; whoever reads or writes them imports this file.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table

from db.columns import Whole, Written, key, text, whole
from db.tables import metadata

__all__ = [
    "credit",
    "credit_entry",
    "found_sale",
    "metadata",
    "payout",
    "quota",
    "quota_use",
    "salt",
    "stand_in",
    "stock",
    "stock_hold",
    "undone_case",
    "undone_unit",
]

payout = Table(
    "payout",
    metadata,
    # Made before the call and kept after a failure, so that a payment is never asked for twice.
    Column("operation", Written, primary_key=True),
    Column("case_id", Whole, ForeignKey("return_case.id"), nullable=False),
    Column("sale_id", Whole, ForeignKey("sale.id"), nullable=False),
    whole("tender_nr"),
    text("kind"),
    whole("amount"),
    # What cash rounding adds or takes (öre to whole kronor): the till pays amount + rounding.
    whole("rounding"),
    # `via` is who pays it: till, terminal, gateway, or document, a credit note of our own.
    *(text(name) for name in ("currency", "state", "label", "via")),
    # The far end's own number, or the till's; why it failed; the last step's moment (UTC).
    # `sent_to` is the far end that was asked last: no other can say what became of it.
    *(text(name) for name in ("reference", "reason", "at", "sent_to")),
    whole("tries"),
    # The last day that it may wait for goods.
    text("waits_until"),
    CheckConstraint("amount > 0", name="pays"),
    *(Index(None, name) for name in ("case_id", "state")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# A credit note or gift card as a document of ours. `remaining` is taken by a conditional update;
# the entries say how it came about.
credit = Table(
    "credit",
    metadata,
    key(),
    Column("number", Written, nullable=False, unique=True),
    *(text(name) for name in ("kind", "currency", "issued_at", "expires_on", "slip")),
    Column("case_id", Whole, ForeignKey("return_case.id")),
    whole("amount"),
    whole("remaining"),
    CheckConstraint("remaining BETWEEN 0 AND amount", name="within"),
    Index(None, "case_id"),
    sqlite_strict=True,
)
# What was put on a credit (+) and taken from it (-): issued, redeemed, voided; the operation was
# made before the first try.
credit_entry = Table(
    "credit_entry",
    metadata,
    Column("operation", Written, primary_key=True),
    Column("credit_id", Whole, ForeignKey("credit.id"), nullable=False),
    whole("amount"),
    *(text(name) for name in ("kind", "at", "actor", "desk", "reference")),
    Index(None, "credit_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Goods the shop counts: what has no row here is not counted, and may always be promised.
stock = Table(
    "stock",
    metadata,
    Column("sku", Written, primary_key=True),
    whole("on_hand"),
    whole("held"),
    CheckConstraint("held BETWEEN 0 AND on_hand", name="within"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Goods that a case keeps for her: held, given (they have left) or released.
stock_hold = Table(
    "stock_hold",
    metadata,
    Column("case_id", Whole, ForeignKey("return_case.id"), primary_key=True, autoincrement=False),
    Column("sku", Written, primary_key=True),
    whole("quantity"),
    text("state", "held"),
    CheckConstraint("quantity > 0", name="holds"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# A limit that many cases share, such as what one customer may get in a day without a receipt.
quota = Table(
    "quota",
    metadata,
    Column("name", Written, primary_key=True),
    whole("cap"),
    whole("used"),
    CheckConstraint("used BETWEEN 0 AND cap", name="within"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What a case took of such a limit: taken, or given_back when it was undone or its sale was found.
quota_use = Table(
    "quota_use",
    metadata,
    Column("case_id", Whole, ForeignKey("return_case.id"), primary_key=True, autoincrement=False),
    Column("name", Written, ForeignKey("quota.name"), nullable=False),
    whole("amount"),
    text("state", "taken"),
    CheckConstraint("amount > 0", name="takes"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# A sale that stands in for one that nobody could find, and who brought its goods: a customer, the
# salted hash of what she told, or unnamed.
stand_in = Table(
    "stand_in",
    metadata,
    Column("sale_id", Whole, ForeignKey("sale.id"), primary_key=True, autoincrement=False),
    Column("key", Written, nullable=False, unique=True),
    *(text(name) for name in ("bringer", "at", "actor", "desk")),
    Index(None, "bringer"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# One row: what makes a hash of this store-room unlike any other's.
salt = Table(
    "salt",
    metadata,
    Column("value", Written, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# A case that was taken back before anything had left the house: nothing of it counts any longer.
undone_case = Table(
    "undone_case",
    metadata,
    Column("case_id", Whole, ForeignKey("return_case.id"), primary_key=True, autoincrement=False),
    *(text(name) for name in ("key", "at", "actor", "desk")),
    Index(None, "key"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# The units such a case had taken: only a unit that stands here may leave the ledger of units.
undone_unit = Table(
    "undone_unit",
    metadata,
    Column("case_id", Whole, ForeignKey("return_case.id"), primary_key=True, autoincrement=False),
    Column("line_id", Whole, ForeignKey("sale_line.id"), primary_key=True, autoincrement=False),
    Column("nth", Whole, primary_key=True, autoincrement=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Goods taken back without a receipt, whose sale turned up later.
found_sale = Table(
    "found_sale",
    metadata,
    Column("stand_in_id", Whole, ForeignKey("sale.id"), primary_key=True, autoincrement=False),
    Column("sale_id", Whole, ForeignKey("sale.id"), nullable=False),
    *(text(name) for name in ("key", "at", "actor", "desk")),
    Index(None, "sale_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What a customer said of a visit, one to five: the last she said stands.
rating = Table(
    "rating",
    metadata,
    Column("slip", Written, primary_key=True),
    whole("grade"),
    *(text(name) for name in ("at", "actor", "desk")),
    CheckConstraint("grade BETWEEN 1 AND 5", name="in_five"),
    Index(None, "at"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# The public half of each desk's key, with which any desk judges the slips of any other.
station_key = Table(
    "station_key",
    metadata,
    Column("id", Written, primary_key=True),
    *(text(name) for name in ("public", "desk", "since")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

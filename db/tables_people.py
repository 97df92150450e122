"""The tables of staff and of what they may do.

They share the metadata of the other tables; whoever reads or writes them imports this file.
"""

from sqlalchemy import Column, Index, Table

from db.columns import Written, text, whole
from db.tables import metadata

__all__ = ["metadata", "role", "staff", "staff_code", "staff_deed", "staff_fact", "staff_try"]

# Who works here, by an id that says nothing of her; who left keeps a row for as long as the journal
# names her. `left_at` "" : she works here.
staff = Table(
    "staff",
    metadata,
    Column("id", Written, primary_key=True),
    *(text(column) for column in ("name", "role", "language", "since", "left_at")),
    # A badge is 128 bits of chance, kept as its SHA-256; "" none, or revoked. `secret` is the
    # argon2id text of her PIN or passphrase.
    *(text(column) for column in ("badge", "badge_at", "secret", "secret_set_at")),
    Index(None, "badge"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Roles of the shop's own, and its own limits for those that every shop has; rights by their names
# with spaces between, "" as shipped. -1 is no limit.
role = Table(
    "role",
    metadata,
    Column("name", Written, primary_key=True),
    text("rights"),
    *(whole(column, "-1") for column in ("amount", "percent", "a_day", "four_eyes")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Wrong tries at a door: of a person ("who:" and her id), at a desk ("at:" and its name). `since` is
# a steady clock's milliseconds, as is `wait`.
staff_try = Table(
    "staff_try",
    metadata,
    Column("door", Written, primary_key=True),
    *(whole(column) for column in ("wrong", "wait", "since")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Recovery codes on paper, by their SHA-256 without any pepper; a used one keeps no row.
staff_code = Table(
    "staff_code",
    metadata,
    Column("digest", Written, primary_key=True),
    text("staff"),
    Index(None, "staff"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Which command was carried out already, and on whom.
staff_deed = Table(
    "staff_deed",
    metadata,
    Column("key", Written, primary_key=True),
    text("what"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What holds for all of them: the name of the pepper.
staff_fact = Table(
    "staff_fact",
    metadata,
    Column("name", Written, primary_key=True),
    text("value"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

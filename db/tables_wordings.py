"""The table of the shop's own words; it shares the metadata of the other tables."""

from typing import Final

from sqlalchemy import Column, Table

from db.columns import Written, text
from db.tables import metadata

wording: Final = Table(
    "wording",
    metadata,
    Column("kind", Written, primary_key=True),
    Column("language", Written, primary_key=True),
    *(text(name) for name in ("subject", "body", "changed_at", "changed_by")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

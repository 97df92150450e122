"""What the tables' columns are made of: text by the byte, whole numbers, a key."""

from typing import Final

from sqlalchemy import BigInteger, Column, Integer, Text

# A STRICT table of SQLite knows INTEGER alone; PostgreSQL needs eight bytes said.
Whole: Final = Integer().with_variant(BigInteger(), "postgresql")
# Compared and sorted byte by byte, whatever language a PostgreSQL was made for: SQLite does so too.
Written: Final = Text().with_variant(Text(collation="C"), "postgresql")


def text(name: str, default: str = "") -> Column[str]:
    """A text that is never null."""
    return Column(name, Written, nullable=False, server_default=default)


def whole(name: str, default: str = "0") -> Column[int]:
    """A whole number that is never null."""
    return Column(name, Whole, nullable=False, server_default=default)


def key() -> Column[int]:
    """The row's own number."""
    return Column("id", Whole, primary_key=True)

"""The real clock and real chance, wired once at the front door."""

import uuid
from datetime import UTC, datetime


def now() -> datetime:
    """The moment now, in UTC with its zone."""
    return datetime.now(UTC)


def new_key() -> str:
    """A key that was never given before."""
    return uuid.uuid4().hex

"""The tables of the vans: runs and their doors, what was said there, and where doors are.

They share the metadata of the other tables; whoever reads or writes them imports this file.
"""

from typing import Final

from sqlalchemy import REAL, CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy.dialects.postgresql import DOUBLE_PRECISION
from sqlalchemy.types import TypeEngine

from db.columns import Written, text, whole
from db.tables import metadata

# A point is kept to its last bit: what was promised for it must fit again when it is asked anew.
Degrees: Final[TypeEngine[float]] = REAL().with_variant(DOUBLE_PRECISION(), "postgresql")

# `body` is the van as it was on that day. `version` counts every change: of two desks that want the
# last place, the one whose update still finds the version it had read gets it.
run = Table(
    "run",
    metadata,
    Column("number", Written, primary_key=True),
    *(text(name) for name in ("day", "van", "body", "driver", "out_at", "closed_at")),
    # `planned` is the version that was planned last: another one has not been looked at yet.
    whole("version"),
    whole("planned"),
    UniqueConstraint("day", "van"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# A booking stands in one run at most. The window is the one she was promised, in seconds after
# local midnight; `done` is what was said at the door, `told_for` the moment she was told of.
run_stop = Table(
    "run_stop",
    metadata,
    Column("booking", Written, primary_key=True),
    Column("run", Written, ForeignKey("run.number"), nullable=False),
    *(whole(name) for name in ("nr", "begins", "ends", "serves", "load", "two")),
    *(Column(name, Degrees, nullable=False) for name in ("lat", "lon")),
    *(text(name) for name in ("street", "done", "done_at", "told_at")),
    whole("told_for"),
    CheckConstraint("begins < ends", name="window"),
    Index(None, "run"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# What was said at a door, kept as it was said; `became` is what came of it.
door_scan = Table(
    "door_scan",
    metadata,
    Column("id", Written, primary_key=True),
    *(text(name) for name in ("run", "booking", "what", "at", "driver", "note")),
    *(Column(name, Degrees) for name in ("lat", "lon")),
    whole("swapped"),
    *(text(name) for name in ("came_at", "became", "why")),
    *(Index(None, name) for name in ("booking", "became")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Where doors are, by a digest of the address: it says neither whose they are nor which.
known_place = Table(
    "known_place",
    metadata,
    Column("key", Written, primary_key=True),
    *(Column(name, Degrees, nullable=False) for name in ("lat", "lon")),
    *(text(name) for name in ("learned", "at")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
postal_code = Table(
    "postal_code",
    metadata,
    Column("market", Written, primary_key=True),
    Column("code", Written, primary_key=True),
    *(Column(name, Degrees, nullable=False) for name in ("lat", "lon")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# Whose data the postal codes are: their licence asks that it is said.
postal_source = Table(
    "postal_source",
    metadata,
    Column("market", Written, primary_key=True),
    *(text(name) for name in ("file", "attribution", "at")),
    whole("codes"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
# The numbers on the labels of a slip's parcels: given once, printed as often as it takes.
parcel_number = Table(
    "parcel_number",
    metadata,
    Column("sscc", Written, primary_key=True),
    Column("slip", Written, nullable=False),
    whole("nr"),
    UniqueConstraint("slip", "nr"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

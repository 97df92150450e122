"""The van's runs, what was said at the doors, and where doors are."""

from typing import Any, Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import DOUBLE_PRECISION

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

Whole: Final = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
Written: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Degrees: Final[sa.types.TypeEngine[float]] = sa.REAL().with_variant(
    DOUBLE_PRECISION(), "postgresql"
)


def upgrade() -> None:
    """Add the tables."""
    _runs()
    _doors()
    _places()


def _runs() -> None:
    op.create_table(
        "run",
        sa.Column("number", Written, nullable=False),
        *_texts("day", "van", "body", "driver", "out_at", "closed_at"),
        *_wholes("version", "planned"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_run")),
        sa.UniqueConstraint("day", "van", name=op.f("uq_run_day_van")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "run_stop",
        sa.Column("booking", Written, nullable=False),
        sa.Column("run", Written, nullable=False),
        *_wholes("nr", "begins", "ends", "serves", "load", "two"),
        *_degrees(nullable=False),
        *_texts("street", "done", "done_at", "told_at"),
        *_wholes("told_for"),
        sa.CheckConstraint("begins < ends", name=op.f("ck_run_stop_window")),
        sa.ForeignKeyConstraint(["run"], ["run.number"], name=op.f("fk_run_stop_run")),
        sa.PrimaryKeyConstraint("booking", name=op.f("pk_run_stop")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_run_stop_run"), "run_stop", ["run"], unique=False)


def _doors() -> None:
    op.create_table(
        "door_scan",
        sa.Column("id", Written, nullable=False),
        *_texts("run", "booking", "what", "at", "driver", "note"),
        *_degrees(nullable=True),
        *_wholes("swapped"),
        *_texts("came_at", "became", "why"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_scan")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for name in ("booking", "became"):
        op.create_index(op.f(f"ix_door_scan_{name}"), "door_scan", [name], unique=False)
    op.create_table(
        "parcel_number",
        sa.Column("sscc", Written, nullable=False),
        sa.Column("slip", Written, nullable=False),
        *_wholes("nr"),
        sa.PrimaryKeyConstraint("sscc", name=op.f("pk_parcel_number")),
        sa.UniqueConstraint("slip", "nr", name=op.f("uq_parcel_number_slip_nr")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _places() -> None:
    op.create_table(
        "known_place",
        sa.Column("key", Written, nullable=False),
        *_degrees(nullable=False),
        *_texts("learned", "at"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_known_place")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "postal_code",
        sa.Column("market", Written, nullable=False),
        sa.Column("code", Written, nullable=False),
        *_degrees(nullable=False),
        sa.PrimaryKeyConstraint("market", "code", name=op.f("pk_postal_code")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "postal_source",
        sa.Column("market", Written, nullable=False),
        *_texts("file", "attribution", "at"),
        *_wholes("codes"),
        sa.PrimaryKeyConstraint("market", name=op.f("pk_postal_source")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, Written, server_default="", nullable=False) for name in names]


def _wholes(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, Whole, server_default="0", nullable=False) for name in names]


def _degrees(*, nullable: bool) -> list[sa.Column[Any]]:
    return [sa.Column(name, Degrees, nullable=nullable) for name in ("lat", "lon")]


def downgrade() -> None:
    """Take the tables away."""
    for name in ("postal_source", "postal_code", "known_place", "parcel_number", "door_scan"):
        op.drop_table(name)
    op.drop_table("run_stop")
    op.drop_table("run")

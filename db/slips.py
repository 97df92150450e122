"""The shelf of slips: each kept as the canonical text it was first written in."""

import json
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select

from db.prepared import Prepared
from db.tables import return_case, slip
from returns_station.canonical import dumps, typed
from returns_station.slip import NextStep, Shop, Slip, SlipKind, SlipLine, SlipSum

_BODY = Prepared(select(slip.c.body).where(slip.c.number == bindparam("number")))
_SALE = (
    select(return_case.c.sale_id)
    .join_from(slip, return_case)
    .where(slip.c.number == bindparam("number"))
)
_PUT: Final = Prepared(slip.insert())


def put_slip(connection: Connection, made: Slip, case_id: int, at: str) -> None:
    """Keep a slip with its case."""
    row = {"number": made.number, "case_id": case_id, "made_at": at, "body": dumps(made)}
    _PUT.put(connection, (row,))


def load_slip(connection: Connection, number: str) -> Slip | None:
    """A slip as it was first written, or None."""
    row = _BODY.one(connection, {"number": number})
    return None if row is None else slip_from_body(row.body)


def slip_sale(connection: Connection, number: str) -> int | None:
    """The sale that a slip's case is about."""
    return connection.execute(_SALE, {"number": number}).scalar()


def slip_from_body(body: str) -> Slip:
    """The canonical text back to the frozen slip."""
    # The text was written by put_slip alone: its shape is the slip's own.
    parts: dict[str, Any] = json.loads(body)
    kept: dict[str, Any] = {name: typed(value) for name, value in parts.items()}
    made_at: datetime = kept["made_at"]
    return Slip(
        **{
            **kept,
            "kind": SlipKind(kept["kind"]),
            "shop": Shop(**kept["shop"]),
            "made_at": made_at,
            "lines": tuple(SlipLine(**line) for line in kept["lines"]),
            "goods_out": tuple(SlipLine(**line) for line in kept["goods_out"]),
            "vat": tuple(SlipSum(**line) for line in kept["vat"]),
            "tenders": tuple(SlipSum(**line) for line in kept["tenders"]),
            "next_steps": tuple(NextStep(**step) for step in kept["next_steps"]),
        }
    )

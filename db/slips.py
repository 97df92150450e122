"""The shelf of slips: each kept as the canonical text it was first written in."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select

from db.ledgers import payout, undone_case
from db.prepared import Prepared
from db.tables import return_case, slip
from returns_station.canonical import typed
from returns_station.payout import PayoutState, PayoutVia
from returns_station.resolution.taxed import Taxed
from returns_station.slip import NextStep, Shop, Slip, SlipKind, SlipLine, SlipSum
from returns_station.slip_text import slip_text

_BODY: Final = Prepared(
    select(slip.c.body, undone_case.c.case_id.label("undone"))
    .join_from(slip, undone_case, slip.c.case_id == undone_case.c.case_id, isouter=True)
    .where(slip.c.number == bindparam("number"))
)
# What the till said when it had paid: the same for all of a slip, or one for each that it paid.
_TILL: Final = Prepared(
    select(payout.c.reference)
    .join_from(payout, return_case)
    .where(
        return_case.c.slip == bindparam("number"),
        payout.c.via == PayoutVia.TILL.value,
        payout.c.state == PayoutState.CONFIRMED.value,
    )
    .order_by(payout.c.case_id, payout.c.tender_nr)
)
_SALE = (
    select(return_case.c.sale_id)
    .join_from(slip, return_case)
    .where(slip.c.number == bindparam("number"))
)
_PUT: Final = Prepared(slip.insert())


def put_slip(connection: Connection, made: Slip, case_id: int, at: str) -> None:
    """Keep a slip with its case."""
    row = {"number": made.number, "case_id": case_id, "made_at": at, "body": slip_body(made)}
    _PUT.put(connection, (row,))


def load_slip(connection: Connection, number: str) -> Slip | None:
    """A slip as it was first written, with the till's number for it and whether it was undone."""
    asked = {"number": number}
    row = _BODY.one(connection, asked)
    if row is None:
        return None
    till = dict.fromkeys(paid.reference for paid in _TILL.all(connection, asked))
    return replace(
        slip_from_body(row.body),
        till_return_number=", ".join(filter(None, till)),
        undone=row.undone is not None,
    )


def slip_sale(connection: Connection, number: str) -> int | None:
    """The sale that a slip's case is about."""
    return connection.execute(_SALE, {"number": number}).scalar()


def slip_body(made: Slip) -> str:
    """The canonical text of a slip; what stands there anyway is not written."""
    return slip_text(made)


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
            "lines": _each(SlipLine, kept["lines"]),
            "goods_out": _each(SlipLine, kept["goods_out"]),
            "vat": _each(SlipSum, kept["vat"]),
            "tenders": _each(SlipSum, kept["tenders"]),
            "set_off": _each(SlipSum, kept.get("set_off", ())),
            "next_steps": tuple(NextStep(**step) for step in kept["next_steps"]),
        }
    )


def _each(kind: type[SlipLine | SlipSum], rows: Any) -> tuple[Any, ...]:  # noqa: ANN401 - read text
    taxed = ([Taxed(**units) for units in row.pop("taxed", ())] for row in rows)
    return tuple(kind(**row, taxed=tuple(units)) for row, units in zip(rows, taxed, strict=True))

"""Sales and earlier returns as files bring them, and an inbox to put them in."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from db.engine import open_engine
from db.imports import Inbox
from db.ledgers import metadata
from returns_station.case import Who
from returns_station.desk.incoming import NewCustomer, NewLine, NewReturn, NewSale, NewTender
from tests.db.made_ready import made_ready

SOURCE = "till"


def a_new_line(nr: str = "1", sku: str = "MUG", quantity: int = 1, paid: int = 9900) -> NewLine:
    """A line; its title is its sku's."""
    return NewLine(nr, sku, f"Title of {sku}", quantity, paid)


def a_new_sale(
    number: str, *lines: NewLine, day: str = "2027-01-11", customer: str = "", cash: int = 0
) -> NewSale:
    """A sale of a mug unless lines are said; without a tender unless cash is."""
    return NewSale(
        SOURCE,
        number,
        "SE",
        "store",
        "SEK",
        day,
        lines or (a_new_line(),),
        (NewTender("cash", cash),) if cash else (),
        NewCustomer(customer, name=f"Name of {customer}") if customer else None,
    )


def a_new_return(
    number: str,
    *,
    sku: str = "MUG",
    quantity: int = 1,
    amount: int = 9900,
    day: str = "2027-01-20",
    customer: str = "",
    sale: str = "",
    line: str = "",
) -> NewReturn:
    """An earlier return of mugs."""
    goods = (sku, f"Title of {sku}", quantity, amount, "SEK")
    return NewReturn(SOURCE, number, "1", *goods, day, customer, sale, line)


def an_inbox(folder: Path) -> tuple[Inbox, Engine]:
    """An inbox into a new store-room on disk, at a moment that stands still."""
    engine = open_engine(f"sqlite:///{folder / 'station.db'}")
    made_ready(engine)
    moment = datetime(2027, 1, 31, 12, tzinfo=UTC)
    return Inbox(engine, clock=lambda: moment, who=Who("Maja Lind", "Disk 2")), engine


def all_rows(engine: Engine, *but: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, some tables left out."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
            if table.name not in but
        }


def asked(engine: Engine, query: str) -> list[tuple[Any, ...]]:
    """What a query answers, as plain tuples."""
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]

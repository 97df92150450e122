"""All rows of the store-room that tell of one person, found from her purchases and her contact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Column, Connection, Select, Table, bindparam, select

from db import tables_ruling
from db.bulk import among
from db.ledgers import credit, payout, quota_use, rating, stand_in, undone_case
from db.tables import (
    case_line,
    code,
    customer,
    earlier_return,
    journal_about,
    outbox,
    refused_wish,
    return_case,
    sale,
    sale_line,
    slip,
    tender,
    visit,
    word,
)
from db.tables_bench import parcel, parcel_step, photo, piece
from db.tables_feedback import change_told, feedback, surprise, surprise_turn
from db.tables_inbox import inbox, pickup_offer
from db.tables_letters import contact, letter
from db.tables_pickup import booking, carrier_word, her_message
from db.tables_promises import promise, visit_measured
from db.tables_runs import door_scan, parcel_number, run_stop

Rowed = Select[*tuple[Any, ...]]


@dataclass(slots=True)
class Hers:
    """The keys of her rows, by table; `customers` are records of this very person."""

    customers: frozenset[int] = frozenset()
    sales: tuple[int, ...] = ()
    cases: tuple[int, ...] = ()
    slips: tuple[str, ...] = ()
    bookings: tuple[str, ...] = ()
    parcels: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    visits: tuple[str, ...] = ()
    seqs: tuple[int, ...] = ()
    bringers: tuple[str, ...] = ()
    subjects: tuple[str, ...] = field(default=())

    @property
    def turns(self) -> tuple[str, ...]:
        """The names under which her turns of small extras are kept."""
        return tuple(f"customer:{one}" for one in sorted(self.customers))


def of_customers(
    connection: Connection, customers: Iterable[int], bringers: Iterable[str] = ()
) -> Hers:
    """All that hangs on some records of customers, and on what they told without a receipt."""
    known, named = frozenset(customers), tuple(bringers)
    sales = {*_ids(connection, sale.c.id, sale.c.customer_id, known)}
    told = {*named, *(f"customer:{one}" for one in known)}
    sales |= {*_ids(connection, stand_in.c.sale_id, stand_in.c.bringer, told)}
    return of_sales(connection, sales, known, sorted(told))


def of_sales(
    connection: Connection,
    sales: Iterable[int],
    customers: frozenset[int] = frozenset(),
    bringers: Sequence[str] = (),
) -> Hers:
    """All that hangs on some sales."""
    bought = sorted(sales)
    cases = sorted(_ids(connection, return_case.c.id, return_case.c.sale_id, bought))
    found = of_cases(connection, cases)
    found.customers, found.sales, found.bringers = customers, tuple(bought), tuple(bringers)
    asks = {*_ids(connection, _ask.number, _ask.sale_id, bought)}
    asks |= {*_ids(connection, _ask.number, _ask.customer_id, customers)}
    found.asks = tuple(sorted(asks))
    more = {*_ids(connection, parcel.c.id, parcel.c.sale_id, bought)}
    found.parcels = tuple(sorted({*found.parcels, *more}))
    return found


def of_cases(connection: Connection, cases: Sequence[int]) -> Hers:
    """All that hangs on some cases."""
    slips = {*_ids(connection, slip.c.number, slip.c.case_id, cases)}
    slips |= {*_ids(connection, return_case.c.slip, return_case.c.id, cases)} - {""}
    bookings = {*_ids(connection, booking.c.id, booking.c.case_id, cases)}
    bookings |= {*_ids(connection, booking.c.id, booking.c.slip, slips)}
    parcels = {*_ids(connection, parcel.c.id, parcel.c.slip, slips)}
    operations = {*_ids(connection, payout.c.operation, payout.c.case_id, cases)}
    credits_ = {*_ids(connection, credit.c.number, credit.c.case_id, cases)}
    keys = {*_ids(connection, return_case.c.key, return_case.c.id, cases)}
    return Hers(
        cases=tuple(cases),
        slips=tuple(sorted(slips)),
        bookings=tuple(sorted(bookings)),
        parcels=tuple(sorted(parcels)),
        subjects=tuple(sorted(slips | operations | credits_ | keys)),
    )


_ask: Final = tables_ruling.ruling_ask.c


def _ids(
    connection: Connection, wanted: Column[Any], by: Column[Any], keys: Iterable[object]
) -> list[Any]:
    query = select(wanted).where(by.in_(bindparam("keys", expanding=True)))
    return [row[0] for row in among(connection, query, sorted(set(keys), key=str))]


@dataclass(frozen=True, slots=True)
class Part:
    """One table of hers: by which column her keys name its rows, and which keys they are."""

    table: Table
    by: Column[Any]
    keys: str


_answer, _photo = tables_ruling.ruling_answer, tables_ruling.ruling_photo
PARTS: Final = (
    Part(customer, customer.c.id, "customers"),
    Part(sale, sale.c.id, "sales"),
    Part(sale_line, sale_line.c.sale_id, "sales"),
    Part(tender, tender.c.sale_id, "sales"),
    Part(code, code.c.sale_id, "sales"),
    Part(stand_in, stand_in.c.sale_id, "sales"),
    Part(return_case, return_case.c.id, "cases"),
    Part(case_line, case_line.c.case_id, "cases"),
    Part(refused_wish, refused_wish.c.case_id, "cases"),
    Part(payout, payout.c.case_id, "cases"),
    Part(credit, credit.c.case_id, "cases"),
    Part(quota_use, quota_use.c.case_id, "cases"),
    Part(undone_case, undone_case.c.case_id, "cases"),
    Part(slip, slip.c.number, "slips"),
    Part(outbox, outbox.c.subject, "slips"),
    Part(rating, rating.c.slip, "slips"),
    Part(feedback, feedback.c.slip, "slips"),
    Part(change_told, change_told.c.slip, "slips"),
    Part(surprise, surprise.c.slip, "slips"),
    Part(surprise_turn, surprise_turn.c.whose, "turns"),
    Part(her_message, her_message.c.slip, "slips"),
    Part(letter, letter.c.slip, "subjects"),
    Part(contact, contact.c.slip, "slips"),
    Part(inbox, inbox.c.slip, "slips"),
    Part(pickup_offer, pickup_offer.c.booking, "bookings"),
    Part(promise, promise.c.slip, "slips"),
    Part(visit_measured, visit_measured.c.slip, "slips"),
    Part(parcel_number, parcel_number.c.slip, "slips"),
    Part(booking, booking.c.id, "bookings"),
    Part(carrier_word, carrier_word.c.booking, "bookings"),
    Part(run_stop, run_stop.c.booking, "bookings"),
    Part(door_scan, door_scan.c.booking, "bookings"),
    Part(parcel, parcel.c.id, "parcels"),
    Part(piece, piece.c.parcel_id, "parcels"),
    Part(parcel_step, parcel_step.c.parcel_id, "parcels"),
    Part(tables_ruling.ruling_ask, _ask.number, "asks"),
    Part(_answer, _answer.c.ask, "asks"),
    Part(_photo, _photo.c.ask, "asks"),
    Part(visit, visit.c.id, "visits"),
)
"""Where her rows are; what is found otherwise (words, details, photos) has its own question."""


def rows(connection: Connection, hers: Hers, part: Part) -> list[dict[str, Any]]:
    """Her rows of a table."""
    query = select(part.table).where(part.by.in_(bindparam("keys", expanding=True)))
    keys = sorted(set(getattr(hers, part.keys)), key=str)
    return [dict(row._mapping) for row in among(connection, query, keys)]  # noqa: SLF001 - SQLAlchemy's own name for it


def returned_to(connection: Connection, keys: Iterable[str]) -> list[dict[str, Any]]:
    """The returns that another system told of her, by her keys there."""
    query = select(earlier_return).where(
        earlier_return.c.customer_key.in_(bindparam("keys", expanding=True))
    )
    return [dict(row._mapping) for row in among(connection, query, sorted(keys))]  # noqa: SLF001 - as above


def entries_about(connection: Connection, subjects: Iterable[str]) -> tuple[int, ...]:
    """The journal's entries that tell of some slips, payouts, credits or cases."""
    return tuple(
        sorted(set(_ids(connection, journal_about.c.seq, journal_about.c.subject, subjects)))
    )


def drafts(connection: Connection, hers: Hers, names: Iterable[str]) -> tuple[str, ...]:
    """Half-finished visits with one of her sales, or that say one of her words."""
    marks = [f'"sale":{one},' for one in hers.sales] + [f'"sale":{one}}}' for one in hers.sales]
    told = tuple(name.casefold() for name in names if name)
    found = connection.execute(select(visit.c.id, visit.c.body)).all()
    return tuple(
        row.id
        for row in found
        if any(mark in row.body for mark in marks)
        or any(name in row.body.casefold() for name in told)
    )


def photos(connection: Connection, hers: Hers) -> tuple[tuple[int, str], ...]:
    """The pictures of pieces in her parcels: of which piece, and their names."""
    query = (
        select(photo.c.piece_id, photo.c.name)
        .join_from(photo, piece)
        .where(piece.c.parcel_id.in_(bindparam("keys", expanding=True)))
    )
    return tuple((row[0], row[1]) for row in among(connection, query, hers.parcels))


def words_kept(connection: Connection, customers: Iterable[int]) -> tuple[str, ...]:
    """The words that some customers are found by."""
    query = select(word.c.word).where(
        word.c.kind == "customer", word.c.ref.in_(bindparam("keys", expanding=True))
    )
    return tuple(sorted({row[0] for row in among(connection, query, sorted(customers))}))

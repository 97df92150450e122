"""Whom a visit's messages go to: what she told for it, her pickup's contact, then her purchase."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select

from db.letter_rows import contact_from_row
from db.prepared import Prepared
from db.tables import customer, return_case, sale, slip
from db.tables_letters import contact
from db.tables_pickup import booking
from returns_station.desk.dialogue.shelves import Visit
from returns_station.dialogue.contact import Consent, Contact, ContactSource
from returns_station.dialogue.letter import Address, Channel
from returns_station.policy.claim import Bringer

_PARTS: Final = (
    select(return_case.c.body, return_case.c.at, return_case.c.actor, sale.c.market)
    .add_columns(sale.c.customer_id, customer.c.name, customer.c.phone, customer.c.email)
    .add_columns(func.coalesce(customer.c.language, "").label("language"))
    .join_from(return_case, sale)
    .join(customer, isouter=True)
    .order_by(return_case.c.id)
)
_OF_SLIP: Final = Prepared(_PARTS.where(return_case.c.slip == bindparam("slip")))
_OF_KEY: Final = Prepared(_PARTS.where(return_case.c.key == bindparam("key")))
_SLIP: Final = Prepared(select(slip.c.body).where(slip.c.number == bindparam("slip")))
_BOOKED: Final = Prepared(
    select(booking.c.contact, booking.c.at)
    .where(booking.c.slip == bindparam("slip"))
    .order_by(booking.c.made_at.desc(), booking.c.id)
)
_GIVEN: Final = Prepared(
    select(contact).where(contact.c.slip == bindparam("slip")).order_by(contact.c.id.desc())
)
_OF_CUSTOMER: Final = Prepared(
    select(contact)
    .where(contact.c.customer_id == bindparam("customer_id"), contact.c.slip == "")
    .order_by(contact.c.id.desc())
)
_BAD: Final = Prepared(
    select(contact.c.bad_at)
    .where(contact.c.address == bindparam("address"))
    .order_by(contact.c.id.desc())
    .limit(1)
)


def visit_of_slip(connection: Connection, number: str) -> Visit | None:
    """What a message must know of the visit of a slip; None: there is none."""
    parts = _OF_SLIP.all(connection, {"slip": number}) if number else []
    if not parts:
        return None
    row = _SLIP.one(connection, {"slip": number})
    spoken = str(json.loads(row.body).get("language", "")) if row is not None else ""
    given = [contact_from_row(one) for one in _GIVEN.all(connection, {"slip": number})]
    booked = _booked(connection, number)
    return _visit(connection, parts, number, spoken, (*given, *booked))


def visit_of_case(connection: Connection, key: str) -> Visit | None:
    """The same of a case that a person looks at: it has no slip yet."""
    parts = _OF_KEY.all(connection, {"key": key})
    return _visit(connection, parts, key, "", ()) if parts else None


def _visit(
    connection: Connection,
    parts: Sequence[Any],
    number: str,
    spoken: str,
    told: tuple[Contact, ...],
) -> Visit:
    first = parts[0]
    hers = all(json.loads(one.body)["claim"]["by"] == Bringer.BUYER.value for one in parts)
    # Two customers on one slip: nobody knows which of them stood there.
    alone = len({one.customer_id for one in parts}) == 1 and first.customer_id
    sold = tuple(_of_sale(connection, first, number)) if hers and alone else ()
    good = (one for one in (*told, *sold) if not _is_bad(connection, one))
    return Visit(
        number, first.market, spoken or first.language, hers, tuple(good), str(first.actor)
    )


def _of_sale(connection: Connection, row: Any, number: str) -> Iterator[Contact]:  # noqa: ANN401 - a row by its names
    known = [
        contact_from_row(one)
        for one in _OF_CUSTOMER.all(connection, {"customer_id": row.customer_id})
    ]
    yield from known
    consent = known[0].consent if known else Consent.THIS_RETURN
    at = datetime.fromisoformat(row.at)
    for channel, to in ((Channel.EMAIL, row.email), (Channel.SMS, row.phone)):
        if to:
            address = Address(channel, to, row.name, row.language)
            yield Contact(address, consent, ContactSource.SALE, at, number, row.customer_id)


def _booked(connection: Connection, number: str) -> Iterator[Contact]:
    for row in _BOOKED.all(connection, {"slip": number}):
        told, at = json.loads(row.contact), datetime.fromisoformat(row.at)
        for channel, name in ((Channel.EMAIL, "email"), (Channel.SMS, "phone")):
            if told.get(name):
                address = Address(
                    channel, told[name], told.get("name", ""), told.get("language", "")
                )
                yield Contact(address, Consent.THIS_RETURN, ContactSource.BOOKING, at, number)


def _is_bad(connection: Connection, one: Contact) -> bool:
    if one.bad_at is not None or not one.address.to:
        return True
    # What was said of an address last holds for it, whichever visit it was given for.
    row = _BAD.one(connection, {"address": one.address.to})
    return row is not None and row.bad_at != ""

"""Who brings goods without a proof, as a day's limit tells customers apart; no name is in it."""

import hashlib
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from db.ledgers import found_sale, salt, stand_in
from db.prepared import Prepared
from db.tables import customer, sale, word
from db.words import contact_words
from returns_station.days import local_day
from returns_station.sale import Sale

_UNNAMED: Final = "unnamed"
# About ten milliseconds for one number: who has the file cannot try all phone numbers in a day.
_WORK: Final = {"n": 2**12, "r": 8, "p": 1, "dklen": 16}

# A number that stands for nobody may be on thousands of customers: they are one from the first on.
_MANY: Final = 50
_ROUNDS: Final = 3

_CONTACTS: Final = select(customer.c.phone, customer.c.email).where(
    customer.c.id.in_(bindparam("ids", expanding=True))
)
_REACHED: Final = (
    select(word.c.ref)
    .where(word.c.kind == "customer", word.c.word.in_(bindparam("words", expanding=True)))
    .order_by(word.c.ref)
    .limit(_MANY)
)
_SALT: Final = Prepared(select(salt.c.value))
_STAND_IN: Final = Prepared(
    select(stand_in.c.bringer, func.coalesce(sale.c.number, "").label("found"))
    .join_from(stand_in, found_sale, found_sale.c.stand_in_id == stand_in.c.sale_id, isouter=True)
    .join(sale, found_sale.c.sale_id == sale.c.id, isouter=True)
    .where(stand_in.c.sale_id == bindparam("sale_id"))
)


def bringer_of(connection: Connection, customer_id: int, contact: str) -> str:
    """Who brings goods: the first customer with her number or address, else what she tells.

    One customer may be known by several shop systems: she has one limit. What she tells is kept
    as a salted hash. All who are not named are one.
    """
    told = contact_words("", contact)
    known = _reached(connection, {customer_id} if customer_id else set(), set(told))
    if known:
        return f"customer:{min(known)}"
    return f"contact:{_hashed(connection, told[0])}" if told else _UNNAMED


def same_person(connection: Connection, customer_id: int) -> tuple[tuple[int, ...], frozenset[str]]:
    """Every record of one customer, and every name that her limit may have had."""
    told: set[str] = set()
    known = _reached(connection, {customer_id}, told)
    hashed = {f"contact:{_hashed(connection, one)}" for one in told}
    return tuple(sorted(known)), frozenset({f"customer:{one}" for one in known} | hashed)


def _reached(connection: Connection, known: set[int], told: set[str]) -> set[int]:
    """The customers that share a number or an address with her, one after the other."""
    for _ in range(_ROUNDS):
        if known:
            for row in connection.execute(_CONTACTS, {"ids": sorted(known)}):
                told |= set(contact_words(row.phone, row.email))
        more = set(connection.execute(_REACHED, {"words": sorted(told)}).scalars()) if told else ()
        if known.issuperset(more):
            break
        known |= set(more)
    return known


def _hashed(connection: Connection, contact: str) -> str:
    own = bytes.fromhex(_SALT.one(connection).value)
    return hashlib.scrypt(contact.encode(), salt=own, **_WORK).hex()


def limit_of(connection: Connection, sold: Sale, at: datetime) -> tuple[str, str]:
    """The name of the limit that goods of a sale count to; and where it stands in, what was found.

    That is the number of the real sale, "" while nobody knows it.
    """
    bringer, found = "", ""
    if sold.is_stand_in:
        row = _STAND_IN.one(connection, {"sale_id": sold.id})
        bringer, found = row.bringer, row.found
    else:
        bringer = bringer_of(connection, sold.customer.id if sold.customer else 0, "")
    day = local_day(at, sold.market)
    return limit_name(day, sold.currency, bringer), found


def limit_name(day: date, currency: str, bringer: str) -> str:
    """What the limit of one customer in a day is called."""
    return f"unproven:{day}:{currency}:{bringer}"

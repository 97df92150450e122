"""What the rows of one sale say of the sale itself: when, who, how paid, how delivered."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from returns_station.adapters.orders.amounts import minor
from returns_station.adapters.orders.line_rows import (
    CellError,
    Columns,
    ReadLine,
    customer_key,
    days,
    several,
)
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import NewCustomer, NewSale, NewTender
from returns_station.days import MARKETS
from returns_station.sale import Channel, TenderKind

_OVER_MIDNIGHT: Final = timedelta(days=1)
_KINDS: Final = frozenset(kind.value for kind in TenderKind)
_CHANNELS: Final = frozenset(channel.value for channel in Channel)
_LANGUAGES: Final = frozenset({"sv", "nb", "fi", "da", "en"})
_BUYERS: Final = frozenset({"consumer", "business"})
# "card 4242:499.00", "gift_card:50.00"; a label is at most a card's last four digits.
_TENDER: Final = re.compile(r"([a-z_]+)(?: +([0-9]{1,4}))? *: *([0-9 .,]+)", re.ASCII)


def sale_of(
    number: str,
    first: Sequence[str],
    lines: tuple[ReadLine, ...],
    columns: Columns,
    defaults: Defaults,
) -> NewSale:
    """The whole sale of these lines, headed by its first row; raises CellError."""
    currency = lines[0].currency
    if any(line.currency != currency for line in lines):
        raise CellError("currency", "two_currencies")
    numbers = [line.line.nr for line in lines]
    if len(set(numbers)) != len(numbers):
        raise CellError("line", "same_line")
    first_day, last_day = min(line.day for line in lines), max(line.day for line in lines)
    if date.fromisoformat(last_day) - date.fromisoformat(first_day) > _OVER_MIDNIGHT:
        # A till that counts its receipts from 1 again: two sales of one number are not one.
        raise CellError("sold_on", "two_days")
    shipped = days(columns, first, "shipped_on")
    return NewSale(
        source=columns.source,
        number=number,
        market=_among(columns, first, "market", frozenset(MARKETS), defaults.market),
        channel=_among(columns, first, "channel", _CHANNELS, defaults.channel),
        currency=currency,
        agreed_on=first_day,
        lines=tuple(line.line for line in lines),
        tenders=_tenders(columns, first, currency),
        customer=_customer(columns, first),
        shipped_on=shipped[0] if shipped else "",
        delivery_paid=_amount(columns, first, "delivery_paid", currency),
        delivery_standard=_amount(columns, first, "delivery_standard", currency),
        buyer=_among(columns, first, "buyer", _BUYERS, "consumer"),
        member=columns.cell(first, "member"),
        rmas=several(columns.cell(first, "rma")),
    )


def _among(
    columns: Columns, first: Sequence[str], meaning: str, known: frozenset[str], default: str
) -> str:
    said = columns.cell(first, meaning) or default
    found = next((name for name in known if name.casefold() == said.casefold()), None)
    if found is None:
        raise CellError(meaning, "unknown_word")
    return found


def _amount(columns: Columns, first: Sequence[str], meaning: str, currency: str) -> int | None:
    said = columns.cell(first, meaning)
    try:
        amount = minor(said, currency) if said else None
    except ValueError as error:
        raise CellError(meaning, "amount") from error
    if amount is not None and amount < 0:
        raise CellError(meaning, "negative")
    return amount


def _tenders(columns: Columns, first: Sequence[str], currency: str) -> tuple[NewTender, ...]:
    found = []
    for said in several(columns.cell(first, "tenders")):
        parts = _TENDER.fullmatch(said.casefold())
        if parts is None or parts[1] not in _KINDS:
            raise CellError("tenders", "tender")
        try:
            found.append(NewTender(parts[1], minor(parts[3].strip(), currency), parts[2] or ""))
        except ValueError as error:
            raise CellError("tenders", "amount") from error
    return tuple(found)


def _customer(columns: Columns, first: Sequence[str]) -> NewCustomer | None:
    key = customer_key(columns, first)
    if not key:
        return None
    language = columns.cell(first, "language").casefold()[:2].replace("no", "nb")
    return NewCustomer(
        key,
        columns.cell(first, "customer_name"),
        columns.cell(first, "phone"),
        columns.cell(first, "email"),
        language if language in _LANGUAGES else "",
    )

"""A web shop's order as a whole: its market, what it was paid with, and sums that must agree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from returns_station.adapters.orders.orders_common import Node, UnreadError
from returns_station.adapters.orders.records import NewLine, NewReturn, NewSale, NewTender
from returns_station.money import half_up

_MARKETS: Final = {
    **{country: country for country in ("SE", "NO", "FI", "DK", "DE", "NL")},
    "AX": "FI",
    "GB": "UK",
    **dict.fromkeys(("AT", "BE", "BG", "CY", "CZ", "EE", "ES", "FR", "GR", "HR", "HU"), "EU"),
    **dict.fromkeys(("IE", "IT", "LT", "LU", "LV", "MT", "PL", "PT", "RO", "SI", "SK"), "EU"),
}
_LANGUAGES: Final = {
    **{language: language for language in ("sv", "nb", "fi", "da", "en")},
    **dict.fromkeys(("no", "nn"), "nb"),
}
# The first that is found in a gateway's name tells its kind; what none tells is a card.
_GATEWAYS: Final = (
    ("gift_card", re.compile(r"gift")),
    ("store_credit", re.compile(r"store.?credit|wallet credit")),
    ("swish", re.compile(r"swish")),
    ("invoice", re.compile(r"klarna|invoice|faktura|lasku|bacs|bank|afterpay|walley|qliro|cheque")),
    ("cash", re.compile(r"\bcash(?!.?app)|\bcod\b|kontant")),
)
_LAST_FOUR: Final = re.compile(r"([0-9]{4})\s*\Z", re.ASCII)


def market_of(countries: Sequence[str], default: str) -> str:
    """The market of the first country that is told: ours by name, the others of the Union as EU."""
    told = next((country for country in countries if country), "")
    return _MARKETS.get(told.upper(), default)


def language_of(locale: str) -> str:
    """The language of a locale such as sv-SE; empty when it is none of ours."""
    return _LANGUAGES.get(locale[:2].casefold(), "")


def tender_kind(gateway: str, currency: str) -> str:
    """What kind of tender a payment gateway's name tells."""
    name = gateway.casefold().replace("_", " ")
    if "vipps" in name or "mobilepay" in name or "mobile pay" in name:
        # One firm with two names; where both stand, the currency tells which one she has.
        norwegian = "vipps" in name and ("mobile" not in name or currency == "NOK")
        return "vipps" if norwegian else "mobilepay"
    return next((kind for kind, seen in _GATEWAYS if seen.search(name)), "card")


def tender(gateway: str, amount: int, currency: str, card_number: str = "") -> NewTender:
    """What was paid by a gateway, with a card's last four digits where they are told."""
    kind = tender_kind(gateway, currency)
    found = _LAST_FOUR.search(card_number) if kind == "card" else None
    return NewTender(kind, amount, found[1] if found else "")


def tenders_of(
    gateways: Sequence[str], total: int, currency: str, card_number: str = ""
) -> tuple[NewTender, ...]:
    """What the whole was paid with; nothing is told where several shared it, we know not how."""
    kinds = {tender_kind(gateway, currency) for gateway in gateways}
    if total <= 0 or len(kinds) != 1:
        return ()
    return (tender(gateways[0], total, currency, card_number),)


@dataclass(frozen=True, slots=True)
class Sums:
    """What the lines, the delivery and the order itself say was paid, in minor units."""

    lines: tuple[NewLine, ...]
    delivery: int | None
    total: int


def agreed(sums: Sums, column: str, said: str) -> tuple[NewLine, ...]:
    """The lines, their rounding put on the largest; raises UnreadError when sums are apart."""
    if min(sums.delivery or 0, *(line.paid for line in sums.lines)) < 0:
        raise UnreadError(column, "total", said)
    apart = sums.total - sum(line.paid for line in sums.lines) - (sums.delivery or 0)
    if not apart:
        return sums.lines
    largest = max(range(len(sums.lines)), key=lambda at: sums.lines[at].paid)
    line = sums.lines[largest]
    if abs(apart) > len(sums.lines) or line.paid + apart < 0:
        raise UnreadError(column, "total", said)
    # What she paid and her share of a discount still come to the price before it.
    share = max(0, line.promotion - apart) or None if line.promotion else None
    settled = line._replace(paid=line.paid + apart, promotion=share)
    return (*sums.lines[:largest], settled, *sums.lines[largest + 1 :])


def all_back(sale: NewSale, number: str, day: str) -> tuple[NewReturn, ...]:
    """Every line of a sale that was wholly paid back, where nothing tells the lines one by one."""
    return tuple(
        came_back(sale, line, number, str(nr), (line.quantity, line.paid), day)
        for nr, line in enumerate(sale.lines, start=1)
    )


def part_back(sale: NewSale, number: str, amount: int, day: str) -> NewReturn:
    """A sum that was paid back of a sale: of the one line it fits, else of none, to be listed."""
    fitting = [(line, units) for line in sale.lines if (units := _units_for(amount, line))]
    if len(fitting) == 1:
        line, units = fitting[0]
        return came_back(sale, line, number, "1", (units, amount), day)
    # Number 0: a file that tells the lines of the same refund numbers them from 1.
    nameless = NewLine("", "", "", 1, amount)
    return came_back(sale, nameless, number, "0", (1, amount), day)


def _units_for(amount: int, line: NewLine) -> int:
    """How many units of a line cost exactly so much; none when no number of them does."""
    if not 0 < amount <= line.paid:
        return 0
    units = half_up(amount * line.quantity, line.paid)
    return units if half_up(line.paid * units, line.quantity) == amount else 0


def came_back(
    sale: NewSale, line: NewLine, number: str, nr: str, units: tuple[int, int], day: str
) -> NewReturn:
    """So many units of a line, for so much."""
    return NewReturn(
        source=sale.source,
        number=number,
        nr=nr,
        sku=line.sku,
        title=line.title,
        quantity=units[0],
        amount=units[1],
        currency=sale.currency,
        returned_on=day,
        customer_key=sale.customer.key if sale.customer else "",
        sale_number=sale.number,
        sale_line=line.nr,
    )


def references_of(order: Node, number: str, *names: str) -> tuple[str, ...]:
    """The other numbers that lead to an order, each once."""
    told = dict.fromkeys(order.text(name) for name in names)
    return tuple(name for name in told if name and name not in (number, number.lstrip("#")))

"""One object of an order, read by name: text, amounts, counts and days, or told why not."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from returns_station.adapters.orders.amounts import CURRENCIES, count, day_of, fine_units
from returns_station.adapters.orders.records import BadRow
from returns_station.money import decimals, half_up

# Amounts are kept in millionths until the sum of a line is rounded once.
_FINE: Final = 6
_PLAIN: Final = re.compile(r"([+-]?)([0-9]{1,12})(?:\.([0-9]{1,6})0*)?", re.ASCII)
_READ_LIMIT: Final = 80
_LONGEST: Final = 1000
_DIGITS_LIMIT: Final = 18
_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")


class UnreadError(Exception):
    """A field of an order could not be read; it always becomes a BadRow."""

    def __init__(self, column: str, why: str, read: str = "") -> None:
        """Keep what the order will be told as."""
        super().__init__(column, why, read)
        self.column = column
        self.at_row = 0
        self.why = why
        self.read = read

    def row(self, number: int, sale_number: str) -> BadRow:
        """The row that tells it: its own where the order has several, else this one."""
        read, sale_number = self.read[:_READ_LIMIT], sale_number[:_READ_LIMIT]
        why = f"import.bad.{self.why}"
        return BadRow(self.at_row or number, self.column, why, read, sale_number)


@dataclass(frozen=True, slots=True)
class Node:
    """An object of decoded JSON or a row of cells; `at` is where it stands, for what is told."""

    fields: Mapping[str, object]
    at: str = ""

    def text(self, name: str) -> str:
        """The text under a name; empty when it is missing or not a text or number."""
        said = _text(self.fields.get(name))
        if len(said) > _LONGEST:
            raise UnreadError(self.at + name, "too_long", _UNSTORABLE.sub(" ", said))
        if _UNSTORABLE.search(said):
            raise UnreadError(self.at + name, "letters", _UNSTORABLE.sub(" ", said))
        return said

    def first(self, *names: str) -> str:
        """The first of these that says something."""
        return next((said for name in names if (said := self.text(name))), "")

    def needed(self, name: str) -> str:
        """The text under a name; raises UnreadError when there is none."""
        said = self.text(name)
        if not said:
            raise UnreadError(self.at + name, "missing")
        return said

    def amount(self, name: str, default: str = "") -> int:
        """An amount in millionths; raises UnreadError when it is missing, or is no amount."""
        said = self.text(name) or default or self.needed(name)
        try:
            return millionths(said)
        except ValueError as error:
            raise UnreadError(self.at + name, "amount", said) from error

    def quantity(self, name: str) -> int:
        """A whole number; raises UnreadError."""
        said = self.needed(name)
        try:
            return count(said)
        except ValueError as error:
            raise UnreadError(self.at + name, "quantity", said) from error

    def sold(self, name: str) -> int:
        """How many were sold, at least one; raises UnreadError."""
        sold = self.quantity(name)
        if sold < 1:
            raise UnreadError(self.at + name, "quantity", str(sold))
        return sold

    def day(self, name: str, order: str = "") -> str:
        """A day as ISO text; empty when none is told, raises UnreadError when it is no day."""
        said = self.text(name)
        try:
            return day_of(said, order) if said else ""
        except ValueError as error:
            raise UnreadError(self.at + name, "day", said) from error

    def currency(self, name: str, default: str) -> str:
        """A known currency; raises UnreadError."""
        said = (self.text(name) or default).upper()
        if said not in CURRENCIES:
            raise UnreadError(self.at + name, "currency", said)
        return said

    def part(self, name: str) -> "Node":
        """The object under a name; an empty one when there is none."""
        part = self.fields.get(name)
        return Node(part if isinstance(part, Mapping) else {}, f"{self.at}{name}.")

    def parts(self, name: str) -> Iterator["Node"]:
        """The objects of the list under a name."""
        listed = self.fields.get(name)
        for part in listed if isinstance(listed, list) else ():
            yield Node(part if isinstance(part, Mapping) else {}, f"{self.at}{name}.")

    def yes(self, name: str) -> bool:
        """Whether it says true."""
        return self.fields.get(name) is True or self.text(name).casefold() == "true"


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, int) and abs(value) < 10**_DIGITS_LIMIT:
        return str(value)
    # A number of a few letters may stand for a gigabyte of digits: those are no amounts.
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < _DIGITS_LIMIT:
        return f"{value:f}"
    return ""


def millionths(text: str) -> int:
    """An amount in millionths; a point before three digits is a decimal mark here (ValueError)."""
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return fine_units(text) * 100
    sign, whole, part = plain.groups()
    value = int(whole + (part or "").ljust(_FINE, "0"))
    return -value if sign == "-" else value


def rounded(fine: int, currency: str) -> int:
    """Millionths in minor units, rounded once."""
    return half_up(fine, 10 ** (_FINE - decimals(currency)))


def promotion_of(before: int, paid: int, currency: str) -> int | None:
    """What a discount on the whole order took off a line, so that both come to its price before."""
    off = rounded(before, currency) - rounded(paid, currency)
    return off if off > 0 else None


def percent(value: Decimal) -> str:
    """A rate as plain text: 25 or 12.5."""
    said = f"{value:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def name_of(fields: Mapping[str, object], *names: str) -> str:
    """What to call an order that cannot be read, as far as it can be told."""
    told = (_text(fields.get(name)) for name in names)
    return next((_UNSTORABLE.sub(" ", said) for said in told if said), "")

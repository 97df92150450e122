"""GS1 element strings taken apart, as writers of codes want them: (01)...(10)..."""

import re
from collections.abc import Iterator
from typing import Final

from returns_station.scan.gtin import check_digit
from returns_station.scan.text import GS

# How many digits an application identifier has, by how it begins, and how long its whole field is
# where that is fixed beforehand (GS1 General Specifications, sections 3.2 and 7.8.5).
_IDENTIFIER: Final = re.compile(
    r"0[0-4]|1[0-35-7]|2[0-2]|30|37|9\d|2[345]\d|4[0-2]\d|71\d|(?:3[1-69]|43|7[02]|8[0-2])\d\d",
    re.ASCII,
)
_FIXED: Final = (
    {"00": 20, "01": 16, "02": 16, "03": 16, "04": 18, "20": 4, "41": 16}
    | dict.fromkeys(("11", "12", "13", "14", "15", "16", "17", "18", "19"), 8)
    | dict.fromkeys(("31", "32", "33", "34", "35", "36"), 10)
)
_CHECKED: Final = frozenset({"00", "01", "02"})
# What a field may hold, less the brackets: the writer takes them for the next identifier's.
_FIELD: Final = re.compile(r"[!-'*-Z_a-z]+")


class UnwritableError(ValueError):
    """A text that this kind of code cannot say exactly."""


def bracketed(text: str) -> str:
    """An element string as it is printed under a code; refused where it is not whole."""
    return "".join(f"({identifier}){field}" for identifier, field in _elements(text))


def _elements(text: str) -> Iterator[tuple[str, str]]:
    if not text:
        raise UnwritableError(text)
    rest = text
    while rest:
        found = _IDENTIFIER.match(rest)
        if not found:
            raise UnwritableError(text)
        length = _FIXED.get(rest[:2])
        if length:
            element, rest = rest[:length], rest[length:]
        else:
            element, _, rest = rest.partition(GS)  # one at the very end parts nothing: left out
        field = element[found.end() :]
        if not _FIELD.fullmatch(field) or not _is_right(found[0], field, length or 0):
            raise UnwritableError(text)
        yield found[0], field


def _is_right(identifier: str, field: str, length: int) -> bool:
    if length and (len(identifier) + len(field) != length or not field.isdecimal()):
        return False
    return identifier not in _CHECKED or check_digit(field[:-1]) == field[-1]

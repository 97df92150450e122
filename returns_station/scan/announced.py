"""A return that was told of before she came: her receipt, her goods and her wish in one QR code.

It is an address, of any shop's page or of none, whose query says it: `?rs=1&r=2041-1187&g=
07350012345678*2&w=wrong_size&o=exchange`. `r` is the receipt or order, `g` goods by GTIN, `l` a
line of the sale by its number, `*n` so many; `w` is why and `o` what she would like. It says no
more than scanning the same things would, so anybody may make one.
"""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from returns_station.scan.gtin import gtin14
from returns_station.scan.scanned import Announced

_VERSION: Final = ("rs", "1")
_LONGEST: Final = 64
_MOST_UNITS: Final = 60
_UNITS: Final = re.compile(r"(?P<what>.+?)(?:\*(?P<count>[1-9]\d?))?", re.ASCII | re.DOTALL)
_NAME: Final = re.compile(r"[a-z_]{1,32}", re.ASCII)
_QUERY: Final = re.compile(r"[?&]rs=1(?:&|$)", re.ASCII)


def announced_in(code: str) -> Announced | None:
    """The return that a code tells of; None where it tells of none we could read whole."""
    if not _QUERY.search(code):
        return None
    try:
        told = parse_qsl(urlsplit(code).query, max_num_fields=_MOST_UNITS, strict_parsing=True)
    except ValueError:
        return None
    receipts = [value.strip() for name, value in told if name == "r"]
    if _VERSION not in told or len(receipts) != 1 or not 0 < len(receipts[0]) <= _LONGEST:
        return None
    goods = tuple(_each(value for name, value in told if name == "g"))
    gtins = tuple(map(gtin14, goods))
    lines = tuple(_each(value for name, value in told if name == "l"))
    if not all(gtins) or len(gtins) + len(lines) > _MOST_UNITS:
        return None
    return Announced(receipts[0], gtins, lines, _name(told, "w"), _name(told, "o"))


def announcement(told: Announced, page: str = "") -> str:
    """The text of a code that tells of a return; `page` is the address it leads a phone to."""
    query = [
        _VERSION,
        ("r", told.receipt),
        *(("g", _counted(goods, told.goods)) for goods in dict.fromkeys(told.goods)),
        *(("l", _counted(line, told.lines)) for line in dict.fromkeys(told.lines)),
        *((name, value) for name, value in (("w", told.why), ("o", told.wish)) if value),
    ]
    return f"{page}{'&' if '?' in page else '?'}{urlencode(query, safe='*')}"


def _counted(what: str, all_of_them: tuple[str, ...]) -> str:
    count = all_of_them.count(what)
    return f"{what}*{count}" if count > 1 else what


def _each(values: Iterable[str]) -> Iterable[str]:
    for value in values:
        found = _UNITS.fullmatch(value.strip())
        if found is not None:
            yield from [found["what"]] * int(found["count"] or 1)


def _name(told: list[tuple[str, str]], name: str) -> str:
    """A name of ours as it was told; "" for what cannot be one."""
    value = next((value for key, value in told if key == name), "")
    return value if _NAME.fullmatch(value) else ""

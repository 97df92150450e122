"""GS1 codes that say more than a number: element strings, their printed form, Digital Links."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from returns_station.scan.gtin import check_digit, gtin14
from returns_station.scan.scanned import Goods
from returns_station.scan.text import GS

if TYPE_CHECKING:
    from biip.gs1_element_strings import GS1ElementString

# 01 is the goods, 02 the goods inside a carton.
_NUMBERED: Final = re.compile(r"0[12](\d{14})", re.ASCII)
_IN_LINK: Final = re.compile(r"(?:/01/|[?&]01=)(\d{8,14})(?=[/?#&]|$)", re.ASCII)
_SCHEME: Final = re.compile(r"https?:", re.IGNORECASE)
_PRINTED: Final = re.compile(r"\(01\) ?(\d{14})(?!\d)", re.ASCII)
# The short names that Digital Link once allowed in a path, and older packs still carry.
_NAMES: Final = {"gtin": "01", "cpv": "22", "lot": "10", "ser": "21"}
# In these symbologies an element string is marked by the AIM identifier.
_MARKED: Final = frozenset({"]C1", "]d2", "]e0", "]Q3", "]J1"})
# Where a dead key ate the "]": C1 and 01 ..., E0 and an EAN.
_UNBRACKETED: Final = re.compile(r"(?:(?:C1|d2|e0|Q3|J1)(?=01\d{14})|E0(?=\d{13}$))", re.ASCII)


def with_bracket(text: str) -> str:
    """Give back the "]" of an AIM identifier that a dead key ate, where there is no doubt."""
    found = _UNBRACKETED.match(text)
    if not found:
        return text
    rest = text[found.end() :]
    number = rest if found[0] == "E0" else rest[2:16]
    return f"]{text}" if gtin14(number) else text


def goods_in(text: str, aim: str = "") -> Goods | None:
    """The goods a GS1 code speaks of, or None where it speaks of none or is not whole."""
    if _SCHEME.match(text):
        return _from_link(text)
    if text.startswith("("):
        return _from_printed(text)
    if aim in _MARKED or GS in text or any(map(_valid, _NUMBERED.finditer(text))):
        return _from_elements(text, aim)
    return None


def misread(text: str, aim: str = "") -> bool:
    """Whether the text is plainly a GS1 code whose GTIN has a wrong check digit."""
    if _SCHEME.match(text):
        found = _IN_LINK.search(text)
    elif text.startswith("("):
        found = _PRINTED.match(text)
    else:
        found = _NUMBERED.match(text) if aim in _MARKED or GS in text else None
    return found is not None and not _valid(found)


def _valid(found: re.Match[str]) -> bool:
    return check_digit(found[1][:-1]) == found[1][-1]


def _from_link(text: str) -> Goods | None:
    try:
        return _goods(_link(text), text)
    except Exception:  # noqa: BLE001 - biip and urllib name no end of what foreign text can raise
        found = _IN_LINK.search(text)
        gtin = gtin14(found[1].zfill(14)) if found else ""
        return Goods(gtin, text) if gtin else None


def _link(text: str) -> Iterable["GS1ElementString"]:
    from biip import ParseConfig
    from biip.gs1_digital_link_uris import GS1DigitalLinkURI

    parts = urlsplit(text)
    path = "/".join(_NAMES.get(part, part) for part in parts.path.split("/"))
    uri = urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))
    config = ParseConfig(gs1_element_strings_verify_date=False)
    return GS1DigitalLinkURI.parse(uri, config=config).element_strings


def _from_printed(text: str) -> Goods | None:
    goods = _goods(_message(text, printed=True), text)
    if goods:
        return goods
    found = _PRINTED.match(text)
    return Goods(found[1], text) if found and _valid(found) else None


def _from_elements(text: str, aim: str) -> Goods | None:
    goods = _goods(_message(text, printed=False), text)
    if goods or not (aim in _MARKED or GS in text):
        return goods
    # The goods come first in nearly every code: a mangled rest need not stop the return.
    found = _NUMBERED.match(text)
    gtin = gtin14(found[1]) if found else ""
    return Goods(gtin, gtin) if gtin else None


def _message(text: str, *, printed: bool) -> Iterable["GS1ElementString"]:
    from biip import ParseConfig
    from biip.gs1_messages import GS1Message

    parse = GS1Message.parse_hri if printed else GS1Message.parse
    config = ParseConfig(gs1_element_strings_verify_date=False)
    try:
        return parse(text, config=config).element_strings
    except Exception:  # noqa: BLE001 - of 200,000 random texts 24 raised other than ParseError
        return ()


def _goods(elements: Iterable["GS1ElementString"], raw: str) -> Goods | None:
    values = {element.ai.ai: element.value for element in elements}
    gtin = gtin14(values.get("01", "")) or gtin14(values.get("02", ""))
    if not gtin:
        return None
    expires = _day(values.get("17", ""))
    return Goods(gtin, raw, values.get("21", ""), values.get("10", ""), expires)


def _day(yymmdd: str) -> date | None:
    """A day of this century (the standard's sliding window needs a clock); day 00 is the last."""
    try:
        year, month, day = 2000 + int(yymmdd[:2]), int(yymmdd[2:4]), int(yymmdd[4:6])
        if day:
            return date(year, month, day)
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None

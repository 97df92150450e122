"""Amounts, counts and days as files write them, read strictly: what is unclear is refused."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from returns_station.money import decimals, half_up

# ISO 4217, the active codes.
_CODES: Final = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP "
    "BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP "
    "GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR "
    "KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK "
    "MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR "
    "SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS "
    "UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
)
CURRENCIES: Final = frozenset(_CODES.split())
# Four decimals are kept of a price for one unit; the line's sum is then rounded once.
_FINE: Final = 4
_NUMBER: Final = re.compile(r"([+-]?)([0-9]{1,12})(?:\.([0-9]{1,6}))?", re.ASCII)
_SPACES: Final = str.maketrans("", "", " \u00a0\u202f\u2009'")
_GROUPED: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)
_COUNT: Final = re.compile(r"[+-]?[0-9]{1,6}(?:\.0{1,6})?", re.ASCII)
_ISO: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?", re.ASCII)
_COMPACT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_PARTED: Final = re.compile(
    r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?:[T, ].*)?", re.ASCII
)
_CENTURY: Final = 2000
# A year outside these is a slip of the pen, and the last of all years has no day after it.
_YEARS: Final = range(1970, 2101)
# Far above any sale, and far below what a database can hold of a sum of such.
_MOST: Final = 10**13
# How shops write their own currency beside an amount; another currency's sign is no amount.
_SIGNS: Final = {
    "SEK": "kr.|kr|:-|sek",
    "NOK": "kr.|kr|,-|nok",
    "DKK": "kr.|kr|,-|dkk",
    "EUR": "€|eur",
    "GBP": "£|gbp",
    "USD": "$|usd",
}


def minor(text: str, currency: str) -> int:
    """A plain decimal such as 1299.50 in minor units; raises ValueError, never rounds a coin."""
    fine = fine_units(_unsigned(text, currency))
    coin: int = 10 ** (_FINE - decimals(currency))
    whole, rest = divmod(abs(fine), coin)
    if rest or whole > _MOST:
        raise ValueError(text)
    return -whole if fine < 0 else whole


def _unsigned(text: str, currency: str) -> str:
    """An amount without the sign of its own currency: 499,00 kr, 499:-, € 12."""
    bare = text.strip()
    if bare[:1].isdecimal() and bare[-1:].isdecimal():
        return bare
    for sign in _SIGNS.get(currency, "").split("|"):
        if sign and bare.casefold().endswith(sign):
            return bare[: -len(sign)]
        if sign and bare.casefold().startswith(sign):
            return bare[len(sign) :]
    return bare


@lru_cache(maxsize=65536)
def fine_units(text: str) -> int:
    """An amount in ten-thousandths; spaces may group it, a comma or a point be its decimal mark.

    One mark before exactly three digits may be either: it is refused (ValueError).
    """
    bare = text.translate(_SPACES)
    if _GROUPED.fullmatch(bare):
        raise ValueError(text)
    if "," in bare:
        grouping, mark = (",", ".") if bare.rfind(",") < bare.rfind(".") else (".", ",")
        bare = bare.replace(grouping, "").replace(mark, ".")
    found = _NUMBER.fullmatch(bare)
    if found is None:
        raise ValueError(text)
    sign, whole, part = found.groups()
    part = (part or "").ljust(_FINE, "0")
    if part[_FINE:].strip("0"):
        raise ValueError(text)
    value = int(whole) * 10**_FINE + int(part[:_FINE])
    return -value if sign == "-" else value


def times(price: str, quantity: int, currency: str) -> int:
    """A price for one unit, so many times, in minor units rounded once; raises ValueError."""
    fine = fine_units(_unsigned(price, currency)) * quantity
    amount = half_up(fine, 10 ** (_FINE - decimals(currency)))
    if abs(amount) > _MOST:
        raise ValueError(price)
    return amount


@lru_cache(maxsize=4096)
def count(text: str) -> int:
    """A whole number, also when a spreadsheet wrote it 3.0; raises ValueError."""
    bare = text.strip()
    if not _COUNT.fullmatch(bare):
        raise ValueError(text)
    return int(bare.split(".")[0])


@lru_cache(maxsize=65536)
def day_of(text: str, order: str = "") -> str:
    """A day as ISO text, in the text's own offset; raises ValueError.

    12/1/2010 needs an `order` (dmy or mdy); with points (1.12.2010) the day always comes first.
    """
    bare = text.strip()
    iso = _ISO.fullmatch(bare) or _COMPACT.fullmatch(bare)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
        return _iso(year, month, day)
    found = _PARTED.fullmatch(bare)
    if found is None:
        raise ValueError(text)
    first, mark, second, year_text = found.groups()
    order = "dmy" if mark == "." else order
    if order not in ("dmy", "mdy"):
        raise ValueError(text)
    month, day = (int(second), int(first)) if order == "dmy" else (int(first), int(second))
    year = int(year_text) if len(year_text) > len("10") else _CENTURY + int(year_text)
    return _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str:
    if year not in _YEARS:
        raise ValueError(year)
    return date(year, month, day).isoformat()


def order_seen(text: str) -> str:
    """What a day tells of its order: dmy, mdy, "either", or "" when it tells nothing of it."""
    found = _PARTED.fullmatch(text.strip())
    if found is None or found.group(2) == ".":
        return ""
    first, second = int(found.group(1)), int(found.group(3))
    months = 12
    if first > months and second > months:
        return ""
    if first > months:
        return "dmy"
    return "mdy" if second > months else "either"

"""The numbers on parcels: SSCC of GS1, and S10 of the postal union; made, checked, read."""

import re
from dataclasses import dataclass
from typing import Final

from returns_station.scan.gtin import check_digit

OWN_PREFIX: Final = "0400000"
"""A prefix for use within one company alone (GS1 prefixes 040 to 049): no other house knows it."""

_SSCC: Final = re.compile(r"(?:\(00\)|00)?(\d{18})", re.ASCII)
_PREFIX: Final = re.compile(r"\d{7,10}", re.ASCII)
_PAYLOAD: Final = 17
# GS1 gives the first digit no meaning; it only makes room for more numbers.
_EXTENSIONS: Final = 10
_S10: Final = re.compile(r"([A-Z]{2})(\d{8})(\d)([A-Z]{2})", re.ASCII)
_S10_WEIGHTS: Final = (8, 6, 4, 2, 3, 5, 9, 7)
_SERVICE: Final = re.compile(r"[A-Z]{2}", re.ASCII)
_S10_NUMBERS: Final = 10**8


class NumbersUsedUpError(Exception):
    """A series has given every number it has; the shop needs another prefix or range."""


@dataclass(frozen=True, slots=True)
class S10:
    """A postal item: what kind of service, eight running digits, and the country of its post."""

    service: str
    serial: int
    country: str

    def __post_init__(self) -> None:
        """Its parts are of the form that the postal union gave them."""
        assert _SERVICE.fullmatch(self.service), self
        assert _SERVICE.fullmatch(self.country), self
        assert 0 <= self.serial < _S10_NUMBERS, self

    @property
    def coded(self) -> str:
        """As its bars say it: RR123456785SE."""
        digits = f"{self.serial:08}"
        return f"{self.service}{digits}{s10_check_digit(digits)}{self.country}"

    @property
    def printed(self) -> str:
        """As people read it: RR 12345678 5 SE."""
        digits = f"{self.serial:08}"
        return f"{self.service} {digits} {s10_check_digit(digits)} {self.country}"


def sscc(prefix: str, nth: int) -> str:
    """The nth SSCC of a company prefix, from 1: every serial of one extension digit, then the next.

    Raises NumbersUsedUpError after the last.
    """
    assert _PREFIX.fullmatch(prefix), prefix
    assert nth > 0, nth
    digits = _PAYLOAD - 1 - len(prefix)
    extension, serial = divmod(nth, 10**digits)
    if extension >= _EXTENSIONS:
        raise NumbersUsedUpError(prefix)
    payload = f"{extension}{prefix}{serial:0{digits}}"
    return payload + check_digit(payload)


def read_sscc(text: str) -> str:
    """The eighteen digits of an SSCC, however it is scanned or typed; "" if it is none."""
    found = _SSCC.fullmatch(re.sub(r"[\s-]", "", text))
    if found is None:
        return ""
    digits = found[1]
    return digits if check_digit(digits[:-1]) == digits[-1] else ""


def s10_check_digit(digits: str) -> int:
    """The ninth digit (UPU S10): weighted sum, 11 minus its rest; 10 is 0 and 11 is 5."""
    assert len(digits) == len(_S10_WEIGHTS), digits
    together = zip(map(int, digits), _S10_WEIGHTS, strict=True)
    rest = 11 - sum(digit * weight for digit, weight in together) % 11
    return {10: 0, 11: 5}.get(rest, rest)


def s10(service: str, country: str, first: int, nth: int) -> S10:
    """The nth number of a range that a post has given out from `first` on, counted from 1.

    Raises NumbersUsedUpError past the last that eight digits can say.
    """
    serial = first + nth - 1
    if serial >= _S10_NUMBERS:
        raise NumbersUsedUpError(service + country)
    return S10(service, serial, country)


def read_s10(text: str) -> S10 | None:
    """An S10 number, however it is scanned or typed; None if it is none."""
    found = _S10.fullmatch(re.sub(r"[\s-]", "", text).upper())
    if found is None:
        return None
    service, digits, check, country = found.groups()
    return S10(service, int(digits), country) if s10_check_digit(digits) == int(check) else None

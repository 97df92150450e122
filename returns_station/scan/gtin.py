"""Global Trade Item Numbers: the check digit, and one form to compare them in."""

import re
from typing import Final

_LENGTHS: Final = frozenset({8, 12, 13, 14})
# As printed below the bars of EAN-13, UPC-A and EAN-8, and as an ISBN is written.
_PRINTED: Final = re.compile(
    r"\d \d{6} \d{6}|\d \d{5} \d{5} \d|\d{4} \d{4}|97[89](?=[\d -]{14}$)(?:[ -]\d+){3}[ -]\d"
)


def check_digit(payload: str) -> str:
    """The digit that completes a number (GS1 General Specifications, section 7.9.1)."""
    odd = sum(map(int, payload[-1::-2]))
    even = sum(map(int, payload[-2::-2]))
    return str(-(3 * odd + even) % 10)


def is_number_of_goods(digits: str) -> bool:
    """Whether these are as many digits as a GTIN has, the last one right or not."""
    return len(digits) in _LENGTHS and digits.isascii() and digits.isdecimal()


def gtin14(text: str) -> str:
    """The GTIN as 14 digits, zeros before, however it is printed; "" if it is not a valid one."""
    digits = re.sub("[ -]", "", text) if _PRINTED.fullmatch(text) else text
    if not is_number_of_goods(digits) or not digits.strip("0"):
        return ""
    return digits.zfill(14) if check_digit(digits[:-1]) == digits[-1] else ""

"""Payment cards: seen, so that their numbers can be forgotten at once."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# What the schemes issue today, by first digits and length. Visas of 13 digits are long gone, and
# many a receipt number has 13; parcels and serial numbers are why each length is named.
_ISSUED: Final = re.compile(
    r"4\d{15}(?:\d{3})?"  # Visa
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|(?:30[0-5]\d|309\d|36\d\d|3[89]\d\d)\d{10}"  # Diners Club
    r"|(?:35(?:2[89]|[3-8]\d)|220[0-5])\d{12}"  # JCB, Mir
    r"|(?:5[0678]|6[0-9])\d{14}(?:\d{3})?",  # Dankort, Maestro, Discover, UnionPay, RuPay
    re.ASCII,
)
# ISO/IEC 7813: how the first and the second track of a magnetic stripe begin.
_TRACK: Final = re.compile(r"(?:%[Bb]|;)\d{12,}", re.ASCII)
_GROUPED: Final = re.compile(r"\d+(?:[ .\-]\d+)*", re.ASCII)
_SHORTEST, _LONGEST = 14, 19


def holds_card_number(text: str) -> bool:
    """Whether a payment card's number or stripe is anywhere in the text; for notes as well."""
    ascii_text = text if text.isascii() else _in_ascii(text)
    return bool(_TRACK.search(ascii_text)) or any(map(_is_card, _candidates(ascii_text)))


def _in_ascii(text: str) -> str:
    # A number is a number in any script's digits and with any kind of dash.
    return "".join(map(_ascii, unicodedata.normalize("NFKC", text)))


def _ascii(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character.isspace() or unicodedata.category(character) == "Pd":
        return " "
    return character if character.isprintable() else ""


def _candidates(text: str) -> Iterator[str]:
    """Every row of neighbouring groups of digits that is as long as a card number."""
    for run in _GROUPED.finditer(text):
        groups = re.split(r"[ .\-]", run[0])
        for first in range(len(groups)):
            digits = ""
            for group in groups[first:]:
                digits += group
                if len(digits) > _LONGEST:
                    break
                if len(digits) >= _SHORTEST:
                    yield digits


def _is_card(digits: str) -> bool:
    return bool(_ISSUED.fullmatch(digits)) and _luhn(digits)


def _luhn(digits: str) -> bool:
    # ISO/IEC 7812-1, annex B: every second digit from the right is doubled, its digits added.
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (doubled + sum(map(int, digits[-1::-2]))) % 10 == 0

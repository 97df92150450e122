"""What people type, folded so that Åsa, asa and ÅSA are one word on every database."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "ß": "ss",
        "đ": "d",
        "ł": "l",
        "þ": "th",
        "ð": "d",
        "œ": "oe",
        "\u0131": "i",
    }
)
_PARTS: Final = re.compile(r"[^\W_]+")
_MAIL: Final = re.compile(r"\S+@\S+")
# The digits of a phone number that do not depend on how the country was dialled.
PHONE_TAIL: Final = 8
_PHONE_LEAST: Final = 5


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without accents, the Nordic letters written in a to z."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def spelt(text: str) -> tuple[str, ...]:
    """The folded words of a name or a title."""
    return tuple(_PARTS.findall(fold(text)))


def digits(text: str) -> str:
    """The digits of a phone number, "" when there are too few to mean one."""
    found = "".join(letter for letter in text if letter in "0123456789")
    return found if len(found) >= _PHONE_LEAST else ""


def customer_words(name: str, phone: str, email: str) -> frozenset[str]:
    """Every word a customer is found by: her names, her address, her number and its tail."""
    number = digits(phone)
    found = {*spelt(name), fold(email).strip(), number, number[-PHONE_TAIL:]}
    return frozenset(found - {""})


def contact_words(phone: str, *contacts: str) -> tuple[str, ...]:
    """The words a phone number and an address are found by: each whole, a number by its tail."""
    found = [digits(phone)[-PHONE_TAIL:]]
    for contact in contacts:
        mail = _MAIL.search(contact)
        named = any(letter.isalpha() for letter in contact)
        found.append(fold(mail.group()) if mail else "" if named else digits(contact)[-PHONE_TAIL:])
    return tuple(dict.fromkeys(one for one in found if one))


def asked_words(text: str) -> tuple[str, ...]:
    """What a typed search asks for: a mail address or a phone number whole, else its words."""
    mail = _MAIL.search(text)
    if mail:
        return (fold(mail.group()),)
    number = digits(text)
    if number and not any(letter.isalpha() for letter in text):
        return (number[-PHONE_TAIL:] if len(number) > PHONE_TAIL else number,)
    return spelt(text)

"""The words that people and goods are found by, and what a typed text asks for."""

import re
from typing import Final

from returns_station.desk.spelling import fold, spelt

__all__ = ["asked_words", "contact_words", "customer_words", "digits", "fold", "spelt"]

_MAIL: Final = re.compile(r"\S+@\S+")
# The digits of a phone number that do not depend on how the country was dialled.
PHONE_TAIL: Final = 8
_PHONE_LEAST: Final = 5


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

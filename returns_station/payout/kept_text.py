"""What is kept of a far end's or a person's words about money: never a whole card number."""

import re
from typing import Final

_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_OTHER: Final = "other"
_LIKE_A_CARD: Final = re.compile(r"(?<![0-9])[0-9](?:[ .-]?[0-9]){12,18}(?![0-9])", re.ASCII)
_SHORT_LABEL: Final = re.compile(r"[0-9]{1,4}", re.ASCII)
_LONGEST: Final = 64


class CardNumberError(ValueError):
    """What was given looks like a whole card number, which is never kept."""


class NothingSaidError(ValueError):
    """Nothing readable was given."""


def last_four(label: str) -> str:
    """At most four digits of a tender's label, for a far end that wants to see the right card."""
    return label if _SHORT_LABEL.fullmatch(label) else ""


def masked(text: str) -> str:
    """A far end's number as it is kept: short, on one line, of a card number the last four."""
    return _LIKE_A_CARD.sub(_hidden, _on_one_line(text))[:_LONGEST]


def spoken(text: str, longest: int = _LONGEST) -> str:
    """A person's own words on one line; raises CardNumberError rather than keep a card number."""
    kept = _on_one_line(text)
    if not kept:
        raise NothingSaidError
    if _LIKE_A_CARD.sub(_hidden, kept) != kept:
        raise CardNumberError
    return kept[:longest]


def code(reason: str) -> str:
    """A far end's reason as a short code; its own words may hold anything, and are not kept."""
    return reason if not reason or _CODE.fullmatch(reason) else _OTHER


def _on_one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _hidden(found: re.Match[str]) -> str:
    digits = [int(digit) for digit in found[0] if digit.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]  # noqa: PLR2004 - Luhn's
    if (sum(digits[-1::-2]) + sum(doubled)) % 10:
        return found[0]
    return "*" + "".join(map(str, digits[-4:]))

"""A payment card's number is taken by no door: what holds one is refused, and kept nowhere."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Final

from returns_station.desk.errors import InputError
from returns_station.desk.payout_commands import ConfirmPayout, ConfirmTill, FailPayout
from returns_station.phrase import Phrase
from returns_station.scan import holds_card_number

# What the station makes itself, and the numbers it looks things up by: none is a person's own
# words, and by chance one number in many looks like a card's.
NUMBERS: Final = frozenset({
    "key", "seen", "id", "operation", "ask", "visit", "ruling", "staff", "booking", "run", "scan",
    "parcel", "slip", "number", "sale", "sku", "gtin", "line", "version", "digest",
})  # fmt: skip

# What they hold is looked at closer still, and told of in words of a payout.
_IN_OWN_WORDS: Final = (ConfirmPayout, FailPayout, ConfirmTill)


class CardNumberError(InputError):
    """A payment card's number, or its stripe, stands in what was written; nothing was kept."""


def refuse_cards(*told: object) -> None:
    """Look through every text of commands, rows and settings; raises CardNumberError."""
    if any(map(holds_card_number, _texts(told))):
        raise CardNumberError(Phrase("text.card_number"))


def without_card(text: str) -> str:
    """The text, or nothing of it: for what was written down elsewhere and must come in."""
    return "" if holds_card_number(text) else text


def _texts(told: object) -> Iterator[str]:
    """Every text that a person may have written, however deep it lies."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for name, one in told.items():
            yield from () if name in NUMBERS else _texts(one)
            yield from _texts(name)
    elif is_dataclass(told) and not isinstance(told, _IN_OWN_WORDS):
        for each in fields(told):
            yield from () if each.name in NUMBERS else _texts(getattr(told, each.name))
    elif isinstance(told, Iterable) and not isinstance(told, bytes | bytearray):
        for one in told:
            yield from _texts(one)

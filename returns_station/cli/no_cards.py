"""A payment card's number among a command's words: refused before anything is opened."""

from argparse import Namespace
from typing import Final

from returns_station.desk.no_cards import CardNumberError, refuse_cards
from returns_station.phrase import Phrase

# What is scanned is told apart by what reads it: a parcel's number may look like a card's.
_SCANNED: Final = frozenset(("code", "text", "open", "goods"))


def no_cards(asked: Namespace) -> None:
    """Raise CardNumberError; what stood on the command line cannot be wiped, and that is said."""
    words = {name: told for name, told in vars(asked).items() if name not in _SCANNED}
    try:
        refuse_cards(words)
    except CardNumberError as error:
        raise CardNumberError(Phrase("cli.card_number")) from error

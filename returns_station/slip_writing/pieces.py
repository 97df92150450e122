"""Goods on a paper that tells no sum: what they are called, and how many."""

from collections.abc import Iterable
from dataclasses import dataclass

from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.slip import SlipLine


@dataclass(frozen=True, slots=True)
class Piece:
    """Goods by their name: what lies on the counter, or waits at her home."""

    title: str
    options: str = ""
    quantity: int = 1


def piece_lines(pieces: Iterable[Piece], why: Phrase, nothing: Money) -> tuple[SlipLine, ...]:
    """Each of the goods as a line of a slip, with no sum beside it."""
    return tuple(SlipLine(each.title, each.options, each.quantity, nothing, why) for each in pieces)


def thanks_to(name: str) -> Phrase:
    """The thanks, by name where she has told hers."""
    return Phrase("slip.thanks", {"name": name}) if name else Phrase("slip.thanks_you")

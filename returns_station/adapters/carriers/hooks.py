"""What comes of one knock of a carrier's: a word, nothing for us, forged, or not to be read."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final, TypeAlias

from returns_station.pickup.booking import Word


class Knock(StrEnum):
    """A knock that brings no word."""

    NOTHING = "nothing"
    FORGED = "forged"
    UNSOUND = "unsound"


NOTHING: Final = Knock.NOTHING
FORGED: Final = Knock.FORGED
UNSOUND: Final = Knock.UNSOUND

Caught: TypeAlias = Word | Knock

Hook: TypeAlias = Callable[[Mapping[str, str], bytes], Caught]
"""Reads one knock: its headers, by names in lower case, and its body as it came."""

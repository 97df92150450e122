"""What a scan at the bench may be: a paper that opens a parcel, goods, either, or nothing."""

import re
from enum import Enum, auto
from typing import Final

from returns_station.scan import Announced, CreditNumber, Goods, SlipNumber, Unreadable, read

_SSCC: Final = re.compile(r"(?:\][A-Za-z]\d)?(?:00)?\d{18}", re.ASCII)


class Heard(Enum):
    """What was scanned, as far as its form tells."""

    PARCEL = auto()
    GOODS = auto()
    EITHER = auto()
    NOTHING = auto()


def heard(text: str) -> Heard:
    """Say what was scanned by its form; an order's number and an article's own look alike."""
    if _SSCC.fullmatch(text.strip()):
        return Heard.PARCEL
    match read(text):
        case Unreadable():
            return Heard.NOTHING
        case SlipNumber() | Announced():
            return Heard.PARCEL
        case Goods():
            return Heard.GOODS
        case CreditNumber():
            return Heard.NOTHING
        case _:
            return Heard.EITHER

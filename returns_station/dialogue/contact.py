"""How she may be reached: where, by whose word, and for what."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from returns_station.dialogue.letter import Address


class Consent(StrEnum):
    """What she may be written to about."""

    THIS_RETURN = "this_return"
    """What happens with what she handed back: no more."""
    AFTERWARDS = "afterwards"
    """Also how it was, and what we changed since."""
    NOTHING = "nothing"
    """She wants no message at all; what matters is told to her by a person."""


class ContactSource(StrEnum):
    """Who told us."""

    COUNTER = "counter"
    BOOKING = "booking"
    SALE = "sale"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Contact:
    """Where she is reached about a visit; `bad_at`: what was sent there came back."""

    address: Address
    consent: Consent
    source: ContactSource
    at: datetime
    slip: str = ""
    customer_id: int = 0
    bad_at: datetime | None = None
    id: int = 0

"""What a shop gives away as small extras, as the desk needs it."""

from dataclasses import dataclass, field
from typing import Final

from returns_station.service.surprise import Plan


@dataclass(frozen=True, slots=True)
class SurpriseHouse:
    """The plan, in the shop's own currency."""

    plan: Plan = field(default_factory=Plan)
    currency: str = "SEK"


AS_SHIPPED: Final = SurpriseHouse()
"""No money; a line by hand after our own mistakes costs none."""

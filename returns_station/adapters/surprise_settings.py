"""What a shop gives away as small extras: so much a day, and what each costs it."""

from datetime import time
from types import MappingProxyType
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from returns_station.desk.service.surprise_house import SurpriseHouse
from returns_station.service.surprise import Plan, SurpriseKind

_TIME: Final = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
# A card, flowers, a voucher: in kronor of any kind, and in euro.
_USUAL: Final = MappingProxyType({"EUR": (200, 1000, 500)})
_KRONOR: Final = (2000, 10000, 5000)


class SurpriseSettings(BaseModel):
    """`daily` in the currency's smallest unit (öre, cent), 0 gives no money away.

    What something costs the shop is as usual where nothing is said; 0: the shop does not give it.
    `for_mistakes` percent of a day are kept for the shop's own mistakes. Nobody is surprised twice
    within `apart_days`. From `opens` to `closes` the rest is spread.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    daily: int = Field(default=0, ge=0, le=100_000_000)
    card: int | None = Field(default=None, ge=0)
    flowers: int | None = Field(default=None, ge=0)
    voucher: int | None = Field(default=None, ge=0)
    for_mistakes: int = Field(default=50, ge=0, le=100)
    apart_days: int = Field(default=60, ge=0, le=365)
    opens: str = Field(default="10:00", pattern=_TIME)
    closes: str = Field(default="18:00", pattern=_TIME)

    def house(self, currency: str) -> SurpriseHouse:
        """The same for the desk."""
        usual = _USUAL.get(currency, _KRONOR)
        told = (self.card, self.flowers, self.voucher)
        kinds = (SurpriseKind.CARD, SurpriseKind.FLOWERS, SurpriseKind.VOUCHER)
        costs = {SurpriseKind.LINE: 0}
        for kind, as_told, as_usual in zip(kinds, told, usual, strict=True):
            cost = as_usual if as_told is None else as_told
            if cost:
                costs[kind] = cost
        plan = Plan(
            self.daily,
            MappingProxyType(costs),
            self.for_mistakes,
            self.apart_days,
            time.fromisoformat(self.opens),
            time.fromisoformat(self.closes),
        )
        return SurpriseHouse(plan, currency)

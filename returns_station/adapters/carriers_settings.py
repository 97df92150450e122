"""Which carriers a shop has an agreement with: `[carriers.NAME]`; their secrets are not in it."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Kind = Literal["budbee", "airmee", "bring", "dhl_freight"]
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")]
Price = Annotated[str, StringConstraints(pattern=r"^(0|[1-9][0-9]{0,4})(\.[0-9]{1,2})?$")]

CarrierName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 _-]{0,29}$")]
"""How a carrier is called before staff; its name is part of a path and of a variable."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class LimitSettings(_Part):
    """What one parcel may weigh and measure from a day on; 0: the carrier says nothing."""

    since: date
    kg: int = Field(default=0, ge=0, le=5000)
    longest_cm: int = Field(default=0, ge=0, le=2000)


class ReceiverSettings(_Part):
    """Who gets the goods, where a carrier wants to know it with each booking."""

    name: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""
    country: str = Field(default="SE", pattern=r"^[A-Z]{2}$")
    phone: str = ""
    email: str = ""


class CarrierSettings(_Part):
    """One agreement; its secret is in the environment alone, in RETURNS_STATION_CARRIER_NAME.

    `url` is where it is reached: the carrier's own address when empty, or a simulator. `user` is
    its key or login, `account` the number of the warehouse, the place or the customer. `price` is
    what one pickup costs, in `currency`, and `narrow` what a window of two hours costs beyond that.
    A carrier without times of its own comes between `begins` and `ends`, `lead_days` after today.
    `reads_back` and `cancels`: the carrier has promised that to this shop. `webhook` is the address
    at which it reaches us. `only_if_used`: a label that is never used is not billed.
    """

    kind: Kind
    url: str = ""
    user: str = ""
    account: str = Field(default="", max_length=100)
    price: Price = "0"
    narrow: Price = "0"
    currency: str = Field(default="SEK", pattern=r"^[A-Z]{3}$")
    begins: Clock = "08:00"
    ends: Clock = "17:00"
    lead_days: int = Field(default=1, ge=0, le=30)
    service: str = Field(default="", max_length=40)
    reads_back: bool | None = None
    cancels: bool = False
    only_if_used: bool = False
    test: bool = False
    webhook: str = ""
    limits: list[LimitSettings] = Field(default_factory=list, max_length=50)
    receiver: ReceiverSettings = ReceiverSettings()

    @model_validator(mode="after")
    def _has_sense(self) -> Self:
        if self.begins >= self.ends:
            raise ValueError(self.ends)
        return self

"""What a shop promises of itself and how it speaks: days, hours, who works when."""

from datetime import date, time
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from returns_station.desk.dialogue.house import SlowerTime
from returns_station.desk.service.house import ServiceHouse

_TIME: Final = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
Called = Annotated[str, StringConstraints(max_length=60)]
"""What somebody is called under a message; no line of its own can hide in it."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class SlowerSettings(_Part):
    """From a day to another everything takes so many working days longer; who works then."""

    first: date
    last: date
    days: int = Field(default=0, ge=0, le=60)
    role: Called = Field(default="", pattern=r"^[^\x00-\x1f\x7f]*$")

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(self.last)
        return self

    @property
    def time(self) -> SlowerTime:
        """The same for the desk."""
        return SlowerTime(self.first, self.last, self.days, self.role)


class ServiceSettings(_Part):
    """Working days until ordered goods are here and hers is mended; when the shop closes.

    From `quiet_from` to `quiet_until` no message goes, in her own zone. `roles` is what staff of a
    role are called under a message, `slower` the days on which everything takes longer.
    """

    goods_days: int = Field(default=5, ge=1, le=120)
    repair_days: int = Field(default=15, ge=1, le=120)
    closes: str = Field(default="18:00", pattern=_TIME)
    quiet_from: str = Field(default="21:00", pattern=_TIME)
    quiet_until: str = Field(default="08:00", pattern=_TIME)
    slower: list[SlowerSettings] = Field(default_factory=list)
    roles: dict[Called, Called] = Field(default_factory=dict)

    @property
    def house(self) -> ServiceHouse:
        """What is promised, for the desk."""
        return ServiceHouse(self.goods_days, self.repair_days, time.fromisoformat(self.closes))

    @property
    def quiet(self) -> tuple[time, time]:
        """From when until when nothing is sent."""
        return time.fromisoformat(self.quiet_from), time.fromisoformat(self.quiet_until)

    @property
    def slower_times(self) -> tuple[SlowerTime, ...]:
        """The days on which everything takes longer."""
        return tuple(one.time for one in self.slower)

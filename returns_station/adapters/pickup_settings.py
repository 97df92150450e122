"""What a shop sets up for pickups: its prices, when its vans come, and the vans themselves."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from returns_station.pickup.place import Point

Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")]
"""A time of day, such as "08:00"."""
Amount = (
    Annotated[int, Field(ge=0, le=99_999)]
    | Annotated[str, StringConstraints(pattern=r"^[0-9]{1,5}(\.[0-9]{1,2})?$")]
)
"""Whole kronor or euros as a number, or "9.50" with its decimals."""
Number = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}$")]
Place = Annotated[list[float], Field(min_length=2, max_length=2)]
"""Degrees north and east, such as [59.8586, 17.6389]."""
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class RestSettings(_Part):
    """A driver's rest: it begins within these times, and lasts so many minutes."""

    begins: Clock
    ends: Clock
    minutes: int = Field(ge=1, le=240)

    @model_validator(mode="after")
    def _has_sense(self) -> Self:
        if minutes_of(self.ends) < minutes_of(self.begins):
            raise ValueError(self.ends)
        return self


class VanSettings(_Part):
    """A van: its hours, its room in parcels, whether two drive it; its depot if not the shop's.

    `told_on_the_way`: its driver has a network, and may be given new doors while out.
    """

    begins: Clock = "08:00"
    ends: Clock = "20:00"
    room: int = Field(default=40, ge=1, le=9999)
    two: bool = False
    rests: list[RestSettings] = Field(default_factory=list, max_length=4)
    depot: Place | None = None
    told_on_the_way: bool = False

    @model_validator(mode="after")
    def _has_sense(self) -> Self:
        point_of(self.depot)
        if not minutes_of(self.begins) < minutes_of(self.ends):
            raise ValueError(self.ends)
        return self


class PickupSettings(_Part):
    """Who orders pickups, what they cost, and when the vans come; what is unsaid is as shipped.

    `collection` "offered": the shop offers to collect, so it is free and money is not held. Fees
    in `widths` go by minutes, in `soon` by days: {0 = 29, 120 = 15, 240 = 0}. `gs1_prefix` is the
    company prefix for the numbers of parcels; without one they are for the shop's own use.
    """

    collection: Literal["ordered", "offered"] = "ordered"
    depot: Place | None = None
    free_metres: int | None = Field(default=None, ge=0, le=100_000)
    per_km: Amount | None = None
    step: Amount | None = None
    widths: dict[Number, Amount] | None = None
    soon: dict[Number, Amount] | None = None
    lift: Amount | None = None
    most: Amount | None = None
    begins: Clock = "08:00"
    ends: Clock = "20:00"
    windows: list[Annotated[int, Field(ge=15, le=1440)]] = Field(
        default=[60, 120, 240, 1440], min_length=1
    )
    cutoff: Clock = "12:00"
    lead_minutes: int = Field(default=60, ge=0, le=1440)
    weekdays: list[Weekday] = ["mon", "tue", "wed", "thu", "fri", "sat"]
    closed_days: bool = False
    minutes_at_door: int = Field(default=4, ge=1, le=120)
    patience_seconds: int = Field(default=8, ge=1, le=60)
    gs1_prefix: Annotated[str, StringConstraints(pattern=r"^([0-9]{7,10})?$")] = ""

    @model_validator(mode="after")
    def _has_sense(self) -> Self:
        point_of(self.depot)
        if not minutes_of(self.begins) < minutes_of(self.ends):
            raise ValueError(self.ends)
        return self


def minutes_of(clock: str) -> int:
    """The minutes from midnight to a time of day."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def point_of(place: Place | None) -> Point | None:
    """The place; raises ValueError where it is not on the earth."""
    if place is None:
        return None
    lat, lon = place
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004 - degrees
        raise ValueError(place)
    return Point(lat, lon)

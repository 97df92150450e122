"""What a shop sets up for pickups: its prices, when its vans come, and the vans themselves."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from returns_station.adapters.routing.solver import best_planner
from returns_station.desk.errors import InputError
from returns_station.desk.pickup.carriers import Carriers
from returns_station.desk.pickup.house import PickupHouse
from returns_station.money import AmountError, Money
from returns_station.phrase import Phrase
from returns_station.pickup.identifiers import OWN_PREFIX
from returns_station.pickup.offer import Offer
from returns_station.pickup.place import Point
from returns_station.pickup.quote import Steps, Tariff, is_falling
from returns_station.pickup.van import Rest, Van
from returns_station.policy.claim import Collection

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

_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KRONOR: Final = ("SEK", "NOK", "DKK")
# What is 29 kronor is 3 euros: whole sums, as shops there have them.
_IN_EUROS: Final = Tariff(
    "EUR",
    per_km=50,
    widths=((0, 300), (120, 150), (240, 0)),
    soon=((0, 200), (1, 100), (2, 0)),
    lift=500,
    most=1000,
)


class PickupUnsetError(InputError):
    """The settings of pickups do not hold together; the advice names the entry."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class RestSettings(_Part):
    """A driver's rest: it begins within these times, and lasts so many minutes."""

    begins: Clock
    ends: Clock
    minutes: int = Field(ge=1, le=240)

    @model_validator(mode="after")
    def _has_sense(self) -> Self:
        if _minutes(self.ends) < _minutes(self.begins):
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
        _point(self.depot)
        if not _minutes(self.begins) < _minutes(self.ends):
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
        _point(self.depot)
        if not _minutes(self.begins) < _minutes(self.ends):
            raise ValueError(self.ends)
        return self

    @property
    def offer(self) -> Offer:
        """When the vans come."""
        return Offer(
            _minutes(self.begins),
            _minutes(self.ends),
            tuple(sorted(set(self.windows))),
            _minutes(self.cutoff),
            self.lead_minutes,
            frozenset(_WEEK.index(day) for day in self.weekdays),
            self.closed_days,
            self.minutes_at_door * 60,
        )


def pickups_of(
    pickup: PickupSettings,
    vans: Mapping[str, VanSettings],
    *,
    currency: str,
    shop: str = "",
    carriers: Carriers | None = None,
) -> PickupHouse:
    """What the settings say of pickups; raises PickupUnsetError that names what is wrong."""
    offered = pickup.collection == "offered"
    return PickupHouse(
        tuple(_van(name, van, pickup.depot) for name, van in vans.items()),
        tariff_of(pickup, currency),
        pickup.offer,
        carriers or {},
        Collection.OFFERED_BY_SHOP if offered else Collection.ORDERED_BY_CUSTOMER,
        timedelta(seconds=pickup.patience_seconds),
        shop,
        best_planner(),
        pickup.gs1_prefix or OWN_PREFIX,
    )


def tariff_of(pickup: PickupSettings, currency: str) -> Tariff:
    """The shop's prices in its currency; what it does not say is as shipped."""
    shipped = replace(Tariff() if currency in _KRONOR else _IN_EUROS, currency=currency)
    free = shipped.free_metres if pickup.free_metres is None else pickup.free_metres
    return Tariff(
        currency,
        free,
        _amount("per_km", pickup.per_km, shipped.per_km, currency),
        max(1, _amount("step", pickup.step, shipped.step, currency)),
        _steps("widths", pickup.widths, shipped.widths, currency),
        _steps("soon", pickup.soon, shipped.soon, currency),
        _amount("lift", pickup.lift, shipped.lift, currency),
        _amount("most", pickup.most, shipped.most, currency),
    )


def _van(name: str, van: VanSettings, depot: Place | None) -> Van:
    at = _point(van.depot) or _point(depot)
    if at is None:
        raise _unset(f"vans.{name}.depot")
    rests = tuple(
        Rest(_minutes(rest.begins) * 60, _minutes(rest.ends) * 60, rest.minutes * 60)
        for rest in sorted(van.rests, key=lambda rest: rest.begins)
    )
    begins, ends = _minutes(van.begins) * 60, _minutes(van.ends) * 60
    return Van(
        name, at, begins, ends, van.room, van.two, rests, told_on_the_way=van.told_on_the_way
    )


def _steps(name: str, said: dict[str, Amount] | None, shipped: Steps, currency: str) -> Steps:
    if said is None:
        return shipped
    fees = ((int(start), _amount(name, fee, 0, currency)) for start, fee in said.items())
    steps = tuple(sorted(fees))
    if not is_falling(steps):
        raise _unset(f"pickup.{name}")
    return steps


def _amount(name: str, said: Amount | None, shipped: int, currency: str) -> int:
    try:
        return shipped if said is None else Money.parse(_plain(said), currency).minor
    except AmountError as error:
        raise _unset(f"pickup.{name}") from error


def _plain(said: Amount) -> str:
    """As Money reads it: no leading noughts."""
    whole, _, rest = str(said).partition(".")
    return f"{int(whole)}.{rest}" if rest else str(int(whole))


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _point(place: Place | None) -> Point | None:
    """The place; raises ValueError where it is not on the earth."""
    if place is None:
        return None
    lat, lon = place
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004 - degrees
        raise ValueError(place)
    return Point(lat, lon)


def _unset(where: str) -> PickupUnsetError:
    return PickupUnsetError(Phrase("settings.wrong", {"file": "settings.toml", "where": where}))

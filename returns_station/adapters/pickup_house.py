"""The shop's pickups as its settings tell of them: vans, prices, times."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from returns_station.adapters.pickup_settings import (
    Amount,
    PickupSettings,
    Place,
    VanSettings,
    minutes_of,
    point_of,
)
from returns_station.adapters.routing.solver import best_planner
from returns_station.desk.errors import InputError
from returns_station.desk.pickup.carriers import Carriers
from returns_station.desk.pickup.house import PickupHouse
from returns_station.money import AmountError, Money
from returns_station.phrase import Phrase
from returns_station.pickup.identifiers import OWN_PREFIX
from returns_station.pickup.offer import Offer
from returns_station.pickup.quote import Steps, Tariff, is_falling
from returns_station.pickup.van import Rest, Van
from returns_station.policy.claim import Collection

if TYPE_CHECKING:
    from returns_station.adapters.settings import Settings

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
        offer_of(pickup),
        carriers or {},
        Collection.OFFERED_BY_SHOP if offered else Collection.ORDERED_BY_CUSTOMER,
        timedelta(seconds=pickup.patience_seconds),
        shop,
        best_planner(),
        pickup.gs1_prefix or OWN_PREFIX,
    )


def offer_of(pickup: PickupSettings) -> Offer:
    """When the vans come."""
    return Offer(
        minutes_of(pickup.begins),
        minutes_of(pickup.ends),
        tuple(sorted(set(pickup.windows))),
        minutes_of(pickup.cutoff),
        pickup.lead_minutes,
        frozenset(_WEEK.index(day) for day in pickup.weekdays),
        pickup.closed_days,
        pickup.minutes_at_door * 60,
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
    at = point_of(van.depot) or point_of(depot)
    if at is None:
        raise _unset(f"vans.{name}.depot")
    rests = tuple(
        Rest(minutes_of(rest.begins) * 60, minutes_of(rest.ends) * 60, rest.minutes * 60)
        for rest in sorted(van.rests, key=lambda rest: rest.begins)
    )
    begins, ends = minutes_of(van.begins) * 60, minutes_of(van.ends) * 60
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


def _unset(where: str) -> PickupUnsetError:
    return PickupUnsetError(Phrase("settings.wrong", {"file": "settings.toml", "where": where}))


def carriers_of(settings: "Settings") -> Carriers:
    """The carriers that the settings name; a shop without any pays for none at its start."""
    if not settings.carriers:
        return {}
    from returns_station.adapters.carriers.wiring import carriers_for

    return carriers_for(settings)

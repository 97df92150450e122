"""Which carriers the settings name, each on or off; their secrets are in the environment alone."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from returns_station.adapters.carriers.airmee import Airmee
from returns_station.adapters.carriers.bring import HOME_DELIVERY_RETURN, Bring
from returns_station.adapters.carriers.budbee import Budbee
from returns_station.adapters.carriers.budbee_words import word_of
from returns_station.adapters.carriers.dhl_freight import DhlFreight
from returns_station.adapters.carriers.fare import Fare, Limits
from returns_station.adapters.carriers.hooks import Hook
from returns_station.adapters.carriers.http import HttpLine, is_safe
from returns_station.adapters.carriers.line import Line
from returns_station.adapters.carriers.off import Off
from returns_station.adapters.carriers.working_days import Hours
from returns_station.adapters.carriers_settings import CarrierSettings
from returns_station.adapters.clock import now
from returns_station.adapters.settings import Settings
from returns_station.desk.pickup.carriers import Carrier, Carriers
from returns_station.money import AmountError, Money
from returns_station.phrase import Phrase
from returns_station.pickup.booking import OWN
from returns_station.pickup.door import Contact, Door

VARIABLE: Final = "RETURNS_STATION_CARRIER_"
"""The secret of a carrier is in the environment under this and its name in capitals."""

URLS: Final = {
    "budbee": "https://api.budbee.com",
    "airmee": "https://api.airmee.com/integration",
    "bring": "https://api.bring.com",
    "dhl_freight": "https://api.freight-logistics.dhl.com",
}
"""Where each carrier is reached by everybody; its sandbox, or a simulator, is named by the shop."""


def carriers_for(settings: Settings, environment: Mapping[str, str] = os.environ) -> Carriers:
    """The carriers of this shop by name; one that cannot be spoken to is there and says why."""
    return {
        name: _wired(name, carrier, environment.get(variable_of(name), ""))
        for name, carrier in settings.carriers.items()
    }


def hooks_for(
    settings: Settings, environment: Mapping[str, str] = os.environ
) -> Mapping[str, Hook]:
    """Who may knock at our door by themselves, and how each is known."""
    return {
        name: partial(word_of, name, secret)
        for name, carrier in settings.carriers.items()
        if carrier.kind == "budbee" and (secret := environment.get(variable_of(name), ""))
    }


def variable_of(name: str) -> str:
    """Where a carrier's secret is, such as RETURNS_STATION_CARRIER_BUDBEE."""
    return VARIABLE + "".join(sign if sign.isalnum() else "_" for sign in name.upper())


def _wired(name: str, settings: CarrierSettings, secret: str) -> Carrier:
    url = settings.url or URLS[settings.kind]
    fare = _fare(settings)
    if name.casefold() == OWN:
        return Off(name, Phrase("carrier.off_name", {"carrier": name}))
    if not secret:
        told = {"carrier": name, "variable": variable_of(name)}
        return Off(name, Phrase("carrier.off", told))
    if not is_safe(url):
        return Off(name, Phrase("carrier.address"))
    if fare is None:
        return Off(name, Phrase("carrier.off_price", {"carrier": name}))
    return _MAKES[settings.kind](name, settings, HttpLine(url), fare, secret)


def _fare(settings: CarrierSettings) -> Fare | None:
    limits = (Limits(each.since, each.kg * 1000, each.longest_cm) for each in settings.limits)
    try:
        price = Money.parse(settings.price, settings.currency)
        narrow = Money.parse(settings.narrow, settings.currency)
    except AmountError:
        return None
    return Fare(price, tuple(limits), settings.only_if_used, narrow)


def _budbee(name: str, settings: CarrierSettings, line: Line, fare: Fare, secret: str) -> Carrier:
    number = int(settings.account) if settings.account.isdecimal() else 0
    reads, cancels = bool(settings.reads_back), settings.cancels
    return Budbee(
        line, fare, settings.user, secret, number, name, can_ask=reads, can_cancel=cancels
    )


def _airmee(name: str, settings: CarrierSettings, line: Line, fare: Fare, secret: str) -> Carrier:
    return Airmee(line, fare, secret, settings.account, name)


def _bring(name: str, settings: CarrierSettings, line: Line, fare: Fare, secret: str) -> Carrier:
    to = settings.receiver
    return Bring(
        line,
        fare,
        settings.user,
        secret,
        settings.account,
        Door(to.street, to.postal_code, to.town, to.country),
        Contact(to.name, to.phone, to.email),
        settings.service or HOME_DELIVERY_RETURN,
        _hours(settings),
        settings.test,
        name,
        can_ask=settings.reads_back is not False,
    )


def _dhl(name: str, settings: CarrierSettings, line: Line, fare: Fare, secret: str) -> Carrier:
    hours, product = _hours(settings), settings.service
    return DhlFreight(line, fare, secret, settings.account, product, hours, name)


def _hours(settings: CarrierSettings) -> Hours:
    begins, ends = (
        int(clock[:2]) * 60 + int(clock[3:]) for clock in (settings.begins, settings.ends)
    )
    return Hours(begins, ends, settings.lead_days, now)


_MAKES: Final[dict[str, Callable[[str, CarrierSettings, Line, Fare, str], Carrier]]] = {
    "budbee": _budbee,
    "airmee": _airmee,
    "bring": _bring,
    "dhl_freight": _dhl,
}

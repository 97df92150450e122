"""A parcel's limits from Bring's public service data (service.json of its developer site).

The file is read once, when a carrier is set up, and what it says goes into the settings with its
day: `maxWeight` "35 kg" and `maxSize` "200 cm long" of one service.
"""

import json
import re
from datetime import date
from typing import Final

from returns_station.adapters.carriers import heard as of
from returns_station.adapters.carriers.fare import Limits
from returns_station.desk.errors import InputError
from returns_station.phrase import Phrase

_KILOS: Final = re.compile(r"([0-9]{1,4}) kg", re.ASCII)
_CENTIMETRES: Final = re.compile(r"([0-9]{1,4}) cm long", re.ASCII)


class LimitsUnreadableError(InputError):
    """The file is not Bring's service data, or does not have that service."""


def limits_of(text: str, service: str, since: date) -> Limits:
    """What one parcel of a service may weigh and measure; raises LimitsUnreadableError."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LimitsUnreadableError(Phrase("carrier.limits_file")) from error
    kilos = _KILOS.fullmatch(of.text(of.part(told, service, "maxWeight")))
    long = _CENTIMETRES.fullmatch(of.text(of.part(told, service, "maxSize")))
    if not (kilos and long):
        names = tuple(sorted(told)) if isinstance(told, dict) else ()
        raise LimitsUnreadableError(Phrase("carrier.limits_service", {"services": names}))
    return Limits(since, int(kilos[1]) * 1000, int(long[1]))

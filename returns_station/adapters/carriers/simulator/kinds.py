"""The kinds of carriers there are to try with, and what each can do wrong."""

from collections.abc import Callable
from typing import Final

from returns_station.adapters.carriers.simulator.airmee import AirmeeFace
from returns_station.adapters.carriers.simulator.bring import BringFace
from returns_station.adapters.carriers.simulator.budbee import BudbeeFace
from returns_station.adapters.carriers.simulator.dhl_freight import DhlFreightFace
from returns_station.adapters.carriers.simulator.faults import ALL, Fault
from returns_station.adapters.carriers.simulator.machine import Face

KINDS: Final[dict[str, Callable[[], Face]]] = {
    "budbee": BudbeeFace,
    "airmee": AirmeeFace,
    "bring": BringFace,
    "dhl_freight": DhlFreightFace,
}
"""By the name that the settings use."""

_MOVES: Final = frozenset(("budbee", "dhl_freight"))


def faults_of(kind: str) -> frozenset[Fault]:
    """What this kind can do wrong; nobody is there to refuse once it listens."""
    never = {Fault.REFUSED} if kind in _MOVES else {Fault.REFUSED, Fault.MOVED}
    return ALL - never

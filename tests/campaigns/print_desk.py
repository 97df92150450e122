"""A desk at a printer that fails: it takes goods back, sends slips, tries again, asks staff.

What it is about to do and what it has done is told, so that whoever kills it knows both. Its time
and its patience are a twentieth of a shop's.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from typing import Final

from returns_station.adapters.printing import escpos, raw
from returns_station.adapters.printing.pdf import Paper
from returns_station.adapters.speech import speech
from returns_station.desk.errors import PrintUnknownError, StationError
from returns_station.desk.ports import Printed
from returns_station.desk.printing import ask_about_lost, came_out
from returns_station.desk.prints import Print, target_for, unsure, waiting
from returns_station.desk.station import Station
from returns_station.slip import Slip
from tests.builders import taking
from tests.campaigns.house import WHO, claim_on, station_on

FASTER: Final = 20
PATIENT: Final = raw.Patience()
HURRIED: Final = raw.Patience(
    PATIENT.door_seconds / FASTER,
    PATIENT.answer_seconds / FASTER,
    PATIENT.done_seconds / FASTER,
    PATIENT.turn_seconds / FASTER,
)
MAIN, SPARE = "printer:kassa", "printer:kontor"
_LOOK_SECONDS: Final = 0.01


@dataclass(frozen=True, slots=True)
class Life:
    """Where a desk lives: its store, its printers by target, when time began, what it is to do.

    `returns` are keys of returns, each with the sale that it is of.
    """

    url: str
    printers: Mapping[str, str]
    began: float
    returns: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A return is durable, and this is its slip."""

    key: str
    slip: str


@dataclass(frozen=True, slots=True)
class CameOut:
    """The station is certain that a slip is on paper."""

    slip: str


@dataclass(frozen=True, slots=True)
class Asks:
    """Did this slip come out? True or False is answered."""

    slip: str


@dataclass(frozen=True, slots=True)
class Over:
    """Nothing waits any longer."""


Told = Taken | CameOut | Asks | Over
Living = Callable[[Life, Connection], None]


class ShopPrinters:
    """The product's own bytes through its own door, with less patience."""

    def __init__(self, at: Mapping[str, str]) -> None:
        """Addresses by target."""
        self._at = at

    def deliver(self, printed: Printed, target: str) -> None:
        """Print, or say how it went."""
        assert isinstance(printed, Slip)
        content = escpos.encode(printed, speech(printed.language), Paper.ROLL_80)
        raw.print_raw(content, self._at[target], "escpos", name=target, patience=HURRIED)


def opened(life: Life) -> Station:
    """The station as its front door wires it, at these printers, in this time."""
    station = station_on(life.url)
    station.settle(station.house, ShopPrinters(life.printers))
    station.clock = lambda: hurried(life.began)
    return station


def hurried(began: float) -> datetime:
    """Time that goes faster."""
    return datetime.fromtimestamp(began + FASTER * (time.time() - began), UTC)


def trade(life: Life, tell: Connection) -> None:
    """Take goods back and print, and try again what fails, until somebody ends it."""
    station = opened(life)
    ask_about_lost(station.printer(WHO), at_start=True)
    for key, sale in life.returns:
        _take_back(station, life, key, sale, tell)
    while True:
        _try_again(station, life, tell)
        time.sleep(_LOOK_SECONDS)


def finish(life: Life, tell: Connection) -> None:
    """Press again what nobody knows the end of; print and ask until nothing waits."""
    station = opened(life)
    ask_about_lost(station.printer(WHO), at_start=True)
    for key, sale in life.returns:
        _take_back(station, life, key, sale, tell)
    while still := _listed(station):
        for one in unsure(still):
            tell.send(Asks(one.slip))
            came_out(station.printer(WHO), one.slip, out=bool(tell.recv()))
        _try_again(station, life, tell)
        time.sleep(_LOOK_SECONDS)
    tell.send(Over())


def _take_back(station: Station, life: Life, key: str, sale: int, tell: Connection) -> None:
    done = station.perform(taking(key, sale, claim_on("1")), WHO)
    tell.send(Taken(key, done.slip))
    if not done.again:
        _send(station, done.slip, MAIN, tell)
    _try_again(station, life, tell)


def _try_again(station: Station, life: Life, tell: Connection) -> None:
    """What is due, as the window does it."""
    spare = SPARE if SPARE in life.printers else ""
    for one in waiting(_listed(station)):
        to = target_for(one, MAIN, spare)
        moves = one.tries == 1 and to != MAIN
        if moves or one.due_at <= station.clock():
            _send(station, one.slip, to, tell)


def _send(station: Station, number: str, target: str, tell: Connection) -> None:
    try:
        station.print_slip(number, target, WHO, once=True)
    except (PrintUnknownError, StationError):
        return
    tell.send(CameOut(number))


def _listed(station: Station) -> tuple[Print, ...]:
    with station.store.views() as views:
        return views.prints(WHO.desk)

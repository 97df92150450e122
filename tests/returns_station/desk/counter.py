"""A Station of a test: a real store-room on disk, a clock that stands still, files as paper."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.desk.house import House
from returns_station.desk.keeper import PromiseKeeper
from returns_station.desk.ports import Paper
from returns_station.desk.station import Station
from returns_station.sale import Sale
from tests.builders import NOW, SHOP
from tests.db.shelf import a_store

MAJA = Who("Maja", "Disk 2")


def a_station(
    folder: Path,
    *sales: Sale,
    paper: Paper | None = None,
    clock: Callable[[], datetime] = lambda: NOW,
    keeper: PromiseKeeper | None = None,
) -> Station:
    """A Station over a new store-room that holds these sales."""
    house = House(SHOP, "sv", promise_for, keeper)
    store = a_store(folder, *sales)
    return Station(store, paper or SlipPaper("roll80"), clock=clock, house=house)

"""The demo shop for other tests: filled once a run, then a copy for whoever asks."""

import atexit
import shutil
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from db.engine import open_engine
from db.imports import Inbox
from db.schema import prepare
from db.unit_of_work import StoreRoom
from returns_station.adapters.demo.filling import LongAgo, fill, own_settings
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.promise_keeping import ShopKeeper
from returns_station.desk.house import House
from returns_station.desk.ports import Paper
from returns_station.desk.station import Station
from tests.builders import NOW

_FILE = "station.db"


def demo_database(folder: Path) -> str:
    """The URL of a demo store of one's own in this folder, made at builders.NOW."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(_template(), folder / _FILE)
    return f"sqlite:///{folder / _FILE}"


def a_demo_store(folder: Path) -> StoreRoom:
    """A demo store of one's own in this folder."""
    return StoreRoom(open_engine(demo_database(folder)))


def a_demo_station(folder: Path, *, now: datetime = NOW, paper: Paper | None = None) -> Station:
    """A station on a demo store of one's own, at a moment; without a paper it prints nothing."""
    house, store = demo_house(folder), a_demo_store(folder)
    return Station(store, paper or LongAgo(), clock=lambda: now, house=house)


def demo_house(folder: Path | None = None) -> House:
    """The demo shop's own facts; a folder may hold its own worked cases, and lets it keep terms."""
    shop = own_settings().shop
    keeper = ShopKeeper(shop, folder) if folder else None
    return House(shop.head, shop.language, promise_for, keeper)


@cache
def _template() -> Path:
    folder = Path(mkdtemp(prefix="demo-shop-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    engine = open_engine(f"sqlite:///{folder / _FILE}")
    prepare(engine)
    inbox = Inbox(engine, clock=lambda: NOW, who=own_settings().desk.who)
    fill(StoreRoom(engine), inbox, demo_house(), NOW)
    # The last connection to close folds the log into the file.
    engine.dispose()
    return folder / _FILE

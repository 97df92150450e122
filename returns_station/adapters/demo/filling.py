"""The demo shop filled: its sales by the import that shops use, its returns by the one door."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from returns_station.adapters.demo.earlier import PastReturn, past_returns
from returns_station.adapters.demo.goods import CURRENCY
from returns_station.adapters.demo.pickups import fetch
from returns_station.adapters.demo.situations import MARKET, situations
from returns_station.adapters.demo.stock import fill_stock
from returns_station.adapters.demo.table import write
from returns_station.adapters.demo.year import year_of_sales
from returns_station.adapters.orders.intake import bring_in
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.pickup_house import pickups_of
from returns_station.adapters.settings import FILE, Settings, read
from returns_station.days import local_day, zone_of
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.errors import InputError
from returns_station.desk.house import House
from returns_station.desk.incoming import SalesInbox
from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.ports import Printed, Store
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from returns_station.sale import Channel, Sale
from returns_station.scan import code_key

CODES: Final = "demo-codes.pdf"
_FILE_OF_SALES: Final = "granlov.csv"
_COMMON: Final = "2041-1187"
_COMMON_IS_OLD: Final = timedelta(days=12)
_CUSTOMER: Final = "Elin Sandberg"
# As in any shop, one slip is still waiting for its printer.
_WAITING: Final = 1
# How the time goes, roughly.
_SALES_ARE_MADE: Final = 0.3
_SALES_ARE_IN: Final = 0.6


class NotEmptyError(InputError):
    """A shop's own sales are in the store; the demo keeps out of them."""


class LongAgo:
    """The printer of returns that lie in the past: what it printed was taken home."""

    def deliver(self, slip: Printed, target: str) -> None:
        """Print nothing."""


def own_settings() -> Settings:
    """Who the demo shop is."""
    return read(_settings_text())


def furnish(folder: Path) -> None:
    """Write the demo shop's settings into a data folder that has none."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / FILE).exists():
        (folder / FILE).write_text(_settings_text(), encoding="utf-8")


def open_shop(
    station: Station,
    inbox: SalesInbox,
    folder: Path,
    language: str,
    told: Callable[[float], object] = lambda _: None,
    staff: str = "",
) -> int:
    """Fill the demo behind a station, with its settings and codes in a folder; gives its sales.

    `told` hears how much of it is done; `staff` is who asks, where there are staff. Raises
    NotEmptyError when the store is somebody's own; then nothing is written.
    """
    count = fill(station.store, inbox, station.house, station.clock(), told, staff)
    training = station.house.shop.training
    if not training:  # there the desk's own settings hold
        furnish(folder)
    from returns_station.adapters.demo.sheet import codes  # lazy: reportlab costs 150 ms

    (folder / CODES).write_bytes(codes(own_settings().shop.name, language, training=training))
    return count


def fill(
    store: Store,
    inbox: SalesInbox,
    house: House,
    now: datetime,
    told: Callable[[float], object] = lambda _: None,
    staff: str = "",
) -> int:
    """Fill an empty store and give how many sales it got; a second time nothing changes.

    `told` hears how much of it is done. Raises NotEmptyError when the store is somebody's own.
    """
    made_on = _made_on(store)
    day = made_on or local_day(now, MARKET)
    sales = year_of_sales(day)
    told(_SALES_ARE_MADE)
    _bring_in(inbox, sales)
    told(_SALES_ARE_IN)
    if not house.shop.name:
        training = house.shop.training
        house = replace(house, shop=replace(own_settings().shop.head, training=training))
    today = datetime.combine(day, time(), zone_of(MARKET))
    past = past_returns(sales, day)
    week = [one for one in past if one.at < today]
    for nr, one in enumerate(week, start=1):
        _take_back(store, house, one, printed=one not in week[-_WAITING:], staff=staff)
        told(_SALES_ARE_IN + (1 - _SALES_ARE_IN) * nr / len(past))
    for one in past:
        # Later on the same day the clerk's own returns are there: nothing is slipped in.
        if made_on is None and today <= one.at < now:
            _take_back(store, house, one, printed=True, staff=staff)
    if made_on is None and not house.shop.training:
        taken = {one.sale for one in past} | {one.number for one in situations()}
        free = (sale for sale in sales if sale.number not in taken)
        fetch(store, replace(house, pickups=_own_pickups(house)), LongAgo(), free, day, staff)
    # Last: what went out in the year before is not of what is in the house today.
    fill_stock(store, inbox)
    told(1)
    return len(sales)


def _own_pickups(house: House) -> PickupHouse:
    """The shop's own vans, else those that it gets with its settings."""
    own = own_settings()
    return (
        house.pickups if house.pickups.vans else pickups_of(own.pickup, own.vans, currency=CURRENCY)
    )


def _settings_text() -> str:
    return (files("assets") / "demo" / "settings.toml").read_text(encoding="utf-8")


def _bring_in(inbox: SalesInbox, sales: tuple[Sale, ...]) -> None:
    """As a shop brings in its own; the named ones first, to know a fill cut short."""
    named = {one.number for one in situations()}
    first = sorted(sales, key=lambda sale: sale.number not in named)
    with TemporaryDirectory() as folder:
        file = Path(folder) / _FILE_OF_SALES
        write(tuple(first), file)
        brought = bring_in(inbox, (file,), Defaults(MARKET, CURRENCY, Channel.STORE)).files[0]
    assert brought.trouble is None, brought.trouble
    assert not brought.bad_rows, brought.bad


def _made_on(store: Store) -> date | None:
    """The day the demo in this store was made, None for an empty store."""
    with store.views() as views:
        for one in views.by_number(code_key(_COMMON)):
            if one.customer == _CUSTOMER:
                return one.bought_on + _COMMON_IS_OLD
        if views.day("9999").any_sale:
            raise NotEmptyError(Phrase("demo.not_empty"))
    return None


def _take_back(store: Store, house: House, past: PastReturn, *, printed: bool, staff: str) -> None:
    """Take goods back at a moment that has been."""
    at, who = past.at.astimezone(UTC), replace(past.who, staff=staff)
    station = Station(store, LongAgo(), clock=lambda: at, house=house)
    with store.views() as views:
        sale_id = next(
            one.sale_id for one in views.by_number(code_key(past.sale)) if one.number == past.sale
        )
    done = station.perform(TakeBack(past.key, (Part(sale_id, past.claim),)), who)
    if printed and done.slip and not done.again:
        station.print_slip(done.slip, f"printer:{who.desk}", who)

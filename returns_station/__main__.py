"""The front door and only composition root: wires the world into a Station and knocks."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from returns_station.adapters.store_keys import store_key

if TYPE_CHECKING:
    from argparse import Namespace

    from returns_station.adapters.settings import Settings
    from returns_station.adapters.signing import StationSeals
    from returns_station.case import Who
    from returns_station.cli.bench_shop import BenchShop
    from returns_station.desk.incoming import SalesInbox
    from returns_station.desk.ports import Store
    from returns_station.desk.station import Station


def open_station(
    url: str,
    settings: "Settings",
    paper: str = "",
    folder: Path | None = None,
    *,
    training: bool = False,
) -> "Station":
    """Open the store-room behind a URL, brought to this release, and wire a Station on it.

    In `training` each paper is marked, and no far end is wired.
    """
    from dataclasses import replace

    from db.opening import opened
    from db.unit_of_work import StoreRoom
    from returns_station.adapters.audit_house import audit_of, unsealing
    from returns_station.adapters.bench_house import bench_of
    from returns_station.adapters.clock import now
    from returns_station.adapters.dialogue_house import dialogue_house
    from returns_station.adapters.law.book import promise_for
    from returns_station.adapters.law.credit import credit_months_for
    from returns_station.adapters.law.retention import retention_for
    from returns_station.adapters.payouts.wiring import payers_for
    from returns_station.adapters.people import people_of
    from returns_station.adapters.person_files import DiskPersonFiles, new_id
    from returns_station.adapters.pickup_house import carriers_of, pickups_of
    from returns_station.adapters.printing.look import dress_of
    from returns_station.adapters.printing.paper import SlipPaper
    from returns_station.adapters.promise_keeping import ShopKeeper
    from returns_station.adapters.training import TrainingPaper
    from returns_station.desk.house import House
    from returns_station.desk.privacy.house import KeepingHouse
    from returns_station.desk.sealing import NO_SEALS
    from returns_station.desk.station import Station

    home = folder or own_folder()
    store = StoreRoom(opened(url, unsealing(url), store_key))
    seals = open_seals(store, folder, settings.desk.name) if folder else None
    keeper = ShopKeeper(settings.shop, home)
    payers = {} if training else payers_for(settings)
    house = House(
        replace(settings.shop.head, training=training),
        settings.shop.language,
        promise_for,
        keeper,
        credit_months_for,
        frozenset(payers),
        seals or NO_SEALS,
        pickups=pickups_of(
            settings.pickup,
            settings.vans,
            currency=settings.shop.currency,
            shop=settings.shop.name,
            carriers={} if training else carriers_of(settings),
        ),
        money_waits=settings.shop.money_waits,
        bench=bench_of(settings.bench, settings.shop.currency, home),
        people=people_of(home),
        keeping=KeepingHouse(DiskPersonFiles(home), store.wipe, new_id, retention_for),
        audit=audit_of(url, folder, settings.journal.anchor, seals),
        rulings=settings.ruling.house(settings.shop.currency),
        service=settings.service.house,
        surprises=settings.surprise.house(settings.shop.currency),
        dialogue=dialogue_house(settings, home, training=training),
    )
    if sys.platform == "win32":
        from returns_station.adapters.printing import painted
        from ui.printing import print_pages

        painted.print_by(print_pages)
    dress = dress_of(settings, home)
    drawn_on = SlipPaper(paper or settings.desk.paper, settings.printers, dress)
    printer = TrainingPaper(drawn_on) if training else drawn_on
    return Station(store, printer, clock=now, house=house, payers=payers)


def open_seals(store: "Store", folder: Path, desk: str) -> "StationSeals":
    """Open the key of a data folder, tell the store of it, and keep the store's keys beside it.

    Whatever a cut left undone the last time is done here.
    """
    from contextlib import suppress

    from returns_station.adapters.clock import now
    from returns_station.adapters.key_files import keep_keys
    from returns_station.adapters.signing import StationSeals
    from returns_station.desk.errors import StationError

    seals = StationSeals(folder, desk, lambda: now().date())
    with store.views() as views:
        keys = views.station_keys()
    own = seals.own
    if own is not None and own.id not in {key.id for key in keys}:
        try:
            with store.work() as work:
                work.put_station_key(own)
                work.commit()
        except StationError:
            # The next slip that is written tells of it; the window opens all the same.
            seals.renewed = own
    with suppress(OSError):
        keep_keys(folder, keys)
    return seals


def open_inbox(
    url: str, settings: "Settings", who: "Who | Callable[[], Who] | None" = None
) -> "SalesInbox":
    """Open where sales come in, in the store-room behind a URL; for whom the settings name."""
    from db.imports import Inbox
    from db.opening import opened
    from returns_station.adapters.audit_house import unsealing
    from returns_station.adapters.clock import now

    return Inbox(opened(url, unsealing(url), store_key), clock=now, who=who or settings.desk.who)


def turn_over(url: str, close: "Callable[[], object]", *, encrypted: bool) -> bool:
    """Encrypt the database behind a URL, or make it plain; whether it was otherwise before."""
    from db.turning import turn
    from returns_station.adapters.audit_house import unsealing
    from returns_station.adapters.store_keys import system_keys

    close()
    return turn(url, system_keys(), unsealing(url), encrypted=encrypted)


def open_bench(folder: Path, sales: int, settings: "Settings") -> "BenchShop":
    """Open the shop of this size that is kept for measuring, a Station and the floor beside it."""
    from db.benchmark_shop import Lots, shop_file
    from db.floor import Floor
    from db.words import fold
    from returns_station.cli.bench_shop import BenchShop

    path = shop_file(folder, sales)
    station = open_station(f"sqlite:///{path}", settings, folder=folder)
    return BenchShop(station, Floor(path), Lots(path).draw, fold)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window when none is given; gives the exit code."""
    from returns_station.cli.arguments import parse

    asked = parse(sys.argv[1:] if arguments is None else arguments)
    from returns_station.cli.context import DONE, complain
    from returns_station.desk.errors import StationError

    try:
        code = _run(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the answer has read enough; the rest goes nowhere, and nobody complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except StationError as error:
        language = asked.language or "en"
        return complain(error, language=language, as_json=asked.json, err=sys.stderr)
    except Exception as error:  # noqa: BLE001 - our own mistake, told without anybody's data
        from ui.crash import kept

        folder = Path(asked.data) if asked.data else own_folder()
        return complain(kept(error, folder), language=asked.language or "en", err=sys.stderr)
    return code


def _run(asked: "Namespace") -> int:
    from returns_station.adapters.settings import load, text_of

    folder = Path(asked.data) if asked.data else own_folder()
    settings = load(folder, asked.desk)
    # From here on every complaint is in the desk's own language.
    asked.language = asked.language or settings.desk.language
    if asked.training:
        from returns_station.adapters.training import training_folder, training_settings

        # Never the shop's own database, wherever it is.
        folder, asked.database = training_folder(folder), ""
        settings = training_settings(settings, text_of(folder), asked.desk)
    url = asked.database or f"sqlite:///{folder / 'station.db'}"
    if not asked.command or asked.wall:
        return _window(asked, url, folder, settings)
    from returns_station.cli.commands import run
    from returns_station.cli.context import Context
    from returns_station.cli.signing import signing_given
    from returns_station.desk.auditing.closing import Opened

    opened = Opened()

    def station() -> "Station":
        one = open_station(url, settings, asked.paper, folder, training=asked.training)
        return opened.keep(one)

    context = Context(
        station,
        settings,
        asked.language,
        folder,
        asked.json,
        sys.stdout,
        sys.stderr,
        lambda who: opened.keep(open_inbox(url, settings, who)),
        lambda sales: open_bench(folder / "bench", sales, settings),
        codes_in_picture,
        signing_given(),
        turn=lambda *, encrypted: turn_over(url, opened.close, encrypted=encrypted),
    )
    try:
        return run(asked, context)
    finally:
        opened.close()


def codes_in_picture(picture: Path) -> tuple[str, ...]:
    """The codes in a picture file, ours first; a child opens it."""
    from ui.readers.picture import bytes_of, codes_by_child

    return codes_by_child(bytes_of(picture))


def own_folder() -> Path:
    """The data folder of this user on this system."""
    from platformdirs import user_data_path

    return user_data_path("returns-station", appauthor=False)


def _window(asked: "Namespace", url: str, folder: Path, settings: "Settings") -> int:
    from returns_station.adapters.screens import ask_for_screen

    ask_for_screen()
    from returns_station.desk.auditing.closing import Opened
    from ui.app import run
    from ui.desk import desk_of
    from ui.rooms.imports.bringing import Bringing

    desk = desk_of(
        settings,
        folder,
        language=asked.language,
        own=asked.desk,
        training=asked.training,
        kiosk=asked.kiosk,
    )

    opened = Opened()

    def open_own() -> "Station":
        return opened.keep(open_station(url, settings, folder=folder, training=asked.training))

    def fill_demo(station: "Station", told: "Callable[[float], object]") -> None:
        from returns_station.adapters.demo.filling import open_shop

        inbox, staff = open_inbox(url, settings, stands_here), stands_here().staff
        open_shop(station, inbox, folder, asked.language, told=told, staff=staff)

    def stands_here() -> "Who":
        return bring_in.who or settings.desk.who

    bring_in = Bringing(
        lambda: open_inbox(url, settings, stands_here), settings.shop, folder / "columns"
    )
    try:
        if asked.wall:
            from ui.wall import run_wall

            return run_wall(open_own, desk)
        return run(open_own, desk, bring_in=bring_in, fill_demo=fill_demo)
    finally:
        opened.close()


if __name__ == "__main__":
    sys.exit(main())

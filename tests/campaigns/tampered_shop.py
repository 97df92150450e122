"""A small shop with a history, signed and sealed, whose files are there to be tampered with."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from db.engine import open_engine
from db.opening import opened
from db.unit_of_work import StoreRoom
from returns_station.adapters.audit_house import audit_of, unreadable, unsealing
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.law.credit import credit_months_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.adapters.signing import StationSeals
from returns_station.desk.auditing.closing import close_down
from returns_station.desk.auditing.signing import sign_now
from returns_station.desk.auditing.views import Verified
from returns_station.desk.commands import UndoReturn
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.errors import StationError
from returns_station.desk.house import House
from returns_station.desk.payout_commands import ConfirmPayout
from returns_station.desk.people.guard import AttemptRefused
from returns_station.desk.rating import Rate
from returns_station.desk.station import Station
from returns_station.people.rights import Right
from returns_station.policy.claim import Outcome
from tests.builders import NOW, SHOP, a_claim, a_sale, kronor, taking
from tests.db.shelf import put_sale
from tests.returns_station.desk.counter import MAJA

STORE: Final = "station.db"
_OUTCOMES: Final = (None, Outcome.REFUND, Outcome.STORE_CREDIT)


class NoKeyring:
    """The key lies in its file: no system keyring is asked a thousand times."""

    def get(self, key: str) -> str:  # noqa: ARG002 - as the port asks
        """Nothing."""
        return ""

    def put(self, key: str, secret: str) -> bool:  # noqa: ARG002 - as above
        """Never."""
        return False

    def drop(self, key: str) -> None:
        """Nothing to drop."""


@dataclass
class TamperedShop:
    """One data folder: its database, its second file, its seal, its key."""

    folder: Path
    now: datetime = NOW

    @property
    def path(self) -> Path:
        """The database."""
        return self.folder / STORE

    @property
    def url(self) -> str:
        """Its address."""
        return f"sqlite:///{self.path}"

    def opened(self, *, new: bool = False) -> Station:
        """The station of this folder; only a new one brings its tables along."""
        seals = StationSeals(self.folder, "Disk 2", NOW.date, NoKeyring())
        engine = opened(self.url, unsealing(self.url)) if new else open_engine(self.url)
        store = StoreRoom(engine)
        house = House(
            SHOP,
            "sv",
            promise_for,
            None,
            credit_months_for,
            seals=seals,
            audit=audit_of(self.url, self.folder, "", seals),
        )
        if new and seals.own is not None:
            with store.work() as work:
                work.put_station_key(seals.own)
                work.commit()
        return Station(store, SlipPaper("roll80"), clock=self._tick, house=house)

    def _tick(self) -> datetime:
        self.now += timedelta(minutes=7)
        return self.now

    def verify(self) -> Verified:
        """What the product's own verification says of the folder as it lies."""
        station = self.opened()
        assert isinstance(station.store, StoreRoom)
        try:
            return station.auditing(MAJA).verify()
        except Exception as error:  # noqa: BLE001 - as the command line does
            return unreadable(self.url, self.folder, error)
        finally:
            station.store.close()

    def closed(self, station: Station) -> None:
        """Signed, let go and sealed as at the end of a day."""
        assert isinstance(station.store, StoreRoom)
        close_down(station, station.store.close)

    def copied(self, folder: Path) -> "TamperedShop":
        """The same shop in another folder."""
        folder.mkdir(exist_ok=True)
        for one in self.folder.iterdir():
            if one.is_file():
                shutil.copyfile(one, folder / one.name)
        return TamperedShop(folder, self.now)


def history(station: Station, chance: Random, deeds: int, *, sales: int) -> None:
    """So many deeds of a counter by chance; what cannot be done at the moment is passed over."""
    slips: list[str] = []
    for _ in range(deeds):
        with suppress(StationError):
            _deed(station, chance, f"{chance.random()}", slips, sales)
        if chance.random() < 1 / 8:
            sign_now(station.store, station.house.audit, station.clock)


def _deed(station: Station, chance: Random, key: str, slips: list[str], sales: int) -> None:
    match chance.randrange(8):
        case 0 | 1 | 2 | 3:
            claim = a_claim()
            sale = chance.randrange(sales) + 1
            done = station.perform(taking(key, sale, claim, chance.choice(_OUTCOMES)), MAJA)
            slips += [done.slip] if done.slip else []
        case 4 if slips:
            station.perform(UndoReturn(key, chance.choice(slips)), MAJA)
        case 5 if slips:
            with station.store.views() as views:
                payouts = views.payouts.of_slip(chance.choice(slips))
            for one in payouts:
                station.perform(
                    ConfirmPayout(key, one.operation, f"T{chance.randrange(999)}"), MAJA
                )
        case 6 if slips:
            station.perform(Rate(chance.choice(slips), chance.randrange(5) + 1), MAJA)
        case _:
            number = f"TG{chance.randrange(99):09}"
            station.perform(RedeemCredit(key, number, kronor(10), ""), MAJA)


def a_shop(folder: Path, chance: Random, deeds: int, *, sales: int = 12) -> TamperedShop:
    """A new shop with a history, signed and sealed."""
    shop = TamperedShop(folder)
    station = shop.opened(new=True)
    assert isinstance(station.store, StoreRoom)
    with station.store.engine.begin() as connection:
        for nr in range(sales):
            put_sale(connection, a_sale(number=f"S{nr}"))
    history(station, chance, deeds, sales=sales)
    shop.closed(station)
    return shop


def goes_on(shop: TamperedShop, chance: Random, deeds: int, *, sales: int = 12) -> None:
    """The shop works on for a while, and is closed again."""
    station = shop.opened()
    assert isinstance(station.store, StoreRoom)
    unsealing(shop.url)()
    with station.store.work() as work:
        # Something happens even where chance finds nothing that can be done.
        work.journal((AttemptRefused(Right.PUBLISH, "campaign"),), at=shop.now, who=MAJA)
        work.commit()
    history(station, chance, deeds, sales=sales)
    shop.closed(station)

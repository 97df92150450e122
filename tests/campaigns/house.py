"""A shop for campaigns, wired by the real front door; its sales come in by their own door."""

import json
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from db.imports import Inbox
from returns_station.__main__ import open_inbox, open_station
from returns_station.adapters.settings import DeskSettings, Settings, ShopSettings
from returns_station.case import Who
from returns_station.desk.incoming import NewCustomer, NewLine, NewSale, NewTender
from returns_station.desk.station import Station
from returns_station.policy.claim import Claim, ClaimLine

HOUSE: Final = Path(__file__).parents[2]
BOUGHT_ON: Final = date(2026, 11, 12)
SETTINGS: Final = Settings(
    shop=ShopSettings(name="Granlöv", address="Storgatan 12, Uppsala"),
    desk=DeskSettings(name="Disk 2", clerk="Maja"),
)
WHO: Final = Who("Maja", "Disk 2")
# What the front door imports when it opens: read once for all who fork.
WIRED: Final = ("db.unit_of_work", "db.imports", "db.schema", "returns_station.adapters.law.book")
_NAMES: Final = ("Elin Sandberg", "Åsa Öberg", "Väinö Mäki", "Søren Ny", "Ödla Ängsö")
_SOLD_AT: Final = ZoneInfo("Europe/Stockholm")


def station_on(url: str) -> Station:
    """The Station of this shop on a store-room, as the front door wires it."""
    return open_station(url, SETTINGS)


def inbox_on(url: str) -> Inbox:
    """Where this shop's sales come in."""
    inbox = open_inbox(url, SETTINGS)
    assert isinstance(inbox, Inbox)
    return inbox


def new_sale(nr: int, *quantities: int) -> NewSale:
    """The nr-th invented sale, a line for each quantity; odd sums, every third on two tenders."""
    lines = tuple(
        NewLine(str(n), f"A{nr + n}", f"Tröja {nr + n}", many, 3331 * many + n, "25")
        for n, many in enumerate(quantities, 1)
    )
    total = sum(line.paid for line in lines)
    gift = total // 3 if nr % 3 == 0 else 0
    tenders = [NewTender("card", total - gift, "4242")]
    tenders += [NewTender("gift_card", gift)] if gift else []
    name = _NAMES[nr % len(_NAMES)]
    return NewSale(
        source="campaign",
        number=f"C{nr:06}",
        market="SE",
        channel="store",
        currency="SEK",
        agreed_on=BOUGHT_ON.isoformat(),
        lines=lines,
        tenders=tuple(tenders),
        customer=NewCustomer(f"{name} {nr % 50}", name, language="sv"),
    )


def claim_on(nr: str, bought_on: date = BOUGHT_ON, quantity: int = 1) -> Claim:
    """A changed mind about some units of a line, a week after they were bought."""
    day = bought_on + timedelta(days=7)
    told_at = datetime(day.year, day.month, day.day, 12, tzinfo=_SOLD_AT)
    return Claim(told_at, (ClaimLine(nr, quantity),))


def tell(report: object) -> None:
    """Give a campaign's report, for people and for tests."""
    sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")


def campaign(name: str, *arguments: str) -> dict[str, Any]:
    """Run a campaign in a process of its own, as one would by hand; gives what it reports."""
    command = [sys.executable, "-m", f"tests.campaigns.{name}", *arguments]
    ran = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert ran.stdout, ran.stderr
    report: dict[str, Any] = json.loads(ran.stdout)
    return report

"""Terms, and a station that may promise them."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from returns_station.adapters.promise_keeping import CASES, ShopKeeper
from returns_station.adapters.settings import ShopSettings
from returns_station.case import Who
from returns_station.days import Days
from returns_station.desk.commands import PublishTerms, SaveTerms
from returns_station.desk.station import Station
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import OpenPurchase, Stage, Terms
from returns_station.sale import Sale
from tests.builders import NOW
from tests.returns_station.desk.counter import MAJA, a_station

ANDERS: Final = Who("Anders", "Kontoret")
TODAY: Final = date(2026, 11, 26)
SOON: Final = TODAY + timedelta(days=11)
BOTH: Final = (Outcome.REFUND, Outcome.EXCHANGE)


def days(count: int, gives: tuple[Outcome, ...] = BOTH) -> Terms:
    """A promise of so many days."""
    return Terms("draft", OpenPurchase((Stage((Days(count),), gives),)))


class Desk:
    """A station with a shop's keeper, and a clock that a test may turn."""

    def __init__(self, folder: Path, *sales: Sale, two: bool = False) -> None:
        """Open a shop that also sells at a distance."""
        self.now = NOW
        self.folder = folder
        shop = ShopSettings(channel="distance", two_to_promise=two)
        keeper = ShopKeeper(shop, folder)
        clock: Callable[[], datetime] = lambda: self.now  # noqa: E731 - as short as it is
        self.station: Station = a_station(folder, *sales, clock=clock, keeper=keeper)

    def save(self, terms: Terms, *, key: str = "save", who: Who = MAJA) -> str:
        """Save a draft and give its name."""
        return self.station.perform(SaveTerms(key, terms), who).version

    def publish(self, terms: Terms, begins: date = TODAY, *, key: str = "one") -> str:
        """Save and publish, and give the version's name."""
        version = self.save(terms, key=f"save {key}")
        self.station.perform(PublishTerms(f"publish {key}", version, begins), MAJA)
        return version

    def at(self, day: date) -> None:
        """Let it be noon of a day."""
        self.now = datetime(day.year, day.month, day.day, 11, tzinfo=UTC)

    def put_case(self, name: str, *, answer: str, days_old: int) -> None:
        """Add a worked case of the shop's own: goods that come back after so many days."""
        path = self.folder / CASES
        path.mkdir(exist_ok=True)
        case = a_case(name, answer=answer, days_old=days_old)
        (path / f"{name}.json").write_text(json.dumps([case]), encoding="utf-8")


def a_case(name: str, *, answer: str, days_old: int) -> dict[str, Any]:
    """A worked case of goods that were bought in the shop and come back after so many days."""
    told = date(2026, 3, 2) + timedelta(days=days_old)
    line = {"line": "1", "sku": "A", "title": "Mugg", "category": "home", "quantity": 1}
    return {
        "id": name,
        "says": f"{days_old} days",
        "source": "our own",
        "terms": "house",
        "sale": {
            "number": "1",
            "market": "SE",
            "channel": "store",
            "buyer": "consumer",
            "currency": "SEK",
            "agreed_on": "2026-03-02",
            "tenders": [{"kind": "card", "amount": "99.00"}],
            "lines": [{**line, "paid": "99.00", "vat_percent": "25"}],
        },
        "claim": {
            "told_at": f"{told}T12:00:00+01:00",
            "lines": [{"line": "1", "quantity": 1, "reason": "changed_mind"}],
        },
        "expect": {"answer": answer},
    }

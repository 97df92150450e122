"""Every real sale handed back in random parts: what comes back is what was paid, to the penny.

python -m tests.campaigns.part_returns [--days N] [--sales N] [--seed N]
The sales are UCI's Online Retail (CC BY 4.0, Chen), and the orders of two web shops' own examples.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, text

from db.engine import open_engine, reading
from db.imports import Inbox
from db.schema import prepare
from db.unit_of_work import StoreRoom
from returns_station.adapters.clock import now
from returns_station.adapters.law.book import law_for
from returns_station.adapters.orders.intake import bring_in
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.days import Days
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.errors import StationError
from returns_station.desk.house import House
from returns_station.desk.station import Station
from returns_station.policy.claim import Claim, ClaimLine, Outcome
from returns_station.policy.terms import Accepts, OpenPurchase, Promise, Stage, Terms
from returns_station.sale import Sale
from tests.builders import SHOP
from tests.campaigns.house import WHO, tell
from tests.campaigns.ledgers import damaged, faults
from tests.campaigns.online_retail import WHOLESALER, days

_SHARED: Final = Path(__file__).parents[3] / "shared" / "data"
_WEB_SHOP: Final = Defaults("SE", "SEK", "distance")
_EVERYTHING: Final = OpenPurchase(
    (Stage((Days(60),), (Outcome.REFUND,)),), frozenset({Accepts.ANY})
)
_TERMS: Final = Terms("everything", _EVERYTHING)
_SOON: Final = timedelta(days=7)
_MOST_VISITS: Final = 4
_LEFT: Final = text(
    "SELECT l.nr, l.quantity - (SELECT count(*) FROM unit WHERE line_id = l.id) AS units, "
    "l.paid - coalesce((SELECT used FROM balance b WHERE b.sale_id = l.sale_id "
    "AND b.kind = 'paid' AND b.part = l.id), 0) AS paid FROM sale_line l "
    "WHERE l.sale_id = :sale ORDER BY l.id"
)
_DELIVERY: Final = text(
    "SELECT agreed_on, CASE WHEN delivery_paid < delivery_standard THEN delivery_paid "
    "ELSE delivery_standard END AS due FROM sale WHERE id = :sale"
)
_BACK: Final = text("SELECT p.sale_id, sum(p.amount) FROM payout p GROUP BY p.sale_id")
_DELIVERED: Final = text("SELECT sale_id, used FROM balance WHERE kind = 'delivery'")


@dataclass(slots=True)
class Campaign:
    """A shop with real sales, and what came of handing all of them back."""

    folder: Path
    chance: random.Random
    due: dict[int, int] = field(default_factory=dict)
    delivery: dict[int, int] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def run(self, most_days: int, most_sales: int) -> None:
        """Bring the sales in, hand all of them back, and look at the ledgers."""
        url = f"sqlite:///{self.folder / 'station.db'}"
        engine = open_engine(url)
        prepare(engine)
        self._bring(engine, most_days)
        house = House(SHOP, "en", _promise)
        station = Station(StoreRoom(engine), SlipPaper("a4"), clock=now, house=house)
        with reading(engine) as connection:
            ids = list(connection.execute(text("SELECT id FROM sale ORDER BY id")).scalars())
        # The web shops' orders came in last: they are always among the chosen.
        wanted = ids if most_sales >= len(ids) else self._some(ids, most_sales)
        for sale_id in wanted:
            self._hand_back(station, engine, sale_id)
        self._look(engine)
        engine.dispose()

    def _bring(self, engine: Engine, most_days: int) -> None:
        inbox = Inbox(engine, clock=now, who=WHO)
        bring_in(inbox, days(self.folder, most_days), WHOLESALER)
        orders = [
            *_SHARED.rglob("shopify/admin_rest/**/*.json"),
            *_SHARED.rglob("woocommerce/**/*.json"),
        ]
        bring_in(inbox, sorted(orders), _WEB_SHOP)

    def _some(self, ids: list[int], most: int) -> list[int]:
        web = ids[-50:]
        return sorted({*web, *self.chance.sample(ids, most)})

    def _hand_back(self, station: Station, engine: Engine, sale_id: int) -> None:
        """All that is left of a sale, in a few visits of a few parts each."""
        with reading(engine) as connection:
            lines = connection.execute(_LEFT, {"sale": sale_id}).all()
            told = connection.execute(_DELIVERY, {"sale": sale_id}).one()
        left = {line.nr: line.units for line in lines if line.units}
        if not left:
            self.counts["sales of which nothing was left"] += 1
            return
        at = _noon(date.fromisoformat(told.agreed_on) + _SOON)
        visits = self.chance.randint(1, _MOST_VISITS)
        for nr in range(1, visits + 1):
            if not left:
                break
            parts = tuple(self._parts(sale_id, left, at, everything=nr == visits))
            try:
                done = station.perform(TakeBack(f"{sale_id}-{nr}", parts), WHO)
            except StationError as error:
                self.refused[error.advice.key] += 1
                return
            self.counts["visits"] += 1
            self.counts["parts"] += len(parts)
            self.counts["questions"] += not done.slip
        self.counts["sales"] += 1
        self.counts["lines"] += len(lines)
        self.due[sale_id] = sum(line.paid for line in lines if line.units) + (told.due or 0)
        self.delivery[sale_id] = told.due or 0

    def _parts(
        self, sale_id: int, left: dict[str, int], at: datetime, *, everything: bool
    ) -> Iterator[Part]:
        """What comes back in one visit, in one part or several, each unit in one of them."""
        wanted = dict(left) if everything else self._lot(left)
        for nr, units in wanted.items():
            left[nr] -= units
            if not left[nr]:
                del left[nr]
        while wanted:
            now_ = wanted if self.chance.random() < 1 / 2 else self._lot(wanted)
            lines = [ClaimLine(nr, units) for nr, units in now_.items()]
            self.chance.shuffle(lines)
            yield Part(sale_id, Claim(at, tuple(lines)), Outcome.REFUND)
            wanted = {nr: rest for nr, had in wanted.items() if (rest := had - now_.get(nr, 0))}

    def _lot(self, left: dict[str, int]) -> dict[str, int]:
        share = self.chance.random()
        some = {
            nr: units if self.chance.random() < share else self.chance.randint(1, units)
            for nr, units in left.items()
            if self.chance.random() < max(share, 1 / 4)
        }
        nr = self.chance.choice(sorted(left))
        return some or {nr: self.chance.randint(1, left[nr])}

    def _look(self, engine: Engine) -> None:
        with reading(engine) as connection:
            self.faults += [*faults(connection), *damaged(connection)]
            back = {row[0]: row[1] for row in connection.execute(_BACK)}
            delivered = {row[0]: row[1] for row in connection.execute(_DELIVERED)}
        wrong = [one for one, due in self.due.items() if back.get(one, 0) != due]
        if wrong:
            sums = [(one, self.due[one], back.get(one, 0)) for one in wrong[:5]]
            self.faults.append(f"{len(wrong)} sales are not what was paid: {sums}")
        late = [one for one, due in self.delivery.items() if delivered.get(one, 0) != due]
        if late:
            self.faults.append(f"delivery does not come back once: {late[:5]}")
        self.counts["minor units paid back"] = sum(back.values())
        self.counts["sales with delivery"] = sum(1 for due in self.delivery.values() if due)


def _promise(sale: Sale) -> Promise:
    return Promise(_TERMS, _TERMS, law_for(sale))


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON; 1 when anything did not hold."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.part_returns", description=__doc__)
    parser.add_argument("--days", type=int, default=1000, help="so many of the wholesaler's days")
    parser.add_argument("--sales", type=int, default=1_000_000, help="so many at most, by lot")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        campaign = Campaign(Path(folder), random.Random(asked.seed))
        campaign.run(asked.days, asked.sales)
        seconds = round(time.monotonic() - begun)
        refused = {"refused": dict(campaign.refused)}
        tell(campaign.counts | refused | {"seconds": seconds, "faults": campaign.faults})
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())

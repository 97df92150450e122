"""A web shop of a test: one jumper sold, a far end, and a clock that is set by hand."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from returns_station.desk.paying import pay
from returns_station.desk.people.upkeep import by_itself
from returns_station.desk.service.promises import Promises
from returns_station.payout import Answer, Payout, PayoutVia, Told
from returns_station.policy.claim import Claim
from returns_station.sale import Channel
from returns_station.service.promise import PromiseStands
from tests.builders import NOW, a_claim, a_sale, taking
from tests.payouts import FarEnd
from tests.returns_station.desk.counter import MAJA, a_station

DUE: Final = datetime(2026, 12, 10, 22, 59, 59, 999999, UTC)
"""The end of the fourteenth day in Uppsala, a Thursday."""
LAST: Final = date(2026, 12, 10)
PAID: Final = Answer(Told.DONE, "G1")
NO: Final = Answer(Told.DECLINED, reason="closed_account")
_NAMES: Final = ("PromiseMade", "PromiseEnded", "PromiseFulfilled", "PromiseForetold")


class Shop:
    """What happens to one return."""

    def __init__(self, folder: Path, *answers: Answer, far_end: bool = True) -> None:
        """Open it with what the far end will answer."""
        self.now = NOW
        sale = a_sale(channel=Channel.DISTANCE)
        self.station = a_station(folder, sale, clock=lambda: self.now)
        if far_end:
            payers = frozenset({PayoutVia.GATEWAY})
            self.station.house = replace(self.station.house, payers=payers)
            self.station.payers = {PayoutVia.GATEWAY: FarEnd(list(answers), name="bank")}

    def takes_back(self, claim: Claim | None = None) -> str:
        """Goods come back, and nobody has paid yet."""
        return self.station.perform(taking("k", 1, claim or a_claim()), MAJA).slip

    def payout(self, slip: str) -> Payout:
        """The only payout of a visit."""
        with self.station.store.views() as views:
            (found,) = views.payouts.of_slip(slip)
        return found

    def pays(self, slip: str) -> None:
        """The far end is asked once."""
        pay(self.station.paying(MAJA), self.payout(slip).operation)

    @property
    def upkeep(self) -> Promises:
        """Promises as the station itself sees to them."""
        return self.station.promises(by_itself("Disk 2"))

    def one(self, slip: str) -> PromiseStands:
        """The only promise of a visit."""
        (stands,) = self.station.promises(MAJA).of_slip(slip)
        return stands

    def told(self) -> list[str]:
        """The promises' events in the journal, in order."""
        with self.station.store.views() as views:
            events = [one for entry in views.journal() for one in json.loads(entry.body)]
        return [name for name, _ in events if name in _NAMES]

"""Returns of a test that are stored as the counter stores them, under terms of the shop's own."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from returns_station.desk.station import Station
from returns_station.desk.views import KeptTrace
from returns_station.policy.claim import ClaimLine, Condition, Outcome
from tests.builders import BOUGHT_ON, a_claim, a_line, a_sale, taking
from tests.returns_station.desk.counter import MAJA
from tests.returns_station.desk.promises import Desk, days

NUMBER: Final = "2041-1187"
SLIP: Final = "RS 0000-0001-3"
# One clear yes, one that comes too late, and one that wants what is not given.
LATE: Final = a_claim(ClaimLine("2"), days_old=80)
WORN: Final = replace(a_claim(ClaimLine("2", condition=Condition.USED)), wants=Outcome.STORE_CREDIT)


def a_shop(folder: Path) -> Station:
    """A shop with a promise of its own and three returns of one sale."""
    desk = Desk(folder, a_sale(a_line(quantity=2, paid=998), a_line("2", sku="SOCK", paid=149)))
    desk.at(BOUGHT_ON)
    desk.publish(days(60), BOUGHT_ON)
    for key, claim in (("yes", a_claim()), ("late", LATE), ("worn", WORN)):
        desk.station.perform(taking(key, 1, claim), MAJA)
    return desk.station


def kept(station: Station, key: str = "yes") -> KeptTrace:
    """One of the stored returns, by the press that made it."""
    with station.store.views() as views:
        return next(one for one in views.every_trace() if one.key == key)

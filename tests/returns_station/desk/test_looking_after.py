"""What is done now and then: money leaves on its day, paid where nobody is needed."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from returns_station.adapters.payouts.gateway import Gateway
from returns_station.adapters.payouts.simulator.far_end import FarEnd, times_paid
from returns_station.adapters.payouts.simulator.faults import Faults
from returns_station.adapters.payouts.simulator.servers import gateway, serving
from returns_station.desk.commands import GoodsCame
from returns_station.desk.looking_after import look_after
from returns_station.desk.station import Station
from returns_station.payout import PayoutState, PayoutVia
from returns_station.sale import Channel
from tests.builders import BOUGHT_ON, a_claim, a_line, a_sale, taking
from tests.returns_station.desk.counter import MAJA, a_station

AT_HOME = replace(a_claim(), goods_at_home=True)


def by_post(folder: Path) -> Station:
    line = replace(a_line(), received_on=(BOUGHT_ON + timedelta(days=2),))
    station = a_station(folder, a_sale(line, channel=Channel.DISTANCE))
    payers = frozenset({PayoutVia.GATEWAY})
    station.house = replace(station.house, money_waits=True, payers=payers)
    return station


def state(station: Station, slip: str) -> PayoutState:
    with station.store.views() as views:
        (payout,) = views.payouts.of_slip(slip)
    return payout.state


def test_that_money_of_goods_that_came_is_paid_once_without_a_person(tmp_path: Path) -> None:
    station, ledger = by_post(tmp_path), tmp_path / "far.jsonl"
    done = station.perform(taking("home", 1, AT_HOME), MAJA)
    with serving(gateway(0, FarEnd(ledger, Faults()))) as far:
        station.payers = {PayoutVia.GATEWAY: Gateway(f"http://127.0.0.1:{far.port}")}
        look_after(station, MAJA)
        assert state(station, done.slip) is PayoutState.WAITING

        station.perform(GoodsCame("came", done.slip), MAJA)
        look_after(station, MAJA)
        look_after(station, MAJA)

    assert state(station, done.slip) is PayoutState.CONFIRMED
    assert set(times_paid(ledger).values()) == {1}


def test_that_money_leaves_on_its_day_though_nobody_came(tmp_path: Path) -> None:
    station = by_post(tmp_path)
    done = station.perform(taking("home", 1, AT_HOME), MAJA)
    later = station.clock() + timedelta(days=14)
    station.clock = lambda: later

    look_after(station, MAJA)

    assert state(station, done.slip) is PayoutState.PROMISED

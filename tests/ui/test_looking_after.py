"""The window asks the station to look after what waits, one errand at a time."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from returns_station.payout import PayoutState
from tests.builders import a_claim, a_sale, taking
from tests.returns_station.desk.counter import MAJA, a_station
from ui.looking_after import LookingAfter


def test_that_money_leaves_on_its_day_without_a_key(qtbot: QtBot, tmp_path: Path) -> None:
    station, looked = a_station(tmp_path, a_sale()), list[int]()
    station.house = replace(station.house, money_waits=True)
    done = station.perform(taking("home", 1, replace(a_claim(), goods_at_home=True)), MAJA)
    with station.store.views() as views:
        (payout,) = views.payouts.of_slip(done.slip)
    assert payout.waits_until is not None
    on_its_day = station.clock().replace(
        year=payout.waits_until.year, month=payout.waits_until.month, day=payout.waits_until.day
    )
    station.clock = lambda: on_its_day
    looking = LookingAfter(lambda: MAJA, lambda: looked.append(1))

    looking.opened(station)
    looking.look()
    qtbot.waitUntil(lambda: looked == [1])
    looking.finish()

    with station.store.views() as views:
        assert views.payouts.of_slip(done.slip)[0].state is PayoutState.PROMISED

"""Goods that are still at home: made good on trust, awaited, and here at last."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from returns_station.desk.commands import GoodsCame, UndoReturn
from returns_station.desk.receiving import NothingAwaitedError
from returns_station.desk.views import Awaited
from tests.builders import a_claim, a_sale, kronor, looking, taking
from tests.returns_station.desk.counter import MAJA, a_station

AT_HOME = replace(a_claim(), goods_at_home=True)


def test_that_money_goes_back_on_trust_and_the_goods_are_awaited(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())

    offer = looking(station, 1, AT_HOME).offers[0]
    done = station.perform(taking("home", 1, AT_HOME), MAJA)

    assert (offer.settlement.way.value, offer.settlement.refund) == ("refund_on_trust", kronor(499))
    with station.store.views() as views:
        (awaited,) = views.awaited()
        slip = views.slip(done.slip)
    assert awaited == Awaited(done.slip, "Stickad tröja KNIT-M", 1, date(2026, 12, 10))
    assert slip is not None
    assert "slip.next.goods_at_home" in {step.what.key for step in slip.next_steps}


def test_that_goods_that_came_are_awaited_no_longer(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())
    done = station.perform(taking("home", 1, AT_HOME), MAJA)

    first = station.perform(GoodsCame("came", done.slip), MAJA)
    again = station.perform(GoodsCame("came", done.slip), MAJA)

    assert (first.units, again.units) == (1, 0)
    with station.store.views() as views:
        assert views.awaited() == ()


def test_that_an_undone_visit_awaits_nothing(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())
    done = station.perform(taking("home", 1, AT_HOME), MAJA)

    station.perform(UndoReturn("undo", done.slip), MAJA)

    with station.store.views() as views:
        assert views.awaited() == ()
    with pytest.raises(NothingAwaitedError):
        station.perform(GoodsCame("came", done.slip), MAJA)


def test_that_nothing_is_awaited_of_goods_that_are_here(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())
    done = station.perform(taking("here", 1, a_claim()), MAJA)

    with pytest.raises(NothingAwaitedError):
        station.perform(GoodsCame("came", done.slip), MAJA)

"""The paper she holds stays genuine when the shop has forgotten her, and a forgery does not."""

from dataclasses import replace
from pathlib import Path

import pytest

from returns_station.adapters.person_files import new_id
from returns_station.customer import Customer
from returns_station.desk.privacy.house import KeepingHouse
from returns_station.desk.sealing import Standing
from returns_station.desk.station import Station
from returns_station.money import Money
from returns_station.slip import Slip
from tests.builders import a_sale
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import MAJA
from tests.returns_station.desk.test_sealing import a_desk, a_slip, forged, slip_of, verdict


@pytest.fixture
def desk(tmp_path: Path) -> Station:
    """A desk that seals, with a sale of somebody's."""
    her = Customer("Elin Sandberg", "070-1740605", "elin@example.org", key="k1")
    store = a_store(tmp_path, replace(a_sale(), customer=her))
    station = a_desk(store, tmp_path / "desk")
    station.house = replace(station.house, keeping=KeepingHouse(ids=new_id))
    return station


def forgotten(desk: Station) -> tuple[Slip, Slip]:
    """Her slip as it was written, and as it is kept once she is forgotten."""
    before = a_slip(desk)
    assert before.thanks.args == {"name": "Elin"}
    desk.keeping(MAJA).erase(contact="elin@example.org")
    return before, slip_of(desk, before.number)


def test_that_the_paper_she_holds_is_still_genuine(desk: Station) -> None:
    before, after = forgotten(desk)

    assert after.thanks.key == "slip.thanks_you"
    assert verdict(desk.find(before.seal))[0] is Standing.GENUINE
    assert verdict(desk.find(after.seal))[0] is Standing.GENUINE


def test_that_another_sum_on_such_a_paper_is_still_seen(desk: Station) -> None:
    before, _ = forgotten(desk)
    richer = replace(before, total=Money(before.total.minor + 100_00, before.total.currency))

    assert verdict(desk.find(forged(desk, richer)))[0] is Standing.ALTERED

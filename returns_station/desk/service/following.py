"""Which promises events make, keep or release."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from returns_station.case import Who

if TYPE_CHECKING:
    from returns_station.desk.house import House
    from returns_station.desk.ports import UnitOfWork


def promises_follow(
    work: "UnitOfWork", events: Sequence[object], at: datetime, who: Who, *, house: "House"
) -> None:
    """Move every promise that these events concern."""
    if MOVING.isdisjoint(type(event).__name__ for event in events):
        return
    from returns_station.desk.service.moving import Moving

    moving = Moving(work, house, at, who)
    told = [one for event in events for one in moving.by(event)]
    if told:
        work.journal(told, at=at, who=who)


MOVING = frozenset(
    (
        *("PayoutConfirmed", "ReturnUndone"),
        *("BookingWished", "BookingMoved", "BookingDeclined", "BookingFetched", "BookingFailed"),
        *("BookingCancelled", "VanLate"),
        *("PersonAsked", "AskedAgain", "YesSaid", "DeclinedThisTime", "AskTakenBack", "AskExpired"),
        *("ItemCame", "ItemAnswered"),
    )
)
"""The events that move promises, by name: no other pays for what moves them."""

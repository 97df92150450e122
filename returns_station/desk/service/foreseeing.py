"""What will be missed as it looks now: read off the shelves, days before it is due."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from returns_station.days import local_day
from returns_station.desk.service.ending import Ending
from returns_station.desk.service.lengthening import slower_by
from returns_station.payout import Payout
from returns_station.pickup.booking import Booking
from returns_station.service.outlook import Looking, Outlook, outlook
from returns_station.service.promise import PromiseKind, PromiseStands

if TYPE_CHECKING:
    from returns_station.desk.house import House
    from returns_station.desk.ports import UnitOfWork, Views

# A long weekend and as many slower days are within it.
_AHEAD: Final = timedelta(days=7)


def looked(
    views: "Views", now: datetime, house: "House"
) -> tuple[tuple[PromiseStands, Outlook], ...]:
    """What is open and will not hold, with what is expected instead; nothing is changed."""
    market = house.shop.market
    slower = slower_by(house.dialogue.slower, local_day(now, market))
    quiet = (house.dialogue.quiet_from, house.dialogue.quiet_until)
    looking = Looking(now, market, house.service.closes, slower, quiet)
    stood = [one for one in views.promises.due(now + _AHEAD) if one.promise.due >= now]
    money = _payouts(views, stood)
    return tuple(
        (stands, found)
        for stands in stood
        if (found := outlook(stands, looking, money.get(_of(stands)), _booking(views, stands)))
    )


def foretold(
    work: "UnitOfWork", found: tuple[tuple[PromiseStands, Outlook], ...], now: datetime
) -> Iterator[object]:
    """Foretell each, once for each expected moment; gives what is told of it."""
    ending = Ending(work.promises, now)
    for stands, outlook_ in found:
        yield from ending.foretold(stands, outlook_.expected, outlook_.why)


def is_news(stands: PromiseStands, found: Outlook) -> bool:
    """Whether she was not told of that moment yet."""
    return stands.foretold_at is None or stands.expected != found.expected


def _payouts(views: "Views", stood: list[PromiseStands]) -> dict[str, Payout]:
    if all(one.promise.kind is not PromiseKind.REFUND for one in stood):
        return {}
    return {one.operation: one for one in views.payouts.waiting()}


def _of(stands: PromiseStands) -> str:
    return stands.promise.subject


def _booking(views: "Views", stands: PromiseStands) -> Booking | None:
    if stands.promise.kind is not PromiseKind.PICKUP:
        return None
    return views.bookings.load(stands.promise.subject)

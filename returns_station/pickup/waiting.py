"""How long goods may wait to be fetched: a window that has passed, and Norway's three months."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from returns_station.days import add_months
from returns_station.pickup.booking import Booking, BookingState
from returns_station.pickup.words import moments

# A carrier tells of what it fetched within the hour; a driver of ours may bring it in at the dock.
CARRIER_GRACE: Final = timedelta(hours=2)
OWN_GRACE: Final = timedelta(hours=12)

# NO-ANG 24 st. 5: an agreed collection not done within three months of the notice.
_FORFEIT_MONTHS: Final = {"NO": 3}


class Forfeit(StrEnum):
    """How near goods are to be hers for nothing because nobody fetched them."""

    FAR = "far"
    NEAR = "near"
    HERS = "hers"


def forfeit(market: str, notice_on: date, today: date) -> Forfeit:
    """Where agreed goods stand: hers the day after the last one, near from a month before it."""
    months = _FORFEIT_MONTHS.get(market)
    if months is None:
        return Forfeit.FAR
    if today > add_months(notice_on, months):
        return Forfeit.HERS
    return Forfeit.NEAR if today >= add_months(notice_on, months - 1) else Forfeit.FAR


def is_missed(booking: Booking, now: datetime) -> bool:
    """Whether its window has ended so long ago, without a word, that nobody came.

    Words may come later still, and are believed; what has been paid back by then stays hers.
    """
    if booking.state is not BookingState.BOOKED:
        return False
    grace = OWN_GRACE if booking.is_own else CARRIER_GRACE
    return now > moments(booking.span, booking.door.market)[1] + grace

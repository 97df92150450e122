"""Whether a promise will hold as it looks now: from where money and pickups stand, and the days."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final, assert_never

from returns_station.payout import Payout, PayoutState, PayoutVia
from returns_station.pickup.booking import Booking, BookingState
from returns_station.pickup.words import moments
from returns_station.service.promise import PromiseKind, PromiseStands
from returns_station.service.times import awake_before, begin_of, closing_after

# A far end that works has answered by then.
_FRESH: Final = timedelta(hours=1)
# A carrier that has not said yes by then may not come.
_NIGHT_BEFORE: Final = timedelta(hours=12)
# Who is to be answered hears so long before that it takes longer.
_IN_TIME: Final = timedelta(hours=2)
_BY_HAND: Final = frozenset((PayoutVia.TILL, PayoutVia.TERMINAL))
_STUCK: Final = frozenset((PayoutState.FAILED, PayoutState.UNKNOWN))


@dataclass(frozen=True, slots=True)
class Outlook:
    """When it is expected instead, None: nobody knows; `why` is a short code."""

    expected: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class Looking:
    """When it is looked: the moment, the market's days, closing, how much slower people are.

    `quiet` is from when until when nobody is written to.
    """

    now: datetime
    market: str
    closes: time
    slower: int = 0
    quiet: tuple[time, time] = (time(21), time(8))

    def by_hand(self, begins: datetime, more: int = 0) -> datetime:
        """When a person who begins then has done it."""
        days = self.slower + more
        return closing_after(begins, self.closes, self.market, more_days=days)


def outlook(
    stands: PromiseStands, looking: Looking, payout: Payout | None, booking: Booking | None
) -> Outlook | None:
    """What is expected where the promise will not hold; None: it holds, or nobody can tell."""
    match stands.promise.kind:
        case PromiseKind.REFUND:
            found = _money(payout, looking) if payout else None
        case PromiseKind.PICKUP:
            found = _pickup(booking, looking) if booking else None
        case PromiseKind.REPLACEMENT | PromiseKind.REPAIR:
            # What is not ready a working day before will hardly be.
            found = Outlook(looking.by_hand(looking.now, 1), "not_ready")
        case PromiseKind.ANSWER:
            due = stands.promise.due
            told_by = awake_before(due, _IN_TIME, looking.quiet, looking.market)
            late = stands.promise.slip and looking.now >= told_by
            found = Outlook(looking.by_hand(stands.promise.due), "unanswered") if late else None
        case _:
            assert_never(stands.promise.kind)
    if found is None or (found.expected and found.expected <= stands.promise.due):
        return None
    return found


def _money(payout: Payout, looking: Looking) -> Outlook | None:
    at = payout.at or looking.now
    match payout.state:
        case PayoutState.CONFIRMED | PayoutState.CANCELLED:
            return None
        case PayoutState.WAITING if payout.waits_until:
            return _on_its_day(payout, begin_of(payout.waits_until, looking.market), looking)
        case PayoutState.PROMISED if payout.via is PayoutVia.TILL:
            # Whether the till has paid, only a person can say.
            return None
        case state if state in _STUCK:
            return Outlook(looking.by_hand(looking.now), "payer")
        case _ if looking.now - at <= _FRESH:
            return None
        case _:
            return Outlook(looking.by_hand(looking.now), "payer")


def _on_its_day(payout: Payout, begins: datetime, looking: Looking) -> Outlook:
    """Money that waits for goods leaves on its day: a far end pays on any, a person when open."""
    if payout.via in _BY_HAND:
        return Outlook(looking.by_hand(max(begins, looking.now)), "closed")
    return Outlook(max(begins, looking.now) + _FRESH, "closed")


def _pickup(booking: Booking, looking: Looking) -> Outlook | None:
    begins, _ = moments(booking.first_span, booking.door.market)
    match booking.state:
        case BookingState.DECLINED:
            return Outlook(None, "declined")
        case _ if booking.is_live and booking.is_moved:
            return Outlook(moments(booking.span, booking.door.market)[1], "moved")
        case BookingState.WISHED | BookingState.SENT | BookingState.UNKNOWN:
            near = looking.now >= begins - _NIGHT_BEFORE
            return Outlook(None, "unconfirmed") if near else None
        case _:
            return None

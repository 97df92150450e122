"""Promises judged by the clock: what is past its moment was missed, unless the world says else."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from returns_station.desk.service.ending import Ending
from returns_station.payout import Payout, PayoutState, PayoutVia
from returns_station.service.board import UNSAID
from returns_station.service.promise import PromiseKind, PromiseStands, PromiseState

if TYPE_CHECKING:
    from returns_station.desk.ports import UnitOfWork

# Carriers tell late of what they did in time.
_THEY_TELL: Final = timedelta(days=2)


def judged(work: "UnitOfWork", now: datetime) -> Iterator[object]:
    """End all that is overdue; gives what is told of it. A second time there is nothing."""
    ending = Ending(work.promises, now)
    for stands in work.promises.due(now - timedelta(microseconds=1)):
        yield from _judged(work, stands, ending)


def _judged(work: "UnitOfWork", stands: PromiseStands, ending: Ending) -> Iterator[object]:
    one = stands.promise
    if one.kind is PromiseKind.REFUND:
        yield from _money(work.payouts.load(one.subject), stands, ending)
        return
    if one.kind is PromiseKind.PICKUP and ending.at - one.due <= _THEY_TELL:
        booking = work.bookings.load(one.subject)
        if booking is not None and booking.is_live:
            # The carrier, or who settles what is long over, tells how it ended.
            return
    yield from ending.over(stands, PromiseState.MISSED, "overdue")


def _money(payout: Payout | None, stands: PromiseStands, ending: Ending) -> Iterator[object]:
    if payout is not None and payout.state is PayoutState.CANCELLED:
        yield from ending.over(stands, PromiseState.RELEASED, "cancelled")
    elif payout is not None and payout.state is PayoutState.CONFIRMED:
        yield from ending.done(stands, in_time=not payout.at or payout.at <= stands.promise.due)
    elif _is_unsaid(payout):
        yield from ending.over(stands, PromiseState.RELEASED, UNSAID)
    else:
        yield from ending.over(stands, PromiseState.MISSED, "overdue")


def _is_unsaid(payout: Payout | None) -> bool:
    if payout is None or payout.via is not PayoutVia.TILL:
        return False
    return payout.state is PayoutState.PROMISED

"""Money that waited for goods, let go: they are ours, we offered to collect, or its day came."""

from collections.abc import Iterable
from datetime import datetime

from returns_station.case import Who
from returns_station.days import local_day
from returns_station.desk.payers import PayoutWork
from returns_station.desk.paying import PayoutBusyError
from returns_station.payout import Payout, PayoutReleased, released
from returns_station.phrase import Phrase


def release(work: PayoutWork, slip: str, *, now: datetime, who: Who) -> tuple[PayoutReleased, ...]:
    """Let what a slip pays wait for its goods no longer; a second time changes nothing."""
    return _let_go(work, work.payouts.of_slip(slip), now, who)


def release_due(
    work: PayoutWork, *, market: str, now: datetime, who: Who
) -> tuple[PayoutReleased, ...]:
    """Let go of all whose last day has come: what the slip promised is kept, goods or not."""
    past = work.payouts.waiting_past(local_day(now, market))
    return _let_go(work, past, now, who)


def _let_go(
    work: PayoutWork, payouts: Iterable[Payout], now: datetime, who: Who
) -> tuple[PayoutReleased, ...]:
    events = []
    for payout in payouts:
        promised, event = released(payout, now)
        if event is None:
            continue
        if not work.payouts.move(payout, promised):
            raise PayoutBusyError(Phrase("payout.busy"))
        events.append(event)
    if events:
        work.journal(events, at=now, who=who)
    return tuple(events)

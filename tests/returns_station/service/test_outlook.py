"""What will not hold is seen from where money and pickups stand, and from the calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import pytest

from returns_station.payout import PayoutState, PayoutVia
from returns_station.phrase import Phrase
from returns_station.pickup.booking import BookingState
from returns_station.service.outlook import Looking, Outlook, outlook
from returns_station.service.promise import (
    DuePromise,
    PromiseKind,
    PromiseStands,
    PromiseState,
)
from returns_station.service.times import end_of
from tests.bookings import LATER, a_booking
from tests.payouts import a_payout

SATURDAY: Final = date(2026, 12, 12)
THURSDAY: Final = datetime(2026, 12, 10, 9, tzinfo=UTC)


def due(kind: PromiseKind, at: datetime, slip: str = "RS1") -> PromiseStands:
    """An open promise."""
    promise = DuePromise("k", kind, "s", slip, Phrase("promise.ask"), at, THURSDAY)
    return PromiseStands(promise, PromiseState.OPEN)


def looking(now: datetime = THURSDAY, slower: int = 0) -> Looking:
    """A Swedish shop that closes at six."""
    return Looking(now, "SE", time(18), slower)


REFUND: Final = due(PromiseKind.REFUND, end_of(SATURDAY, "SE"))


@pytest.mark.parametrize(
    ("via", "why"),
    ((PayoutVia.TILL, "closed"), (PayoutVia.TERMINAL, "closed"), (PayoutVia.GATEWAY, "")),
)
def test_that_money_that_needs_a_person_does_not_leave_on_a_saturday(
    via: PayoutVia, why: str
) -> None:
    waits = replace(a_payout(via=via, state=PayoutState.WAITING), waits_until=SATURDAY)

    found = outlook(REFUND, looking(), waits, None)

    expected = Outlook(datetime(2026, 12, 14, 17, tzinfo=UTC), why) if why else None
    assert found == expected


def test_that_a_payout_that_failed_is_mended_by_closing_and_slower_days_later() -> None:
    failed = a_payout(state=PayoutState.FAILED)

    assert outlook(REFUND, looking(), failed, None) is None
    assert outlook(REFUND, looking(slower=1), failed, None) is None
    assert outlook(REFUND, looking(slower=2), failed, None) == Outlook(
        datetime(2026, 12, 14, 17, tzinfo=UTC), "payer"
    )


def test_that_a_far_end_has_an_hour_before_anybody_worries() -> None:
    after_closing = datetime(2026, 12, 11, 18, tzinfo=UTC)
    sent = replace(a_payout(state=PayoutState.ISSUED), at=after_closing)

    assert outlook(REFUND, looking(after_closing + timedelta(minutes=50)), sent, None) is None
    assert outlook(REFUND, looking(after_closing + timedelta(minutes=70)), sent, None) is not None


def test_that_what_was_paid_or_only_the_till_knows_worries_nobody() -> None:
    late = looking(end_of(SATURDAY, "SE"))

    for payout in (
        a_payout(state=PayoutState.CONFIRMED),
        a_payout(state=PayoutState.CANCELLED),
        a_payout(via=PayoutVia.TILL),
    ):
        assert outlook(REFUND, late, payout, None) is None


def test_that_goods_not_ready_the_working_day_before_will_be_late() -> None:
    friday = due(PromiseKind.REPAIR, end_of(date(2026, 12, 11), "SE"))

    assert outlook(friday, looking(), None, None) is None
    evening = looking(THURSDAY + timedelta(hours=9))
    assert outlook(friday, evening, None, None) == Outlook(
        datetime(2026, 12, 14, 17, tzinfo=UTC), "not_ready"
    )


def test_that_an_unanswered_word_is_told_of_two_hours_before_and_a_question_at_the_desk_never() -> (
    None
):
    soon = THURSDAY + timedelta(hours=9)
    hers, ours = due(PromiseKind.ANSWER, soon), due(PromiseKind.ANSWER, soon, slip="")

    assert outlook(hers, looking(), None, None) is None
    near = looking(soon - timedelta(hours=1))
    assert outlook(hers, near, None, None) is not None
    assert outlook(ours, near, None, None) is None


def test_that_a_pickup_is_late_when_its_carrier_said_no_moved_it_or_said_nothing() -> None:
    booked = a_booking()
    ends = datetime(2026, 11, 28, 11, tzinfo=UTC)
    window, before = due(PromiseKind.PICKUP, ends), looking(ends - timedelta(days=1))

    declined = outlook(window, before, None, replace(booked, state=BookingState.DECLINED))
    moved = outlook(window, before, None, replace(booked, span=LATER))
    silent = a_booking(BookingState.UNKNOWN)
    asleep = outlook(window, before, None, silent)
    night = outlook(window, looking(ends - timedelta(hours=10)), None, silent)

    assert outlook(window, before, None, booked) is None
    assert declined == Outlook(None, "declined")
    assert moved == Outlook(datetime(2026, 11, 30, 11, tzinfo=UTC), "moved")
    assert (asleep, night) == (None, Outlook(None, "unconfirmed"))

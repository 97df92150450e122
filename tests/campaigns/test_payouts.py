"""Payouts in short campaigns: none paid twice, none lost; and the naive way pays twice."""

import os
from dataclasses import replace

import pytest

from returns_station.payout import Payout, PayoutState
from tests.campaigns.house import campaign
from tests.campaigns.payouts import wrong
from tests.payouts import a_payout

SCHEDULES = 20
PAID = {"amount": "499.00", "reference": "F1"}


@pytest.mark.skipif(os.name != "posix", reason="nothing but POSIX kills without a last word")
def test_that_no_payout_is_paid_twice_or_lost_whatever_goes_wrong() -> None:
    """The same as `python -m tests.campaigns.payouts 2000`, shorter."""
    report = campaign("payouts", str(SCHEDULES))

    assert report["faults"] == []
    assert sum(report["ended"].values()) == SCHEDULES
    assert set(report["ended"]) <= {"confirmed", "failed", "unknown"}
    assert report["naive"]["paid twice"] > 0


@pytest.mark.parametrize(
    ("state", "paid", "listed"),
    (
        (PayoutState.CONFIRMED, (PAID, PAID), False),
        (PayoutState.CONFIRMED, (), False),
        (PayoutState.CONFIRMED, (PAID | {"reference": "F2"},), False),
        (PayoutState.CONFIRMED, (PAID | {"amount": "500.00"},), False),
        (PayoutState.FAILED, (PAID,), True),
        (PayoutState.FAILED, (), False),
        (PayoutState.UNKNOWN, (), False),
        (PayoutState.UNKNOWN, (PAID, PAID), True),
        (PayoutState.PROMISED, (), True),
        (PayoutState.ISSUED, (PAID,), True),
    ),
)
def test_that_the_campaign_sees_what_does_not_hold(
    state: PayoutState, paid: tuple[dict[str, str], ...], *, listed: bool
) -> None:
    assert wrong(standing(state), paid, listed=listed, can_ask=False)


def test_that_the_campaign_has_nothing_against_what_holds() -> None:
    confirmed, unknown = standing(PayoutState.CONFIRMED), standing(PayoutState.UNKNOWN)

    assert wrong(confirmed, (PAID,), listed=False, can_ask=True) == []
    assert wrong(unknown, (PAID,), listed=True, can_ask=False) == []
    assert wrong(unknown, (PAID,), listed=True, can_ask=True)


def standing(state: PayoutState) -> Payout:
    return replace(a_payout(state=state), reference="F1")

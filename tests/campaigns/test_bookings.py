"""Pickups in short campaigns: none twice, none lost, all told; and the naive way books twice."""

import os

import pytest

from tests.campaigns.house import campaign

SCHEDULES = 70
KILLED = 4


@pytest.mark.skipif(os.name != "posix", reason="nothing but POSIX kills without a last word")
def test_that_no_pickup_is_booked_twice_or_lost_whatever_goes_wrong() -> None:
    """The same as `python -m tests.campaigns.bookings 10000 --kills 100`, shorter."""
    report = campaign("bookings", str(SCHEDULES), "--kills", str(KILLED))

    assert report["faults"] == []
    assert sum(report["carriers"].values()) == SCHEDULES
    assert sum(report["in processes"]["ended"].values()) == KILLED
    assert not {"sent", "wished"} & set(report["ended"])
    assert report["desks that died"] > 0
    assert report["naive"]["booked twice"] > 0

"""A station that is killed at any moment has kept its word."""

import os

import pytest

from tests.campaigns.house import campaign

KILLS = 8


@pytest.mark.skipif(os.name != "posix", reason="nothing but POSIX kills without a last word")
def test_that_a_station_killed_at_any_moment_has_kept_its_word() -> None:
    """The same as `python -m tests.campaigns.kill9 200`, shorter; what is asked: aftermath.py."""
    report = campaign("kill9", str(KILLS))

    assert report["faults"] == []
    assert report["returns standing"] == report["returns acknowledged"] > 0
    assert sum(report["kills"].values()) == KILLS

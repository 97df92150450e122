"""The campaign of printers in short: no slip is lost, and none doubled without a word."""

import os

import pytest

from tests.campaigns.house import campaign

SCHEDULES = 10


@pytest.mark.skipif(os.name != "posix", reason="nothing but POSIX kills without a last word")
def test_that_no_slip_is_lost_whatever_fails() -> None:
    """The same as `python -m tests.campaigns.printing 500`, shorter."""
    report = campaign("printing", str(SCHEDULES), "--seed", "7")

    assert report["faults"] == []
    assert report["returns"] == report["acknowledged"] > 0
    assert report["of these on paper"] == report["slips and documents"] >= report["returns"]

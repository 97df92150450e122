"""The campaigns of the window, in short: rest, and many visits."""

from pathlib import Path

import pytest

from tests.campaigns.house import campaign


def test_that_visits_through_the_window_leave_nothing_behind() -> None:
    """The same as `python -m tests.campaigns.visits 100000`, shorter; its memory is told there."""
    report = campaign("visits", "30", "--each", "10")

    assert (report["visits"], report["undone"]) == (30, 3)
    assert (report["errands left"], report["threads left"]) == (0, 0)
    widgets = [mark["widgets"] for mark in report["marks"][1:]]
    # What passes over the window for a moment may be there at one mark.
    assert min(widgets[1:]) <= widgets[0], "no visit leaves a widget behind"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells its memory so")
def test_that_a_window_at_rest_can_be_looked_at() -> None:
    report = campaign("idle", "--seconds", "1")

    assert report["seconds"] >= 1
    assert report["MB"] > 0

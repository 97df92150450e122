"""A whole pickup in one window: nobody waits for her money longer than for her goods."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from returns_station.adapters.payouts.simulator.far_end import times_paid
from returns_station.payout import PayoutState
from tests.ui.pickup_story import MAJA, STEPS, a_story
from ui.rooms.counter.state.counter import Page


@pytest.mark.usefixtures("qtbot")
def test_that_a_pickup_goes_from_the_call_to_the_money(tmp_path: Path) -> None:
    with a_story(tmp_path) as story:
        for step in STEPS:
            step(story)

        slip, station = story.slip, story.station
        with station.store.views() as views:
            (payout,) = views.payouts.of_slip(slip)
            assert views.awaited() == ()
        told = [one.what.key for one in station.story(slip)]
        messages = station.fetching(MAJA).messages(slip)
        (parcel,) = station.bench(MAJA).waiting() or (None,)

    assert payout.state is PayoutState.CONFIRMED
    assert set(times_paid(tmp_path / "far.jsonl").values()) == {1}
    assert parcel is None
    assert messages
    assert messages[0].due is None or messages[0].at <= messages[0].due
    assert told.index("story.paid.released") < told.index("story.paid.confirmed")


def test_that_a_hidden_counter_leaves_the_focus_where_it_is(tmp_path: Path, qtbot: QtBot) -> None:
    with a_story(tmp_path) as story:
        STEPS[0](story)
        assert story.app.counter.state.page is Page.DONE
        story.app.window.enter("terms")
        held = story.app.window.focusWidget()

        story.app.counter.hear(())
        qtbot.wait(1_200)

        assert story.app.window.focusWidget() is held

"""At the doors in a window: by keys, by taps, without a store, over this machine's file."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from returns_station.adapters.door_file import DoorFile
from returns_station.pickup.door_scan import AtDoor
from tests.ui.rooms.runs.a_day import MemoryVans, a_run
from tests.ui.rooms.runs.window import Dock
from ui.rooms.runs.state.runs import Page
from ui.widgets.label import PlainLabel
from ui.widgets.option_row import OptionRow

pytestmark = pytest.mark.usefixtures("wears")
KEY = Qt.Key
Opened = Callable[..., Dock]


def told(dock: Dock) -> str:
    """The words of the hint."""
    return dock.room.state.told.title.key if dock.room.state.told else ""


def said(dock: Dock) -> list[tuple[str, AtDoor]]:
    """What lies in this machine's file."""
    return [(scan.booking, scan.what) for scan in DoorFile(dock.folder).said("K-2611")]


def test_that_a_door_takes_three_enters_with_a_swap_and_one_without(opened: Opened) -> None:
    dock = opened()

    for _ in range(4):
        dock.press(KEY.Key_Return)

    assert said(dock) == [("b6", AtDoor.PICKED_UP), ("b7", AtDoor.PICKED_UP)]
    assert [scan.swapped for scan in DoorFile(dock.folder).said("K-2611")] == [True, False]


@pytest.mark.parametrize(
    ("key", "what"),
    ((KEY.Key_Q, AtDoor.NOBODY_HOME), (KEY.Key_W, AtDoor.REFUSED), (KEY.Key_E, AtDoor.OTHER_GOODS)),
)
def test_that_what_else_happens_is_one_key(opened: Opened, key: Qt.Key, what: AtDoor) -> None:
    dock = opened()
    dock.press(KEY.Key_Return)

    dock.press(key)

    assert said(dock) == [("b6", what)]


def test_that_what_else_happens_is_one_tap_on_a_large_card(opened: Opened) -> None:
    dock = opened()
    dock.press(KEY.Key_Return)
    card = next(each for each in dock.screen.door.findChildren(OptionRow)
                if each.called == "Ingen hemma")  # fmt: skip

    assert min(card.width(), card.height()) >= 80
    dock.click(card)

    assert said(dock) == [("b6", AtDoor.NOBODY_HOME)]


def test_that_new_goods_are_kept_back_only_on_purpose(opened: Opened) -> None:
    dock = opened()
    dock.press(KEY.Key_Return)

    dock.press(KEY.Key_R)
    dock.press(KEY.Key_R)  # the next door swaps nothing: the key says nothing there

    (scan,) = DoorFile(dock.folder).said("K-2611")
    assert (scan.what, scan.swapped) == (AtDoor.PICKED_UP, False)


def test_that_a_slip_of_the_finger_is_said_anew_and_never_rewritten(opened: Opened) -> None:
    dock = opened()
    dock.press(KEY.Key_Return)
    dock.press(KEY.Key_W)

    dock.press(KEY.Key_F9)
    dock.press(KEY.Key_Q)
    dock.room.driving.bring_in(asked=True)
    dock.calm()

    assert said(dock) == [("b6", AtDoor.REFUSED), ("b6", AtDoor.NOBODY_HOME)]
    assert [scan.what for scan in dock.vans.synced] == [AtDoor.NOBODY_HOME]
    assert not dock.screen.door.mend.isVisible()


def test_that_the_van_works_without_a_store_and_brings_in_at_the_dock(opened: Opened) -> None:
    dock = opened()
    dock.press(KEY.Key_Return)
    dock.vans.away = True

    for key in (KEY.Key_Q, KEY.Key_Return, KEY.Key_Return):
        dock.press(key)
    dock.room.driving.bring_in(asked=True)
    dock.calm()
    refused = told(dock)
    dock.vans.away = False
    dock.room.driving.bring_in(asked=True)
    dock.calm()

    assert len(said(dock)) == 3
    assert refused == "runs.not_brought"
    assert [scan.booking for scan in dock.vans.synced] == ["b6", "b7", "b8"]
    badge = [each.text() for each in dock.screen.door.findChildren(PlainLabel) if each.isVisible()]
    assert "Allt är inläst" in badge


def test_that_a_run_taken_along_is_there_after_a_restart_without_a_store(
    opened: Opened,
) -> None:
    first = opened()
    first.press(KEY.Key_Return)
    first.press(KEY.Key_Q)

    again = opened(vans=MemoryVans((a_run(),), away=True))
    again.press(KEY.Key_Return)

    taken = again.room.state.taken
    assert again.room.state.page is Page.DOOR
    assert taken is not None
    assert (taken.stop, len(taken.open_scans)) == ("b7", 1)


def test_that_what_was_left_of_a_run_is_brought_in_at_the_next_start(opened: Opened) -> None:
    first = opened()
    first.press(KEY.Key_Return)
    first.press(KEY.Key_Q)

    again = opened()

    assert [scan.booking for scan in again.vans.synced] == ["b6"]


def test_that_the_file_of_a_run_that_is_over_is_let_go(opened: Opened) -> None:
    dock = opened(a_run(done=13))
    dock.press(KEY.Key_Return)
    dock.press(KEY.Key_Return)

    dock.press(KEY.Key_Return)  # brings in

    assert DoorFile(dock.folder).runs() == ()
    assert told(dock) == ""


def test_that_what_could_not_be_written_is_not_said(opened: Opened) -> None:
    dock = opened()
    dock.press(KEY.Key_Return)
    for file in (dock.folder / "runs").iterdir():
        file.unlink()

    dock.press(KEY.Key_Q)

    assert told(dock) == "runs.not_kept"
    taken = dock.room.state.taken
    assert taken is not None
    assert (taken.stop, taken.scans) == ("b6", ())


def test_that_the_row_in_hand_is_the_door_that_opens(opened: Opened) -> None:
    dock = opened()
    row = dock.screen.stops.row("b10")
    assert row is not None

    dock.click(row)
    dock.press(KEY.Key_Return)

    taken = dock.room.state.taken
    assert taken is not None
    assert taken.stop == "b10"

"""The run room in a window: by keys, by scanner, with the store away."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from returns_station.adapters.speech import speech
from returns_station.desk.pickup import doors
from returns_station.desk.pickup.van_shelves import Became, KeptScan
from returns_station.pickup.door_scan import AtDoor, DoorScan
from tests.ui.rooms.runs.a_day import NOW, MemoryVans, a_joining, a_run
from tests.ui.rooms.runs.window import MAJA, Dock
from ui.desk import Desk
from ui.rooms.runs.state.runs import Page
from ui.widgets.group_chip import GroupChip
from ui.widgets.label import PlainLabel

pytestmark = pytest.mark.usefixtures("wears")
KEY = Qt.Key
Opened = Callable[..., Dock]


def told(dock: Dock) -> str:
    """The words of the hint."""
    return dock.room.state.told.title.key if dock.room.state.told else ""


def test_that_one_enter_adds_the_new_stop_and_says_so(opened: Opened) -> None:
    dock = opened(new=(a_joining(),))
    heard: list[object] = []
    dock.room.happened.connect(heard.append)

    dock.press(KEY.Key_Return)

    assert "join b20" in dock.vans.asked
    assert (told(dock), len(heard)) == ("runs.joined", 1)
    assert dock.screen.stops.new.isHidden()
    row = dock.screen.stops.row("b20")
    assert row is not None
    assert row.accessibleName().startswith("10, Nils Berg, 16–18, Björkgatan 12")


def test_that_the_card_of_the_new_stop_adds_it_too(opened: Opened) -> None:
    dock = opened(new=(a_joining(),))

    dock.click(dock.screen.stops.new)

    assert "join b20" in dock.vans.asked


def test_that_up_and_down_walk_the_stops_and_the_map_follows(opened: Opened) -> None:
    dock = opened()

    dock.press(KEY.Key_Down)
    dock.press(KEY.Key_Down)

    assert dock.room.state.stop == "b8"
    assert dock.screen.focusWidget() is dock.screen.stops.row("b8")
    sketch = dock.screen.map.sketch
    assert sketch is not None
    assert [pin.key for pin in sketch.pins if pin.chosen] == ["b8"]


def test_that_left_and_right_walk_the_vans(opened: Opened) -> None:
    dock = opened(a_run(), replace(a_run(done=0, count=3), number="K-2", van="Bil 2"))

    dock.press(KEY.Key_Right)
    second = dock.room.state.van
    dock.press(KEY.Key_Right)
    dock.press(KEY.Key_Left)

    assert (second, dock.room.state.van) == ("Bil 2", "Bil 1")
    tabs = dock.screen.findChildren(GroupChip)
    assert [(tab.accessibleName(), tab.chosen) for tab in tabs] == [
        ("Bil 1", True),
        ("Bil 2", False),
    ]


def test_that_the_days_beside_are_read_when_one_turns_to_them(opened: Opened) -> None:
    dock = opened()

    dock.press(KEY.Key_PageDown)
    dock.press(KEY.Key_PageDown)
    dock.press(KEY.Key_PageUp)

    assert [each for each in dock.vans.asked if each.startswith("runs")][-3:] == [
        "runs 2026-11-27",
        "runs 2026-11-28",
        "runs 2026-11-27",
    ]
    assert dock.screen.empty.isVisible()


def test_that_f5_prints_the_drivers_list(opened: Opened) -> None:
    dock = opened()

    dock.press(KEY.Key_F5)

    assert [each.number for each in dock.station.printed] == ["K-2611"]
    assert told(dock) == "runs.printed"


def test_that_a_van_at_the_dock_drives_off_with_its_driver(opened: Opened) -> None:
    dock = opened(a_run(done=0, out=False))

    dock.press(KEY.Key_Return)

    assert "start K-2611 Maja Lind" in dock.vans.asked
    assert dock.screen.foot.primary.accessibleName() == "Vid dörren, stopp 1"


def test_that_a_scanned_label_jumps_to_its_stop(opened: Opened) -> None:
    dock = opened()

    dock.scan("SKU-11")
    at = dock.room.state.stop
    dock.scan("4006-88-XX")

    assert (at, dock.room.state.stop, told(dock)) == ("b11", "b11", "runs.not_here")
    dock.scan("")
    assert told(dock) == "runs.unread"


def test_that_esc_goes_one_step_back(opened: Opened) -> None:
    dock = opened()
    left: list[str] = []
    dock.room.left_for.connect(left.append)
    dock.press(KEY.Key_Return)

    dock.press(KEY.Key_Escape)
    on_day = dock.room.state.page
    dock.press(KEY.Key_Escape)

    assert (on_day, left) == (Page.DAY, ["counter"])


def test_that_a_store_that_is_away_is_said_and_what_was_known_stays(opened: Opened) -> None:
    dock = opened()
    dock.vans.away = True

    dock.room.hear(())
    dock.calm()
    away = (told(dock), dock.screen.stops.row("b6") is not None)
    dock.vans.away = False
    dock.room.hear(())
    dock.calm()

    assert away == ("runs.away", True)
    assert told(dock) == ""


def test_that_a_broken_map_is_said_and_the_stops_are_drawn_all_the_same(
    opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "map.geojson").write_bytes(b"{")

    dock = opened()

    assert dock.screen.hint.isVisible()
    sketch = dock.screen.map.sketch
    assert sketch is not None
    assert len(sketch.pins) == 14


def test_that_late_answers_after_closing_are_shown_to_nobody(opened: Opened) -> None:
    dock = opened()
    dock.room.hear(())

    dock.room.finish()
    app = QApplication.instance()
    assert app is not None
    app.processEvents()

    assert dock.room.state.runs is not None


def test_that_lists_come_out_where_the_desk_says_as_it_is_set_up_now(
    opened: Opened, tmp_path: Path
) -> None:
    dock = opened()
    desk = Desk(MAJA, "sv", "SE", tmp_path)
    asked = dock.room.asked

    dock.room.settle(desk)
    as_file = asked.paper.target("K-1"), asked.paper.opens is None
    dock.room.settle(replace(desk, printer="Disk", list_printer="Kontoret"))
    on_paper = asked.paper.target("K-1"), asked.paper.opens is None

    assert as_file == (str(tmp_path / "lists" / "K-1.pdf"), False)
    assert on_paper == ("printer:Kontoret", True)


@pytest.mark.parametrize(
    "why",
    ("no_booking", "cancelled", "moved", "fetched_before", "swapped_alone", "no_swap",
     "not_swapped"),
)  # fmt: skip
def test_that_what_does_not_fit_is_asked_of_a_person_once(opened: Opened, why: str) -> None:
    scan = DoorScan("s1", "K-2611", "b3", AtDoor.PICKED_UP, NOW, "Piotr")
    vans = MemoryVans((a_run(),), odd=(KeptScan(scan, Became.QUESTION, why),))
    dock = opened(vans=vans)
    words = [each.text() for each in dock.screen.hint.findChildren(PlainLabel) if each.isVisible()]

    dock.press(KEY.Key_F7)

    assert words[0] == "Ali Demir, 14:32: hämtat."
    assert "answered s1" in vans.asked
    assert dock.screen.hint.isHidden()


def test_that_every_reason_of_the_station_has_its_words() -> None:
    """What the doors may find odd is said by `runs.ask`, each in its own words."""
    source = Path(doors.__file__).read_text("utf-8")
    named = {"no_booking", "cancelled", "moved", "fetched_before", "swapped_alone", "no_swap",
             "not_swapped"}  # fmt: skip

    assert all(f'"{each}"' in source for each in named)
    assert all(speech("fi")(f"runs.ask.{each}") for each in named)

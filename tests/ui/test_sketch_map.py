"""The map of a van's day: what one presses, where things stand, what is drawn by shape alone."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from math import hypot

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from returns_station.pickup.ground import Ground, Named
from returns_station.pickup.place import Point, metres
from ui.theme import Theme, theme
from ui.tokens import THEMES
from ui.widgets.sketch_map import Pin, Sketch, SketchMap, Stands

pytestmark = pytest.mark.usefixtures("wears")
DEPOT = Point(59.8467, 17.6205)
PINS = (
    Pin("b1", "1", Point(59.8518, 17.6297), Stands.DONE),
    Pin("b2", "2", Point(59.8573, 17.6462), Stands.NOW, "Odengatan 4"),
    Pin("b3", "3", Point(59.8634, 17.6545), Stands.LATE, "Torkelsgatan 8"),
    Pin("b4", "4", Point(59.8537, 17.6588), Stands.AHEAD, "Sysslomansgatan 14"),
)


def a_map(qtbot: QtBot, sketch: Sketch, size: tuple[int, int] = (560, 530)) -> SketchMap:
    drawn = SketchMap("{} m".format)
    qtbot.addWidget(drawn)
    drawn.resize(*size)
    drawn.show()
    drawn.tell(sketch, "Karta")
    return drawn


@pytest.mark.parametrize("size", ((560, 530), (900, 400), (300, 600)))
def test_that_the_drawn_stops_are_as_far_apart_as_the_real_ones(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    laid = a_map(qtbot, Sketch(DEPOT, PINS), size).laid()
    assert laid is not None
    points = [DEPOT, *(pin.point for pin in PINS)]
    places = [laid.depot, *laid.pins]

    shares = [
        hypot(places[a][0] - places[b][0], places[a][1] - places[b][1])
        / metres(points[a], points[b])
        for a, b in combinations(range(len(points)), 2)
    ]

    assert max(shares) / min(shares) < 1.01


def test_that_a_pressed_stop_is_told(qtbot: QtBot) -> None:
    drawn = a_map(qtbot, Sketch(DEPOT, PINS))
    picked: list[str] = []
    drawn.picked.connect(picked.append)
    laid = drawn.laid()
    assert laid is not None

    for x, y in (laid.pins[2], (2, 2)):
        QTest.mouseClick(
            drawn, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(int(x), int(y))
        )

    assert picked == ["b3"]


def test_that_stops_at_one_door_stand_beside_each_other(qtbot: QtBot) -> None:
    same = tuple(replace(pin, point=PINS[1].point) for pin in PINS)
    laid = a_map(qtbot, Sketch(DEPOT, same)).laid()
    assert laid is not None

    gaps = [hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(laid.pins, 2)]

    assert min(gaps) >= 28


def test_that_the_depot_alone_is_a_map_too(qtbot: QtBot) -> None:
    drawn = a_map(qtbot, Sketch(DEPOT))

    assert not drawn.grab().isNull()


@pytest.mark.parametrize("name", THEMES)
def test_that_every_theme_draws_stops_water_and_streets_in_its_own_inks(
    qtbot: QtBot, wears: Callable[[Theme], None], name: str
) -> None:
    wears(Theme(THEMES[name], motion=False))
    ring = tuple(Point(lat, lon) for lat, lon in (
        (59.84, 17.65), (59.84, 17.70), (59.87, 17.70), (59.87, 17.65), (59.84, 17.65)
    ))  # fmt: skip
    street = (Point(59.84, 17.64), Point(59.88, 17.64))
    ground = Ground((street,), (ring,), (Named(Point(59.86, 17.63), "Luthagen"),))
    new = Pin("b9", "", Point(59.8600, 17.6600), Stands.NEW)
    sketch = Sketch(DEPOT, PINS, new, (PINS[2].point, PINS[3].point), ground)

    drawn = a_map(qtbot, sketch).grab().toImage()

    seen = {
        QColor(drawn.pixel(x, y)).name()
        for x in range(0, drawn.width(), 2)
        for y in range(0, drawn.height(), 2)
    }
    tokens = theme().tokens
    for ink in (tokens.water, tokens.street, tokens.ink, tokens.look, tokens.yes):
        assert ink.lower() in seen, ink


def test_that_a_screen_reader_hears_what_the_map_is(qtbot: QtBot) -> None:
    drawn = a_map(qtbot, Sketch(DEPOT, PINS))

    assert drawn.accessibleName() == "Karta"

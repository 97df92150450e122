"""The plane of the map: true to distance, north up, and no number lies on another."""

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.pickup.place import Point, metres
from ui.models.map_plane import Box, apart, free_place, plane_of

ROOM = Box(40, 40, 480, 440)
STREETS = 1.3  # what `metres` adds to the way of the crow


def _around(lat: float, lon: float) -> st.SearchStrategy[list[Point]]:
    """Doors within some twenty kilometres."""
    point = st.builds(
        Point,
        st.floats(lat - 0.09, lat + 0.09),
        st.floats(lon - 0.18, lon + 0.18),
    )
    return st.lists(point, min_size=3, max_size=14)


@pytest.mark.parametrize("town", ((59.86, 17.64), (55.7, 12.6), (69.65, 18.96), (60.17, 24.94)))
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_that_ratios_of_screen_distances_are_ratios_of_metres(
    town: tuple[float, float], data: st.DataObject
) -> None:
    points = data.draw(_around(*town))
    plane = plane_of(points, ROOM)

    for one, other in pairwise(points):
        far = metres(one, other) / STREETS
        (x, y), (left, top) = plane.place(one), plane.place(other)
        if far > 50:
            assert hypot(x - left, y - top) / plane.zoom == pytest.approx(far, rel=0.01)


@given(_around(59.86, 17.64))
@settings(max_examples=100, deadline=None)
def test_that_all_points_lie_in_the_room_with_north_up(points: list[Point]) -> None:
    plane = plane_of(points, ROOM)

    for point in points:
        x, y = plane.place(point)
        assert ROOM.left - 1e-6 <= x <= ROOM.left + ROOM.width + 1e-6
        assert ROOM.top - 1e-6 <= y <= ROOM.top + ROOM.height + 1e-6
    north, south = max(points, key=lambda one: one.lat), min(points, key=lambda one: one.lat)
    assert plane.place(north)[1] <= plane.place(south)[1]


def test_that_points_on_both_sides_of_the_date_line_are_neighbours() -> None:
    one, other = Point(-16.8, 179.99), Point(-16.8, -179.99)

    plane = plane_of((one, other), ROOM)

    far = hypot(plane.place(one)[0] - plane.place(other)[0], 0.0) / plane.zoom
    assert far == pytest.approx(metres(one, other) / STREETS, rel=0.01)
    assert plane.place(one)[0] < plane.place(other)[0]


def test_that_one_door_alone_is_not_drawn_as_large_as_a_town() -> None:
    plane = plane_of((Point(59.86, 17.64),), ROOM)

    assert plane.place(Point(59.86, 17.64)) == (280, 260)
    assert plane.zoom <= max(ROOM.width, ROOM.height) / 400


@given(st.floats(0.0001, 5), st.floats(30, 300))
def test_that_the_bar_is_round_and_as_long_as_it_says(zoom: float, most: float) -> None:
    plane = plane_of((Point(59.86, 17.64),), ROOM)
    plane = type(plane)(plane.middle, zoom, plane.centre)

    far, wide = plane.bar(most)

    assert str(far).rstrip("0") in ("1", "2", "5")
    assert wide == pytest.approx(far * zoom)
    if most / zoom >= 1:
        assert most * 0.39 <= wide <= most * 1.0001


@given(st.lists(st.tuples(st.floats(40, 520), st.floats(40, 480)), min_size=2, max_size=14))
@settings(max_examples=150, deadline=None)
def test_that_no_number_lies_on_another(places: list[tuple[float, float]]) -> None:
    moved = apart(places, 28, ROOM, rounds=400)

    gaps = [
        hypot(one[0] - other[0], one[1] - other[1])
        for nr, one in enumerate(moved)
        for other in moved[:nr]
    ]
    assert min(gaps) >= 26


def test_that_what_has_room_stays_where_it_is() -> None:
    places = [(100.0, 100.0), (200.0, 100.0), (100.0, 300.0)]

    assert apart(places, 28, ROOM) == places


def test_that_a_word_stands_on_nothing_and_is_left_out_where_there_is_no_room() -> None:
    taken = [Box(160, 80, 100, 40)]

    beside = free_place((150, 100), 10, (60, 16), taken, ROOM)
    nowhere = free_place((100, 100), 10, (60, 16), [Box(0, 0, 600, 600)], ROOM)

    assert beside is not None
    assert not beside.meets(taken[0])
    assert nowhere is None

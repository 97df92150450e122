"""A map that a shop drops in: lines, areas and names are read, anything else is nobody's harm."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.adapters import map_ground
from returns_station.adapters.map_ground import MAP_FILE, MapUnreadableError, ground_in, ground_of
from returns_station.pickup.ground import BARE
from returns_station.pickup.place import Point

LINE = [[17.6, 59.8], [17.7, 59.9]]
RING = [[17.6, 59.8], [17.7, 59.8], [17.7, 59.9], [17.6, 59.8]]


def feature(kind: str, coordinates: object, name: object = None) -> dict[str, object]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_that_lines_areas_and_named_places_are_read() -> None:
    ground = ground_of(
        collection(
            feature("LineString", LINE),
            feature("MultiLineString", [LINE, LINE]),
            feature("Polygon", [RING, RING]),
            feature("MultiPolygon", [[RING], [RING]]),
            feature("Point", [17.65, 59.85], "Luthagen"),
            feature("Point", [17.65, 59.85]),
            {"type": "Feature", "properties": None, "geometry": None},
        )
    )

    assert (len(ground.lines), len(ground.areas)) == (3, 3)
    assert [(each.text, each.point) for each in ground.names] == [
        ("Luthagen", Point(59.85, 17.65)),
    ]


def test_that_a_height_is_no_third_thing_and_a_byte_order_mark_is_nothing() -> None:
    raw = b"\xef\xbb\xbf" + collection(feature("LineString", [[17.6, 59.8, 12], [17.7, 59.9, 3]]))

    assert ground_of(raw).lines == ((Point(59.8, 17.6), Point(59.9, 17.7)),)


def test_that_a_name_is_only_text() -> None:
    told = collection(feature("Point", [17.6, 59.8], "<b>\u202eLut\x00hagen\n" + "x" * 90))

    (name,) = ground_of(told).names

    assert "\u202e" not in name.text
    assert "\x00" not in name.text
    assert len(name.text) <= 40


def test_that_no_file_is_plain_ground(tmp_path: Path) -> None:
    assert ground_in(tmp_path) == BARE


@pytest.mark.parametrize(
    "raw",
    (
        b"",
        b"PK\x03\x04",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b'{"type": "FeatureCollection"}',
        b'{"type": "FeatureCollection", "features": {}}',
        b'{"type": "FeatureCollection", "features": [1]}',
        b"[" * 100_000,
        b'{"type": "LineString", "coordinates": [[NaN, 1], [2, 3]]}',
        b'{"type": "LineString", "coordinates": [[1e999, 1], [2, 3]]}',
        b'{"type": "LineString", "coordinates": [[181, 1], [2, 3]]}',
        b'{"type": "LineString", "coordinates": [[1, 91], [2, 3]]}',
        b'{"type": "LineString", "coordinates": [[true, 1], [2, 3]]}',
        b'{"type": "LineString", "coordinates": [[1], [2, 3]]}',
        b'{"type": "LineString", "coordinates": [["1", "2"], [2, 3]]}',
        b'{"type": "LineString", "coordinates": 7}',
        b'{"type": "LineString", "coordinates": [[' + b"9" * 5000 + b", 1], [2, 3]]}",
        b'{"type": "Polygon", "coordinates": [[[1, 2], 3, [4, 5], [1, 2]]]}',
    ),
    ids=lambda raw: repr(raw[:40]),
)
def test_that_a_broken_map_is_said_and_never_half_drawn(raw: bytes) -> None:
    with pytest.raises(MapUnreadableError) as told:
        ground_of(raw)

    assert told.value.advice.args == {"file": MAP_FILE}


def test_that_a_map_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / MAP_FILE).write_bytes(collection(feature("LineString", LINE * 40)))
    monkeypatch.setattr(map_ground, "MOST_POINTS", 79)

    with pytest.raises(MapUnreadableError):
        ground_in(tmp_path)
    monkeypatch.setattr(map_ground, "MOST_BYTES", 100)
    with pytest.raises(MapUnreadableError):
        ground_in(tmp_path)


def test_that_a_folder_by_that_name_is_said(tmp_path: Path) -> None:
    (tmp_path / MAP_FILE).mkdir()

    with pytest.raises(MapUnreadableError):
        ground_in(tmp_path)


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(("type", "features", "geometry", "coordinates", "properties", "name")),
            inner
            | st.sampled_from(("FeatureCollection", "Feature", "LineString", "Polygon", "Point")),
            max_size=4,
        )
    ),
    max_leaves=25,
)


@given(_JSON)
@settings(max_examples=120, deadline=None)
def test_that_anything_is_read_or_said_to_be_unreadable(told: object) -> None:
    raw = json.dumps(told).encode()

    try:
        ground = ground_of(raw)
    except MapUnreadableError:
        return

    assert all(len(line) >= 2 for line in ground.lines)

"""The van's day in pictures, for looking at it.

Run `python -m tests.ui.run_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from returns_station.adapters.map_ground import MAP_FILE
from returns_station.desk.pickup.van_shelves import Became, KeptScan
from returns_station.pickup.door_scan import AtDoor, DoorScan
from tests.ui.every_walks import Place
from tests.ui.pictures import SIZE, settle
from tests.ui.rooms.runs.a_day import NOW, a_joining, a_run, missed
from tests.ui.rooms.runs.a_day import MemoryVans as Vans
from tests.ui.rooms.runs.window import Dock
from ui.rooms.runs.room import RunsRoom
from ui.rooms.runs.state.doing import Do
from ui.theme import Theme, wear
from ui.tokens import THEMES

RIVER: Final = [
    [17.580, 59.8668], [17.630, 59.8650], [17.650, 59.8662], [17.700, 59.8672],
    [17.700, 59.8712], [17.655, 59.8690], [17.635, 59.8682], [17.580, 59.8704],
]  # fmt: skip
STREETS: Final = (
    [[17.580, 59.8467], [17.630, 59.8467], [17.640, 59.8502], [17.700, 59.8520]],
    [[17.616, 59.8400], [17.622, 59.8480], [17.630, 59.8550], [17.655, 59.8640], [17.700, 59.8615]],
    [[17.580, 59.8535], [17.625, 59.8575], [17.650, 59.8568], [17.700, 59.8585]],
    [[17.622, 59.8760], [17.639, 59.8570], [17.640, 59.8400]],
    [[17.680, 59.8760], [17.652, 59.8640], [17.646, 59.8400]],
    [[17.645, 59.8640], [17.668, 59.8560], [17.667, 59.8400]],
)
NAMES: Final = {
    "Luthagen": [17.6180, 59.8612],
    "Fyrisån": [17.6390, 59.8673],
    "Svartbäcken": [17.6660, 59.8652],
    "Fålhagen": [17.6600, 59.8478],
}


def a_map(folder: Path) -> None:
    """A shop's own map: a river, streets, quarters."""
    shapes = [("", "Polygon", [RIVER]), *(("", "LineString", each) for each in STREETS)]
    shapes += [(name, "Point", at) for name, at in NAMES.items()]
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": kind, "coordinates": coordinates},
        }
        for name, kind, coordinates in shapes
    ]
    told = {"type": "FeatureCollection", "features": features}
    (folder / MAP_FILE).write_text(json.dumps(told), encoding="utf-8")


def drop_in(folder: Path, own: Path) -> None:
    """Where a map lies in a folder, it lies in this one, too."""
    if (folder / MAP_FILE).exists():
        (own / MAP_FILE).write_bytes((folder / MAP_FILE).read_bytes())


def scenes(make: Callable[[Vans], Dock], folder: Path) -> Iterator[tuple[str, Dock]]:
    """Each scene with its own window."""
    other = replace(a_run(done=2, count=6), number="K-2612", van="Bil 2")
    both = (missed(a_run(), 3), other)
    yield "run-plain", make(Vans(both, (a_joining(),)))
    a_map(folder)
    yield "run", make(Vans(both, (a_joining(),)))
    dock = make(Vans(both))
    for _ in range(2):
        dock.press(Qt.Key.Key_Down)
    yield "run-late", dock
    word = DoorScan("s1", "K-2611", "b3", AtDoor.REFUSED, NOW, "Maja Lind", swapped=True)
    odd = (KeptScan(word, Became.QUESTION, "swapped_alone"),)
    yield "run-question", make(Vans(both, odd=odd))
    yield "run-dock", make(Vans((a_run(done=0, out=False),)))
    yield "run-empty", make(Vans(()))
    dock = make(Vans((a_run(),)))
    dock.press(Qt.Key.Key_Return)
    yield "run-door-swap", dock
    dock.press(Qt.Key.Key_Return)
    dock.press(Qt.Key.Key_Return)
    yield "run-door", dock
    dock.press(Qt.Key.Key_F9)
    yield "run-door-again", dock
    dock.press(Qt.Key.Key_W)
    dock.scan("4006-88-XX")
    yield "run-door-unknown", dock
    dock = make(Vans((a_run(),)))
    dock.press(Qt.Key.Key_PageDown)
    yield "run-day-after", dock
    dock = make(Vans(both))
    dock.vans.away = True
    dock.room.entered()
    dock.calm()
    yield "run-away", dock
    dock = make(Vans((a_run(),)))
    dock.window.toggle_help()
    yield "run-help", dock
    same = tuple(
        replace(stop, booking=replace(stop.booking, point=a_run().stops[8].booking.point))
        if stop.nr in (10, 11) else stop
        for stop in a_run().stops
    )  # fmt: skip
    yield "run-close", make(Vans((replace(a_run(), stops=same),)))


def walk(place: Place) -> Iterator[str]:
    """The common ones in the whole window, over the same day."""
    other = replace(a_run(done=2, count=6), number="K-2612", van="Bil 2")
    vans = Vans((missed(a_run(), 3), other), (a_joining(),))
    room = place.stage.app.rooms.room("runs")
    assert isinstance(room, RunsRoom)
    a_map(room.setting.data)
    room.setting = replace(room.setting, vans=lambda _station: vans)
    room.opened(place.station)
    place.stage.window.enter("runs")
    settle()
    yield "run"
    room.act(Do.DOOR)
    settle()
    yield "run-door-swap"
    room.act(Do.BACK)
    vans.seen, vans.new = (), ()
    room.hear(())
    settle()
    yield "run-empty"


def main(arguments: list[str]) -> None:
    """Draw every scene."""
    folder, given = Path(arguments[0]), dict(enumerate(arguments))
    wide, high = map(int, given.get(1, SIZE).split("x"))
    language, percent = given.get(2, "sv"), int(given.get(3, "100"))
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look = Theme(THEMES[given.get(4, "light")], percent / 100, motion=False)
    with tempfile.TemporaryDirectory() as data:

        def make(vans: Vans) -> Dock:
            wear(look, app)
            own = Path(tempfile.mkdtemp(dir=data))
            drop_in(Path(data), own)
            return Dock(vans, own, language=language, size=(wide, high))

        for name, dock in scenes(make, Path(data)):
            dock.calm()
            dock.window.grab().save(str(folder / f"{name}.png"))
            if not name.startswith("run-door") or name == "run-door-unknown":
                dock.close()


if __name__ == "__main__":
    main(sys.argv[1:])

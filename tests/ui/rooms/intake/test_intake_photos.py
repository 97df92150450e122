"""Photos of a piece: chosen, dropped, taken; opened by a child, kept, shown in small."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from returns_station.adapters.photos import FOLDER, PhotoFolder
from returns_station.desk.bench.house import BenchHouse
from tests.ui.rooms.intake.shop import JACKET, KERSTIN, RULES, SOCKS, a_shop
from tests.ui.rooms.intake.window import AtBench
from ui.readers.small import small_by_child
from ui.rooms.intake.photos import as_jpeg


def a_photo(width: int = 640, height: int = 480) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(180, 120, 60))
    return image


def with_photos(qtbot: QtBot, folder: Path) -> AtBench:
    station = a_shop(folder)
    station.house = replace(station.house, bench=BenchHouse(RULES, PhotoFolder(folder)))
    bench = AtBench.of(qtbot, folder, station)
    bench.scan(KERSTIN)
    bench.scan(SOCKS)
    bench.settled(qtbot)
    return bench


def kept(folder: Path) -> list[Path]:
    return [path for path in (folder / FOLDER).rglob("*") if path.is_file()]


def test_that_a_picture_dropped_on_the_window_is_one_of_the_piece_in_hand(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = with_photos(qtbot, tmp_path)
    file = tmp_path / "socka.jpg"
    file.write_bytes(as_jpeg(a_photo()))

    bench.app.over._given(file)  # noqa: SLF001 - as the window's door gives it
    qtbot.waitUntil(lambda: bool(bench.intake.state.shots))

    ((piece, shots),) = bench.intake.state.shots.items()
    assert piece == (bench.parcel.id, 2)
    assert (shots[0].width, shots[0].height) == (496, 372)
    assert len(kept(tmp_path)) == 1
    assert bench.parcel.called == "Kerstin Vall"


def test_that_it_stays_with_its_piece_when_the_next_is_scanned(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = with_photos(qtbot, tmp_path)

    bench.intake.photos.given(a_photo())
    bench.scan(JACKET)
    bench.settled(qtbot)
    qtbot.waitUntil(lambda: bool(bench.intake.state.shots))

    assert list(bench.intake.state.shots) == [(bench.parcel.id, 2)]


def test_that_what_is_no_picture_is_told_kindly(qtbot: QtBot, tmp_path: Path) -> None:
    bench = with_photos(qtbot, tmp_path)

    bench.intake.photos.given(b"GIF89a and then nothing")
    qtbot.waitUntil(lambda: bench.intake.state.trouble is not None)

    assert bench.intake.state.shots == {}
    assert "Fotot sparades inte" in bench.words()


def test_that_the_sheet_says_what_works_without_a_camera(qtbot: QtBot, tmp_path: Path) -> None:
    bench = with_photos(qtbot, tmp_path)

    bench.press(Qt.Key.Key_F4)
    opened, said = bench.intake.photos.is_open, bench.words()
    bench.press(Qt.Key.Key_Escape)

    assert opened
    assert "Välj en bild" in said
    assert not bench.intake.photos.is_open
    assert bench.standings() == ["awaited", "here", "awaited"]


def test_that_without_a_piece_in_hand_a_picture_is_read_for_codes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = AtBench.of(qtbot, tmp_path)

    assert not bench.intake.pictured(as_jpeg(a_photo()))


def test_that_a_picture_in_small_is_bare_pixels_and_nothing_else_comes_through() -> None:
    wide = small_by_child(as_jpeg(a_photo(2000, 100)))

    assert wide is not None
    assert wide[:2] == (496, 24)
    assert len(wide[2]) == 496 * 24 * 4
    assert small_by_child(b"") is None
    assert small_by_child(b"%PDF-1.7 not a photo") is None

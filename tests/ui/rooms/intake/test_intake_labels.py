"""Labels that do not come out are told, kept and printed again; what was graded stands."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.goods.grade import Grade
from tests.ui.rooms.intake.shop import JOHAN, JUMPER, KERSTIN, SOCKS
from tests.ui.rooms.intake.window import AtBench
from ui.widgets.label import PlainLabel


def test_that_a_label_that_does_not_come_out_waits_and_is_printed_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.print_on("ingen-sådan")
    for code in (KERSTIN, JUMPER, SOCKS):
        bench.scan(code)
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)
    said, kept = bench.words(), len(bench.intake.state.labels.kept)
    grades = [row.grade for row in bench.parcel.rows]

    bench.print_on("")
    bench.press(Qt.Key.Key_F5)
    bench.settled(qtbot)

    assert "2 etiketter kom inte ut" in said
    assert kept == 2
    assert grades == [Grade.A, Grade.A, None]
    assert len(bench.labels()) == 2
    assert bench.intake.state.labels.kept == ()
    assert "kom inte ut" not in bench.words()


def test_that_the_last_label_is_printed_once_more_on_asking(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(JOHAN)
    bench.scan(SOCKS)
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)
    (label,) = (tmp_path / "labels").glob("*.pdf")
    label.unlink()

    bench.press(Qt.Key.Key_F5)
    bench.settled(qtbot)

    assert label.exists()


def test_that_the_label_is_shown_as_it_will_print_before_it_does(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(KERSTIN)
    bench.scan(SOCKS)
    bench.settled(qtbot)
    paper = bench.screen.parcel.beside._paper  # noqa: SLF001 - what lies on the screen
    qtbot.waitUntil(lambda: "B1-12" in paper.accessibleDescription())
    before = paper.accessibleDescription()

    bench.press(Qt.Key.Key_B, "b")
    qtbot.waitUntil(lambda: "Öppnad" in paper.accessibleDescription())
    chosen = paper.accessibleDescription()
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)
    qtbot.waitUntil(lambda: paper.accessibleDescription() == chosen)

    assert before != chosen


def test_that_the_shelf_is_told_in_large(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(KERSTIN)
    bench.scan(SOCKS)
    bench.settled(qtbot)

    shown = [label for label in bench.screen.foot.findChildren(PlainLabel) if label.isVisible()]

    assert "B1-12" in [label.text() for label in shown]

"""What a camera sees is heard once while it is in view; without a camera the window says so."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.readers.printed import EAN, QR, bars, photo
from ui.readers.camera import Camera, Sight, is_installed
from ui.readers.watching import Watch
from ui.widgets.camera_sheet import CameraSheet, CameraWords

# Qt's part for cameras tells what a machine lacks for films, and that it has no graphics card.
pytestmark = pytest.mark.qt_log_ignore("Couldn't (load|resolve)", "No RHI backend")

JUMPER, SOCKS = "7310865004703", "4006381333931"
SEEN = photo(bars(JUMPER, EAN))
OTHER = photo(bars(SOCKS, EAN))
BLANK = QImage(400, 300, QImage.Format.Format_RGB32)
BLANK.fill(0xFF808080)
LOOK_S = 0.13
WORDS = CameraWords("Håll koden innanför ramen.", "Välj en bild", "Stäng")


class Seeing:
    """A watch with a clock of its own."""

    def __init__(self, qtbot: QtBot) -> None:
        self.now, self.heard, self._qtbot = 0.0, list[str](), qtbot
        self.watch = Watch(lambda: self.now)
        self.watch.scanned.connect(self.heard.append)

    def see(self, *frames: QImage, apart_s: float = LOOK_S) -> None:
        """These frames, each looked at before the next."""
        for frame in frames:
            self.now += apart_s
            self.watch.see(frame)
            self._qtbot.waitUntil(lambda: not self.watch.looking)


@pytest.fixture
def seeing(qtbot: QtBot) -> Iterator[Seeing]:
    seeing = Seeing(qtbot)
    yield seeing
    seeing.watch.finish()


def test_that_a_code_in_view_is_heard_once(seeing: Seeing) -> None:
    seeing.see(*[SEEN] * 40)

    assert seeing.heard == [JUMPER]


def test_that_a_blink_is_no_second_scan_and_a_return_is(seeing: Seeing) -> None:
    seeing.see(SEEN, BLANK, BLANK, SEEN)
    blinked = [*seeing.heard]
    seeing.see(*[BLANK] * 20)
    seeing.see(SEEN)

    assert (blinked, seeing.heard) == ([JUMPER], [JUMPER, JUMPER])


def test_that_another_code_is_heard_at_once(seeing: Seeing) -> None:
    seeing.see(SEEN, OTHER, SEEN)

    assert seeing.heard == [JUMPER, SOCKS]


def test_that_a_pack_s_link_is_not_heard_beside_its_goods(seeing: Seeing) -> None:
    both = photo(bars("https://maker.example", QR), bars(JUMPER, EAN))

    seeing.see(both, both)

    assert seeing.heard == [JUMPER]


def test_that_it_looks_no_more_than_eight_times_a_second(seeing: Seeing) -> None:
    seeing.see(BLANK)
    seeing.now += 0.05

    seeing.watch.see(SEEN)

    assert not seeing.watch.looking


def test_that_frames_are_passed_by_while_one_is_looked_at(seeing: Seeing, qtbot: QtBot) -> None:
    seeing.now = 1
    seeing.watch.see(SEEN)
    for _ in range(100):
        seeing.now += LOOK_S
        seeing.watch.see(OTHER)

    qtbot.waitUntil(lambda: not seeing.watch.looking)
    assert seeing.heard == [JUMPER]


def test_that_the_sheet_shows_what_is_seen_and_esc_puts_it_away(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    sheet, closed = CameraSheet(window), list[bool]()
    sheet.closed.connect(lambda: closed.append(True))
    window.show()

    sheet.open(WORDS, sees=True)
    before = sheet.grab().toImage()
    sheet.show_frame(SEEN)
    after = sheet.grab().toImage()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)

    assert before != after
    assert window.rect().contains(sheet.geometry())
    assert closed == [True]


def test_that_a_missing_part_is_said() -> None:
    if is_installed():
        pytest.skip("Qt's part for cameras is here, and a camera of this machine stays dark")
    assert Camera().start() is Sight.NO_PART


def test_that_frames_of_qt_s_own_part_are_pictures(qtbot: QtBot) -> None:
    if not is_installed():
        pytest.skip("Qt's part for cameras is not here: pip install -r requirements-camera.txt")
    from PySide6.QtMultimedia import QVideoFrame, QVideoSink

    camera, sink, frames = Camera(), QVideoSink(), list[QImage]()
    camera.frame.connect(frames.append)
    camera.listen(sink)
    sink.setVideoFrame(QVideoFrame(SEEN))

    qtbot.waitUntil(lambda: bool(frames))
    watch, heard = Watch(), list[str]()
    watch.scanned.connect(heard.append)
    watch.see(frames[0])
    qtbot.waitUntil(lambda: heard == [JUMPER])
    watch.finish()

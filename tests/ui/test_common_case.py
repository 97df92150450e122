"""The common case takes three inputs: scan the receipt, scan the goods, Enter."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot
from zxingcpp import read_barcodes

from tests.ui.rooms.shop import JUMPER, RECEIPT, a_counter
from ui.rooms.counter.state.counter import Page, Printing


def test_that_a_return_takes_three_inputs_from_rest_to_the_printed_slip(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter(qtbot, tmp_path)

    counter.scan(RECEIPT)
    qtbot.waitUntil(lambda: counter.state.page is Page.VISIT)
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.answered)
    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _printed(counter.state.done))

    assert counter.inputs == 3
    assert counter.slips() == ["RS000000013.pdf"]
    with counter.station.store.views() as views:
        sale = views.sale(1)
    assert sale is not None
    assert sale.left("1") == 0


def test_that_the_codes_on_the_screen_are_the_slip_s_own(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    counter.scan(RECEIPT)
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.answered)

    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "RS000000013" in _codes(counter.window.grab().toImage()))

    assert counter.state.page is Page.DONE


def test_that_scans_faster_than_the_answers_are_heard_in_their_order(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = a_counter(qtbot, tmp_path)

    counter.scan(RECEIPT)
    counter.scan(JUMPER)

    qtbot.waitUntil(lambda: counter.state.answered)
    assert counter.state.visit is not None
    assert [one.taken.line for one in counter.state.visit.pieces] == ["1"]


def _printed(done: object) -> bool:
    return getattr(done, "printing", None) is Printing.PRINTED


def _codes(image: object) -> set[str]:
    return {code.text for code in read_barcodes(image)}


class Viewer(QObject):
    """The system's own viewer, as far as Qt calls it."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        """Keep what was asked to be shown."""
        self.shown.append(Path(url.toLocalFile()).name)


def test_that_a_kept_slip_opens_in_the_systems_viewer(qtbot: QtBot, tmp_path: Path) -> None:
    viewer = Viewer()
    # The stub asks for bytes; the call takes the name as text.
    QDesktopServices.setUrlHandler("file", viewer, "show")  # type: ignore[arg-type]
    counter = a_counter(qtbot, tmp_path)
    counter.scan(RECEIPT)
    counter.scan(JUMPER)
    qtbot.waitUntil(lambda: counter.state.answered)
    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _printed(counter.state.done))

    counter.press(Qt.Key.Key_F6, held=Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(viewer.shown))
    QDesktopServices.unsetUrlHandler("file")

    assert viewer.shown == ["RS000000013.pdf"]

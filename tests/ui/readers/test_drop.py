"""Pictures come in by hand; text that is dropped or pasted stays text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.readers.printed import EAN, bars, photo, saved
from ui.readers.drop import DropDoor

JUMPER = "7310865004703"
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)


class Door:
    """A window with a field in it, its door, and what came through."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window, self.field = QWidget(), QLineEdit()
        QVBoxLayout(self.window).addWidget(self.field)
        qtbot.addWidget(self.window)
        self.window.resize(400, 300)
        self.window.show()
        self.field.setFocus()
        self.handle = self.window.windowHandle()
        self.door = DropDoor(self.handle)
        self.given: list[object] = []
        self.hovers: list[bool] = []
        self.door.given.connect(self.given.append)
        self.door.hovered.connect(self.hovers.append)

    @property
    def on_field(self) -> QPoint:
        """A place on the field."""
        return self.field.geometry().center()

    def enter(self, data: QMimeData) -> bool:
        """Drag over the field; answers whether it may be dropped."""
        QCoreApplication.sendEvent(
            self.handle, QDragEnterEvent(self.on_field, COPY, data, LEFT, NONE)
        )
        moved = QDragMoveEvent(self.on_field, COPY, data, LEFT, NONE)
        QCoreApplication.sendEvent(self.handle, moved)
        return moved.isAccepted()

    def leave(self) -> None:
        """Drag away."""
        QCoreApplication.sendEvent(self.handle, QDragLeaveEvent())

    def drop(self, data: QMimeData) -> None:
        """Drag over the field and let go."""
        self.enter(data)
        event = QDropEvent(QPointF(self.on_field), COPY, data, LEFT, NONE)
        QCoreApplication.sendEvent(self.handle, event)

    def paste(self, data: QMimeData) -> None:
        """Copy elsewhere, and press Ctrl+V here."""
        QGuiApplication.clipboard().setMimeData(data)
        QTest.keyClick(self.handle, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def door(qtbot: QtBot) -> Door:
    return Door(qtbot)


def files(*paths: str) -> QMimeData:
    """Files, as a file manager gives them: with their paths as text."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    data.setText("\n".join(paths))
    return data


def text(words: str) -> QMimeData:
    """Text."""
    data = QMimeData()
    data.setText(words)
    return data


def an_image() -> QMimeData:
    """A picture, as a browser gives it."""
    data = QMimeData()
    data.setImageData(photo(bars(JUMPER, EAN)))
    return data


def some_bytes() -> QMimeData:
    """A picture in a file's form."""
    data = QMimeData()
    data.setData("image/png", saved(photo(bars(JUMPER, EAN))))
    return data


GIVE = (Door.drop, Door.paste)


@pytest.mark.parametrize("give", GIVE)
def test_that_photos_are_given_on_and_their_paths_are_not_written(
    door: Door, give: Callable[[Door, QMimeData], None]
) -> None:
    give(door, files("/tmp/a.JPG", "/tmp/b.pdf", "/tmp/c.webp"))  # noqa: S108 - not opened

    assert door.given == [Path("/tmp/a.JPG"), Path("/tmp/c.webp")]  # noqa: S108 - as above
    assert door.field.text() == ""


@pytest.mark.parametrize("give", GIVE)
def test_that_a_picture_without_a_file_is_given_on(
    door: Door, give: Callable[[Door, QMimeData], None]
) -> None:
    give(door, an_image())
    give(door, some_bytes())

    assert len(door.given) == 2
    assert isinstance(door.given[0], QImage | bytes)
    assert isinstance(door.given[1], QImage | bytes)
    assert door.field.text() == ""


@pytest.mark.parametrize("give", GIVE)
def test_that_text_is_text(door: Door, give: Callable[[Door, QMimeData], None]) -> None:
    give(door, text(JUMPER))

    assert door.given == []
    assert door.field.text() == JUMPER


@pytest.mark.parametrize("give", GIVE)
def test_that_a_copied_table_is_its_text(
    door: Door, give: Callable[[Door, QMimeData], None]
) -> None:
    table = an_image()
    table.setText("4711")

    give(door, table)

    assert (door.given, door.field.text()) == ([], "4711")


def test_that_nothing_is_fetched_from_elsewhere(door: Door) -> None:
    away = QMimeData()
    away.setUrls([QUrl("https://shop.example/photo.png")])

    door.drop(away)

    assert door.given == []


def test_that_the_cue_comes_with_a_picture_and_goes_with_it(door: Door) -> None:
    may = [door.enter(files("/a.png")), door.enter(text("4711")), door.enter(files("/a.pdf"))]
    door.leave()

    assert may == [True, True, True]
    assert door.hovers == [True, False]


def test_that_a_key_that_is_no_paste_is_the_window_s(door: Door) -> None:
    QGuiApplication.clipboard().setMimeData(an_image())

    QTest.keyClick(door.handle, Qt.Key.Key_V)

    assert (door.given, door.field.text()) == ([], "v")


def test_that_at_most_ten_are_taken_at_once(door: Door) -> None:
    door.drop(files(*(f"/{number}.png" for number in range(400))))

    assert len(door.given) == 10

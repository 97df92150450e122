"""Pictures given to the window by hand: dropped on it, or pasted; text so given is no scan."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QWindow,
)

from ui.readers.picture import SUFFIXES

# The clipboard's own bytes are opened by the child, as a file's are.
_FORMATS: Final = ("image/png", "image/jpeg", "image/webp", "image/bmp")
_MOST: Final = 10
_DRAGS: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class DropDoor(QObject):
    """Takes pictures from a window before its fields see them; says when one hovers over it."""

    given = Signal(object)
    hovered = Signal(bool)

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at what is dragged, dropped and pasted; all else passes."""
        kind = event.type()
        if kind in _DRAGS:
            assert isinstance(event, QDragEnterEvent | QDragMoveEvent)
            return self._dragged(event)
        if kind is QEvent.Type.DragLeave:
            self.hovered.emit(False)
        elif kind is QEvent.Type.Drop:
            assert isinstance(event, QDropEvent)
            return self._dropped(event)
        elif kind is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return event.matches(QKeySequence.StandardKey.Paste) and self._pasted()
        return False

    def _dragged(self, event: QDragMoveEvent) -> bool:
        if not shows_picture(event.mimeData()):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.DragEnter:
            self.hovered.emit(True)
        return True

    def _dropped(self, event: QDropEvent) -> bool:
        self.hovered.emit(False)
        pictures = pictures_in(event.mimeData())
        if not pictures:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._give(pictures)
        return True

    def _pasted(self) -> bool:
        pictures = pictures_in(QGuiApplication.clipboard().mimeData())
        self._give(pictures)
        return bool(pictures)

    def _give(self, pictures: tuple[Path | bytes | QImage, ...]) -> None:
        for picture in pictures:
            self.given.emit(picture)


def shows_picture(data: QMimeData) -> bool:
    """Whether there is a picture in what is dragged or copied; it is not opened yet."""
    if _files(data):
        return True
    # A copied table is text that brings its picture along: it is meant as text.
    return (data.hasImage() or any(map(data.hasFormat, _FORMATS))) and not data.hasText()


def pictures_in(data: QMimeData) -> tuple[Path | bytes | QImage, ...]:
    """The pictures in what is dropped or pasted: files, or one picture by its bytes."""
    if not shows_picture(data):
        return ()
    files = _files(data)
    if files:
        return files
    for name in _FORMATS:
        if data.hasFormat(name):
            return (bytes(data.data(name).data()),)
    image = data.imageData()
    return (image,) if isinstance(image, QImage) and not image.isNull() else ()


def _files(data: QMimeData) -> tuple[Path, ...]:
    """Pictures on this machine; what lies on another is not fetched."""
    paths = (Path(url.toLocalFile()) for url in data.urls()[:_MOST] if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in SUFFIXES)

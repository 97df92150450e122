"""The photo's sheet: what the camera sees, one button that takes it, another for a file."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import CARD_CORNER, CONTROL_CORNER
from ui.widgets.button import Action, Button
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded

_WIDTH: Final = 480
_VIEW: Final = (448, 252)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class PhotoWords:
    """What the sheet says; without a camera the sentence is what is missing, and what works."""

    sentence: str
    take: str
    choose: str
    close: str


class PhotoSheet(QWidget):
    """Lies in the middle of its parent."""

    taken = Signal()
    chosen = Signal()
    closed = Signal()
    spoken = QAccessible.Role.Dialog

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self._sees = False
        self._view = _View()
        self._words = PlainLabel("", wrap=True)
        self._take = Button(Action("-", "Enter", "camera"))
        self._choose, self._close = Button(Action("-")), Button(Action("-"))
        for button, told in (
            (self._take, self.taken),
            (self._choose, self.chosen),
            (self._close, self.closed),
        ):
            button.clicked.connect(told)
        ways = Flow(look.gap(8))
        for button in (self._take, self._choose, self._close):
            ways.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(*(look.gap(16),) * 4)
        page.setSpacing(look.gap(12))
        page.addWidget(self._view)
        page.addWidget(self._words)
        page.addLayout(ways)
        self.hide()

    def open(self, words: PhotoWords, *, sees: bool) -> None:
        """Lie over the parent; without a camera there is no picture."""
        self._sees = sees
        self._view.setVisible(sees)
        self._view.show_frame(QImage())
        self._words.say(words.sentence)
        self._take.offer(Action(words.take, "Enter", "camera"))
        self._take.setVisible(sees)
        self._choose.offer(Action(words.choose, "" if sees else "Enter"))
        self._close.offer(Action(words.close, "Esc"))
        self.setAccessibleName(words.sentence)
        self.place()
        self.show()
        self.raise_()
        (self._take if sees else self._choose).setFocus()

    def place(self) -> None:
        """Take its place; the parent may have another size than before."""
        parent, layout, look = self.parentWidget(), self.layout(), theme()
        assert parent is not None
        assert layout is not None
        layout.activate()
        width = min(parent.width() - 2 * look.gap(40), max(look.gap(_WIDTH), 1))
        height = max(layout.totalHeightForWidth(width), self.minimumSizeHint().height())
        left = (parent.width() - width) // 2
        self.setGeometry(left, max(0, (parent.height() - height) // 2), width, height)

    def show_frame(self, image: QImage) -> None:
        """Show what the camera sees now."""
        self._view.show_frame(image)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it or chooses one, Esc puts the sheet away; the rest is the window's."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _ENTER:
            (self.taken if self._sees else self.chosen).emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card it lies on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, QRectF(self.rect()), theme().px(CARD_CORNER), fill="card", edge="edge")


class _View(QWidget):
    """What the camera sees."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """In the shape of a camera's picture; text does not make it grow."""
        return QSize(*_VIEW)

    def show_frame(self, image: QImage) -> None:
        """Show this."""
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the whole picture, as large as fits."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        room = QRectF(self.rect())
        rounded(painter, room, CONTROL_CORNER, fill="sunken")
        if self._image.isNull():
            return
        shape = QPainterPath()
        shape.addRoundedRect(room, CONTROL_CORNER, CONTROL_CORNER)
        painter.setClipPath(shape)
        size = QRectF(self._image.rect()).size()
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.drawImage(place, self._image)

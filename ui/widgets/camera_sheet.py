"""The camera's sheet: what it sees, where to hold the code, and how to put it away."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import CARD_CORNER, CONTROL_CORNER, LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded

# The counter's left column, above the status line: the answer and the green button stay in sight.
_WIDTH, _LEFT, _ABOVE = 432, 136, 60
_VIEW = (400, 225)
_LOW = 150  # where text is large, the picture leaves more room for it
_FRAME = 0.72  # so much of the picture lies inside the frame line
_SHORT = 0.62  # a bar code is wider than high


@dataclass(frozen=True, slots=True)
class CameraWords:
    """What the sheet says; without a camera the sentence is what is missing, and what works."""

    sentence: str
    choose: str
    close: str


class CameraSheet(QWidget):
    """Lies at the left above the status line, over its parent."""

    chosen = Signal()
    closed = Signal()
    spoken = QAccessible.Role.Dialog

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self._view = _View()
        self._words = PlainLabel("", Role.BODY_STRONG, wrap=True)
        self._choose = Button(Action("-"))
        self._choose.clicked.connect(self.chosen)
        self._close = Button(Action("-"))
        self._close.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.setSpacing(look.gap(8))
        foot.addWidget(self._choose)
        foot.addStretch(1)
        foot.addWidget(self._close)
        page = QVBoxLayout(self)
        page.setContentsMargins(*(look.gap(16),) * 4)
        page.setSpacing(look.gap(12))
        page.addWidget(self._view)
        page.addWidget(self._words)
        page.addLayout(foot)
        self.hide()

    def open(self, words: CameraWords, *, sees: bool) -> None:
        """Come into the lower left corner; without a camera there is no picture."""
        self._view.setVisible(sees)
        self._view.clear()
        self._words.say(words.sentence)
        self._choose.offer(Action(words.choose))
        self._close.offer(Action(words.close, "Esc"))
        # Where text is large both would reach under the green button; dropping still works.
        self._choose.setVisible(not sees or theme().scale < LARGE_TEXT)
        self.setAccessibleName(words.sentence)
        self.place()
        self.show()
        self.raise_()
        self._close.setFocus()

    def place(self) -> None:
        """Take its place; the parent may have another size than before."""
        parent, layout, look = self.parentWidget(), self.layout(), theme()
        assert parent is not None
        assert layout is not None
        layout.activate()
        width = max(_WIDTH, self.minimumSizeHint().width())
        height = max(layout.totalHeightForWidth(width), self.minimumSizeHint().height())
        top = parent.height() - look.px(_ABOVE) - height
        self.setGeometry(look.gap(_LEFT), top, width, height)

    def say(self, sentence: str) -> None:
        """Say another sentence."""
        self._words.say(sentence)
        self.setAccessibleName(sentence)
        self.place()

    def show_frame(self, image: QImage) -> None:
        """Show what the camera sees now."""
        self._view.show_frame(image)

    def light(self) -> None:
        """A code was read: the frame line is green from now on."""
        self._view.light(read=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away; every other key is the window's."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card it lies on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, QRectF(self.rect()), theme().px(CARD_CORNER), fill="card", edge="edge")


class _View(QWidget):
    """The camera's picture with the frame line in it."""

    def __init__(self) -> None:
        super().__init__()
        self._image, self._read = QImage(), False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        self._waits = Glyph("camera", 48, "ink_soft")
        row.addWidget(self._waits, 0, Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:
        """As wide as the sheet, in the shape of a camera's picture; text does not make it grow."""
        width, height = _VIEW
        return QSize(width, _LOW if theme().scale >= LARGE_TEXT else height)

    def clear(self) -> None:
        """Nothing is seen yet."""
        self._image, self._read = QImage(), False
        self._waits.show()
        self.update()

    def show_frame(self, image: QImage) -> None:
        """Show this."""
        self._image = image
        self._waits.hide()
        self.update()

    def light(self, *, read: bool) -> None:
        """Whether a code was just read."""
        self._read = read
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, cut to the view's shape, and the frame line over it."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        room = QRectF(self.rect())
        rounded(painter, room, CONTROL_CORNER, fill="sunken")
        if not self._image.isNull():
            shape = QPainterPath()
            shape.addRoundedRect(room, CONTROL_CORNER, CONTROL_CORNER)
            painter.setClipPath(shape)
            painter.drawImage(room, self._image, _cut(self._image, room))
            painter.setClipping(False)
        size = room.size()
        frame = QRectF(0, 0, size.width() * _FRAME, size.height() * _SHORT)
        frame.moveCenter(room.center())
        inner = "yes" if self._read else "ink"
        for edge, width in (("card", 8), (inner, 4)):
            line = frame.adjusted(*(side * (8 - width) / 2 for side in (1, 1, -1, -1)))
            rounded(painter, line, CARD_CORNER, edge=edge, width=width)


def _cut(image: QImage, room: QRectF) -> QRectF:
    """The middle of the picture, in the shape of the room."""
    whole = QRectF(image.rect())
    size = room.size().scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
    part = QRectF(0, 0, size.width(), size.height())
    part.moveCenter(whole.center())
    return part

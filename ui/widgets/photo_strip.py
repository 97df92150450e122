"""The photos of a piece in small, and the empty frame where the next one goes."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icon, theme
from ui.tokens import CONTROL_CORNER
from ui.widgets.flow import Flow
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, Shape

_WIDE, _HIGH = 120, 90
_ICON: Final = 32
_MOST: Final = 4


class PhotoStrip(QWidget):
    """Two in a row; pressing the empty one takes the next."""

    asked = Signal()

    def __init__(self, name: str, numbered: str) -> None:
        """`numbered` is what a photo is called, with its number to be filled in."""
        super().__init__()
        self._numbered = numbered
        self._photos: list[_Photo] = []
        self._flow = Flow(theme().gap(8))
        self.next = _Empty(name)
        self.next.clicked.connect(self.asked)
        self._flow.addWidget(self.next)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, images: tuple[QImage, ...], *, may_take: bool) -> None:
        """Show the latest of these."""
        for photo in self._photos:
            self._flow.removeWidget(photo)
            photo.hide()
            photo.deleteLater()
        first = max(0, len(images) - _MOST)
        self._photos = [
            _Photo(image, self._numbered.replace("{nr}", str(nr)))
            for nr, image in enumerate(images[first:], first + 1)
        ]
        self._flow.removeWidget(self.next)
        for place in (*self._photos, self.next):
            self._flow.addWidget(place)
            place.show()
        self.next.forbid(not may_take)


class _Photo(QWidget):
    """One photo, cut to its frame."""

    spoken = QAccessible.Role.Graphic

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As every frame."""
        return frame()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw its middle, as much as fills the frame."""
        painter = QPainter(self)
        hints = QPainter.RenderHint
        painter.setRenderHints(hints.Antialiasing | hints.SmoothPixmapTransform)
        room, whole = QRectF(self.rect()), QRectF(self._image.rect())
        shape = QPainterPath()
        shape.addRoundedRect(room, CONTROL_CORNER, CONTROL_CORNER)
        painter.setClipPath(shape)
        size = room.size().scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
        part = QRectF(0, 0, size.width(), size.height())
        part.moveCenter(whole.center())
        painter.drawImage(room, self._image, part)


class _Empty(Pressable):
    """The frame that is still empty."""

    def __init__(self, name: str) -> None:
        super().__init__(name, Shape.CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As every frame."""
        return frame()

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the dashed frame and the camera in it."""
        look = theme()
        hovered = self.underMouse() and self.isEnabled()
        fill = "tile" if hovered else ""
        rounded(painter, room, self.corner, fill=fill, edge="edge", width=2, dashed=True)
        side = look.px(_ICON)
        ink = look.colour("ink_soft" if self.cannot else "ink")
        mark = icon("camera", side, ink, self.devicePixelRatioF())
        centre = room.center()
        painter.drawPixmap(round(centre.x() - side / 2), round(centre.y() - side / 2), mark)


def frame() -> QSize:
    """How large a photo in small is."""
    look = theme()
    return QSize(look.gap(_WIDE), look.gap(_HIGH))

"""The photos that came with a question, in small."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from returns_station.adapters.speech import Speech
from ui.theme import theme

_SIDE: Final = 80
_MOST: Final = 3


class Photos(QWidget):
    """At most three beside each other."""

    spoken = QAccessible.Role.Graphic

    def __init__(self, say: Speech) -> None:
        super().__init__()
        self._say, self._images = say, tuple[QImage, ...]()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, images: tuple[QImage, ...]) -> None:
        """Show these."""
        self._images = images[:_MOST]
        self.setVisible(bool(self._images))
        self.setAccessibleName(self._say("approvals.photos", count=len(images)))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as one."""
        side = theme().px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them whole, each in its square."""
        painter, side = QPainter(self), theme().px(_SIDE)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for nr, image in enumerate(self._images):
            size = image.size().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
            left = nr * (side + theme().gap(8)) + (side - size.width()) // 2
            small = image.scaled(
                size * self.devicePixelRatioF(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            small.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(left, (side - size.height()) // 2, small)

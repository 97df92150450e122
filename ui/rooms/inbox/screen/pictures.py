"""The pictures that came with a message, as we drew them anew."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.tokens import CONTROL_CORNER

_HIGH: Final = 132
_WIDEST: Final = 200
_MOST: Final = 3


def drawn(read: Callable[[str], bytes], names: Iterable[str]) -> dict[str, QImage]:
    """The pictures of these names; what is gone is left out."""
    found = {name: QImage.fromData(read(name)) for name in names}
    return {name: image for name, image in found.items() if not image.isNull()}


class Pictures(QWidget):
    """At most three beside each other, whole."""

    spoken = QAccessible.Role.Graphic

    def __init__(self, images: tuple[QImage, ...], name: str) -> None:
        super().__init__()
        self._images = images[:_MOST]
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as one; text makes them grow half as much as itself."""
        return QSize(theme().gap(_WIDEST), theme().gap(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them from the left, as many as there is room for."""
        painter, left, look = QPainter(self), 0.0, theme()
        hints = QPainter.RenderHint
        painter.setRenderHints(hints.Antialiasing | hints.SmoothPixmapTransform)
        for image in self._images:
            size = QRectF(image.rect()).size()
            size.scale(look.gap(_WIDEST), self.height(), Qt.AspectRatioMode.KeepAspectRatio)
            room = QRectF(left, 0, size.width(), size.height())
            shape = QPainterPath()
            shape.addRoundedRect(room, CONTROL_CORNER, CONTROL_CORNER)
            painter.setClipPath(shape)
            painter.drawImage(room, image)
            left += size.width() + look.gap(8)

"""A glyph: an icon beside words, or a drawing of goods on its tile."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import drawing, drawings, icon, theme
from ui.tokens import CONTROL_CORNER
from ui.widgets.paint import rounded


class Glyph(QWidget):
    """An icon in an ink; `size` in px at 100 % text."""

    def __init__(self, name: str, size: int = 24, ink: str = "ink") -> None:
        super().__init__()
        self._name, self._size, self._ink = name, size, ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, ink: str = "") -> None:
        """Show another icon, or the same in another ink."""
        self._name, self._ink = name, ink or self._ink
        self.update()

    def sizeHint(self) -> QSize:
        """As large as its text."""
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        if not self._name:
            return
        look = theme()
        side = look.px(self._size)
        picture = icon(self._name, side, look.colour(self._ink), self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, (self.height() - side) // 2, picture)


class Picture(QWidget):
    """A drawing of goods on a tile; goods that nobody drew are a parcel."""

    def __init__(self, name: str, size: int = 64, *, tile: str = "tile") -> None:
        super().__init__()
        self._name, self._size, self._tile = name, size, tile
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_drawing(self, name: str) -> None:
        """Show other goods."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        """As large as its text."""
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile and the goods on it."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        inset = round(self.width() / 8)
        if self._tile:
            edge = "edge" if look.tokens.contrast else ""
            rounded(painter, room, CONTROL_CORNER, fill=self._tile, edge=edge)
        side = self.width() - (2 * inset if self._tile else 0)
        name = self._name if self._name in drawings() else "parcel"
        picture = drawing(name, side, side, self.devicePixelRatioF())
        left = (self.width() - side) // 2
        painter.drawPixmap(left, (self.height() - side) // 2, picture)
        painter.setPen(Qt.PenStyle.NoPen)

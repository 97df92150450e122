"""The seal: a tick for yes, an eye for let us look; they differ in shape as in colour."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icon, theme
from ui.widgets.paint import rounded


class Seal(QWidget):
    """A round mark of 48 px."""

    def __init__(self) -> None:
        super().__init__()
        self._yes = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def mean(self, *, yes: bool) -> None:
        """Mean yes, or let us look."""
        self._yes = yes
        self.update()

    def sizeHint(self) -> QSize:
        """As large as its text."""
        side = theme().px(48)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the round and what stands in it."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, side = QRectF(self.rect()), look.px(30)
        inset = (self.width() - side) // 2
        if self._yes:
            rounded(painter, room, room.width() / 2, fill="yes")
            mark = icon("check-bold", side, look.colour("on_yes"), self.devicePixelRatioF())
        else:
            rounded(painter, room, room.width() / 2, edge="look", width=look.px(3))
            mark = icon("eye", side, look.colour("look_ink"), self.devicePixelRatioF())
        painter.drawPixmap(inset, inset, mark)

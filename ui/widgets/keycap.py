"""A key cap: the key that does the same thing, drawn where it works."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from returns_station.adapters.plain import plain
from ui.theme import theme
from ui.tokens import KEY_CORNER, Role
from ui.widgets.paint import rounded

_ON_GREEN = "on_yes"


class KeyCap(QWidget):
    """The name of a key in its cap; hidden as a set when a shop works by touch only.

    Help shows its own `always`: it is what one asked for.
    """

    def __init__(
        self, key: str, *, ink: str = "ink_soft", large: bool = False, always: bool = False
    ) -> None:
        super().__init__()
        self._key, self._ink, self._large, self._always = plain(key), ink, large, always
        self._wanted = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._hide_if_unused()

    @property
    def key(self) -> str:
        """The key that is named; "" for none."""
        return self._key

    def name_key(self, key: str) -> None:
        """Name another key; without one there is no cap."""
        self._key = plain(key)
        self._hide_if_unused()
        self.updateGeometry()
        self.update()

    def wear(self, ink: str) -> None:
        """Draw the cap in another ink."""
        grows = (ink == _ON_GREEN) != (self._ink == _ON_GREEN)
        self._ink = ink
        if grows:
            self.updateGeometry()
        self.update()

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - as Qt's
        """Be seen where it is wanted, if caps are seen at all."""
        self._wanted = visible
        super().setVisible(visible and not self._unused)

    def sizeHint(self) -> QSize:
        """Square for one letter, wider for a word."""
        look = theme()
        tall = look.px(40 if self._large else 28 if self._ink == _ON_GREEN else 24)
        words = QFontMetricsF(look.font(self._role())).horizontalAdvance(self._key)
        return QSize(max(tall, round(words) + look.px(14)), tall)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap, its 2-px foot and its letters."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, corner = QRectF(self.rect()), look.px(KEY_CORNER)
        edge = "edge" if self._ink == "ink_soft" else self._ink
        rounded(painter, room, corner, fill="card" if self._always else "", edge=edge, width=1)
        painter.setClipRect(room.adjusted(0, room.height() - corner, 0, 0))
        rounded(painter, room.translated(0, -1), corner, edge=edge, width=1)
        painter.setClipping(False)
        painter.setFont(look.font(self._role()))
        painter.setPen(look.colour(self._ink))
        painter.drawText(room.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, self._key)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme, which may hide the caps."""
        if event.type() == QEvent.Type.StyleChange:
            self._hide_if_unused()
            self.updateGeometry()
        super().changeEvent(event)

    @property
    def _unused(self) -> bool:
        return not self._key or not (theme().keys or self._always)

    def _hide_if_unused(self) -> None:
        hidden = self._unused or not self._wanted
        if hidden != self.isHidden() and (hidden or self.parentWidget() is not None):
            super().setVisible(not hidden)

    def _role(self) -> Role:
        return Role.LEAD if self._large else Role.KEY

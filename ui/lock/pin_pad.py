"""The digits for a finger, as on a card terminal; each is sent to the field as if it were typed."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from returns_station.adapters.speech import Speech
from ui.theme import icon, theme
from ui.tokens import TOUCH, Role
from ui.widgets.pressable import Pressable, Shape

ERASE, CLEAR = "erase", "clear"
_KEYS: Final = ("123", "456", "789")
_LAST: Final = (CLEAR, "0", ERASE)
_KEY: Final = (96, 76)
_GAP: Final = 12


class PinPad(QWidget):
    """Three by four keys; `tapped` tells a digit, or what is to be taken away."""

    tapped = Signal(str)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        names = {ERASE: say("lock.erase"), CLEAR: say("lock.clear")}
        self.keys: dict[str, Pressable] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme().gap(_GAP))
        for row, keys in enumerate((*_KEYS, _LAST)):
            for place, key in enumerate(keys):
                made = _PinKey(key, names.get(key, key))
                made.clicked.connect(lambda _=False, key=key: self.tapped.emit(key))
                grid.addWidget(made, row, place)
                self.keys[key] = made
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class _PinKey(Pressable):
    """One key; the focus stays in the field."""

    repeats = True

    def __init__(self, key: str, name: str) -> None:
        super().__init__(name, Shape.CONTROL)
        self._key, self._shown = key, name
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """More than a finger wide and high."""
        return QSize(*(max(TOUCH, theme().gap(side)) for side in _KEY))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than a finger."""
        return QSize(TOUCH, TOUCH)

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the key and its digit."""
        super().paint_body(painter, room)
        look = theme()
        ink = look.colour("ink_soft" if self.cannot else "ink")
        if self._key == ERASE:
            side = look.gap(28)
            drawn = icon("backspace", side, ink, self.devicePixelRatioF())
            middle = room.center().toPoint()
            painter.drawPixmap(middle.x() - side // 2, middle.y() - side // 2, drawn)
            return
        painter.setFont(look.font(Role.SMALL_STRONG if self._key == CLEAR else Role.TITLE))
        painter.setPen(ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._shown)

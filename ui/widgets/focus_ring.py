"""The focus ring: one for each window, lying 2 px outside the thing that has the focus."""

from typing import Self

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.tokens import HALO, RING
from ui.widgets.motion import Ease
from ui.widgets.paint import ring

_MOVES = frozenset((QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide))


class FocusRing(QWidget):
    """Lies over its window and follows a thing, within whatever that thing is scrolled in."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._thing: QWidget | None = None
        self._corner, self._inside = 0, False
        self._comes = Ease(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @classmethod
    def over(cls, window: QWidget) -> Self:
        """The window's own ring."""
        found = window.findChild(cls, "", Qt.FindChildOption.FindDirectChildrenOnly)
        return found if isinstance(found, cls) else cls(window)

    def follow(self, thing: QWidget, corner: int, *, inside: bool = False) -> None:
        """Lie around `thing`, whose corners are this round; `inside` its edge where rows touch."""
        self.leave()
        self._thing, self._corner, self._inside = thing, corner, inside
        for widget in self._chain():
            widget.installEventFilter(self)
        self._comes.begin()
        self._place()

    def leave(self) -> None:
        """Lie nowhere."""
        for widget in self._chain():
            widget.removeEventFilter(self)
        self._thing = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow when the thing, or anything it lies in, moves."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._comes.share)
        ring(painter, QRectF(self.rect()), self._corner + (0 if self._inside else HALO))

    def _chain(self) -> list[QWidget]:
        """The thing and all it lies in, up to the window."""
        chain: list[QWidget] = []
        widget = self._thing
        while widget is not None and shiboken6.isValid(widget) and widget is not self.window():
            chain.append(widget)
            widget = widget.parentWidget()
        return chain

    def _place(self) -> None:
        """Lie around the thing where it is now; what is scrolled away is not ringed."""
        chain, window = self._chain(), self.window()
        if not chain or not chain[0].isVisibleTo(window):
            self.hide()
            return
        thing = chain[0]
        place = QRect(thing.mapTo(window, QPoint(0, 0)), thing.size())
        grow = -RING if self._inside else HALO
        self.setGeometry(place.adjusted(-grow, -grow, grow, grow))
        seen = self.geometry()
        for outer in chain[1:]:
            if isinstance(outer, QAbstractScrollArea):
                port = outer.viewport()
                corner = port.mapTo(window, QPoint(0, 0))
                seen &= QRect(corner, port.size()).adjusted(-HALO, -HALO, HALO, HALO)
        if seen.isEmpty():  # Qt takes an empty mask for none
            self.hide()
            return
        self.setMask(QRegion(seen.translated(-self.pos())))
        self.raise_()
        self.show()

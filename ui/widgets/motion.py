"""What moves, and for how long: a tick, a ring, a chosen card; a room, help, a slip of paper.

Only opacity and position move, never a layout; where less motion is asked for, all is there at
once.
"""

from typing import Final

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.tokens import CALM_MS, QUICK_MS

RISE: Final = 8
"""px that something may rise while it comes or goes."""


class Ease(QVariantAnimation):
    """How far a movement of a widget has come, from 0 to 1."""

    def __init__(self, widget: QWidget, lasts_ms: int = QUICK_MS) -> None:
        super().__init__(widget, startValue=0.0, endValue=1.0)
        self._lasts_ms = lasts_ms
        self.share = 1.0
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._moved)

    def begin(self) -> None:
        """Begin anew, or be there at once."""
        self.stop()
        lasts = theme().milliseconds(self._lasts_ms)
        if not lasts:
            self._moved(1.0)
            return
        self.setDuration(lasts)
        self.start()

    def _moved(self, share: object) -> None:
        assert isinstance(share, float)
        self.share = share
        widget = self.parent()
        assert isinstance(widget, QWidget)
        widget.update()


class Passing(QWidget):
    """What was seen before, going while the new lies under it already; takes no press."""

    def __init__(self, over: QWidget, before: QPixmap) -> None:
        super().__init__(over)
        self._before = before
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(over.rect())
        self._goes = Ease(self, CALM_MS)
        self._goes.finished.connect(self.deleteLater)
        self._goes.begin()
        self.show()
        self.raise_()

    @classmethod
    def of(cls, seen: QWidget) -> QPixmap | None:
        """What is seen now, to let it go later; None where nothing moves."""
        return seen.grab() if theme().motion and seen.isVisible() else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as far as it is still there."""
        if self._goes.state() is QAbstractAnimation.State.Stopped:
            return
        painter = QPainter(self)
        painter.setOpacity(1 - self._goes.share)
        painter.drawPixmap(0, round(-RISE * self._goes.share), self._before)

"""A place that scrolls up and down where there is too little room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class _Scrolled(QScrollArea):
    """Up and down are the room's, which knows what is in hand; pages are turned here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the room."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)


def scrolled(widget: QWidget) -> QScrollArea:
    """The widget in a place that scrolls."""
    area = _Scrolled()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area

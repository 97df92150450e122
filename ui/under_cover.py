"""A window over which one sheet may lie, so that nothing else of it is seen, heard or pressed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme


class Inside(QWidget):
    """Holds all of a window but what lies over it; hidden, it tells a screen reader nothing."""

    spoken = QAccessible.Role.Client
    told_when_seen = True


class Coverable(QWidget):
    """Paper, and what lies on it; `sheet` covers all of that."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: QWidget | None = None
        self._inside: QWidget | None = None

    def cover(self, sheet: QWidget | None) -> None:
        """Let this alone be there; None: all the rest again."""
        self.sheet = sheet
        assert self._inside is not None, "a window is built before it is covered"
        self._inside.setVisible(sheet is None)
        if sheet is None:
            self.uncovered()
            return
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for each in self.findChildren(QWidget, options=direct):
            if each is not sheet:
                each.hide()
        sheet.setGeometry(self.rect())
        sheet.show()
        sheet.raise_()

    def uncovered(self) -> None:
        """All is seen again."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sheet lies from edge to edge."""
        super().resizeEvent(event)
        if self.sheet is not None:
            self.sheet.setGeometry(self.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper everything lies on."""
        QPainter(self).fillRect(self.rect(), theme().colour("paper"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was sent is waited for; nothing asks whether one is sure."""
        self.hide()
        super().closeEvent(event)

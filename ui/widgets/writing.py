"""A sheet to write on: several lines, which grow with the words; Enter is left to the room."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from returns_station.adapters.plain import plain
from returns_station.scan import holds_card_number
from ui.theme import theme
from ui.tokens import CARD_CORNER, Role
from ui.widgets.focus_ring import FocusRing
from ui.widgets.pad import Pad
from ui.widgets.paint import rounded
from ui.widgets.sight import come_into_sight

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AROUND: Final = (16, 12)
_BY_HAND: Final = Qt.FocusReason.MouseFocusReason


class Writing(QWidget):
    """Words of one's own. `changed` tells them; `entered` that Ctrl+Enter was pressed here."""

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self, name: str, *, least: int = 3, most: int = 8, enter_writes: bool = False
    ) -> None:
        """At least and at most so many lines are seen; `enter_writes`: Enter is a new line."""
        super().__init__()
        look = theme()
        self._least, self._most = least, most
        self.edit = _Paper(enter_writes=enter_writes)
        self.edit.entered.connect(self.entered)
        self.edit.setAccessibleName(plain(name))
        self.edit.setPlaceholderText(plain(name))
        self.edit.setFont(look.font(Role.BODY))
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setTabChangesFocus(True)
        self.edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit.document().setDocumentMargin(0)
        self.edit.installEventFilter(self)
        self.edit.viewport().installEventFilter(self)
        self.edit.textChanged.connect(self._wrote)
        self._said = ""
        made = QVBoxLayout(self)
        side, ends = (look.px(each) for each in _AROUND)
        made.setContentsMargins(side, ends, side, ends)
        made.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self._grow()

    @property
    def words(self) -> str:
        """What stands there."""
        return self.edit.toPlainText()

    def call(self, name: str) -> None:
        """Be called so, and say it where nothing is written."""
        self.edit.setAccessibleName(plain(name))
        self.edit.setPlaceholderText(plain(name))

    def say(self, words: str) -> None:
        """Have these words stand there; who wrote them herself keeps her place in them."""
        if words == self.words:
            return
        self._said = words
        self.edit.setPlainText(words)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def insert(self, words: str) -> None:
        """Put words where the cursor stands."""
        self.edit.insertPlainText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wear the window's ring while one writes here; a finger gets keys."""
        if event.type() == QEvent.Type.FocusIn and watched is self.edit:
            FocusRing.over(self.window()).follow(self, theme().px(CARD_CORNER))
            if isinstance(event, QFocusEvent) and event.reason() is not _BY_HAND:
                come_into_sight(self, Qt.FocusReason.TabFocusReason)
        elif event.type() == QEvent.Type.FocusOut and watched is self.edit:
            FocusRing.over(self.window()).leave()
        elif isinstance(event, QMouseEvent) and _by_finger(event):
            Pad.over(self.window()).open_for(self.edit)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme's size."""
        if event.type() == QEvent.Type.StyleChange:
            self.edit.setFont(theme().font(Role.BODY))
            self._grow()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = theme().px(CARD_CORNER)
        rounded(painter, QRectF(self.rect()), corner, fill="card", edge="edge")

    def _wrote(self) -> None:
        words = self.words
        if holds_card_number(words):  # a payment card's number stays in no field
            self.edit.clear()  # and nothing brings it back
            self.edit.document().clearUndoRedoStacks()
            return
        self._grow()
        if words != self._said:
            self._said = words
            self.changed.emit(words)

    def _grow(self) -> None:
        """As high as the words, within bounds; where it is wider they take fewer lines."""
        line = QFontMetricsF(self.edit.font()).lineSpacing()
        lines = max(self._least, min(self.edit.document().size().height(), self._most))
        self.edit.setFixedHeight(round(line * lines) + 2)

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - as Qt's
        """Another width breaks the words elsewhere."""
        self._grow()


class _Paper(QPlainTextEdit):
    """Leaves Enter to the room, and with Shift it is a new line; where Enter writes, Ctrl sends."""

    entered = Signal()

    def __init__(self, *, enter_writes: bool) -> None:
        super().__init__()
        self._enter_writes = enter_writes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write, but for what is the room's."""
        modifiers = event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not (shift or self._enter_writes):
            event.ignore()
            return
        if event.key() in _ENTER and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)


def _by_finger(event: QMouseEvent) -> bool:
    """Whether a finger has touched it and let go: who touches has no keys at hand."""
    touch = QInputDevice.DeviceType.TouchScreen
    released = event.type() == QEvent.Type.MouseButtonRelease
    return released and event.pointingDevice().type() == touch

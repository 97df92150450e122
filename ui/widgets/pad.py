"""The keyboard on the screen: for a finger or a pointer that has no keys of its own."""

from typing import Final, Self, TypeAlias

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from returns_station.adapters.speech import Speech
from ui.theme import icon, theme
from ui.tokens import CARD_CORNER, TOUCH
from ui.widgets.pad_keys import CLOSE, ENTER, ERASE, GAP, SHIFT, SPACE, PadKey, digits, letters
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, Shape

Writable: TypeAlias = QLineEdit | QPlainTextEdit
"""What one writes in: a line, or a sheet of several."""
_NUMBERS: Final = Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhFormattedNumbersOnly
_SIDE: Final = 12
_SENT: Final = {
    ERASE: (Qt.Key.Key_Backspace, ""),
    SPACE: (Qt.Key.Key_Space, " "),
    ENTER: (Qt.Key.Key_Return, "\r"),
}


class Pad(QWidget):
    """Lies over its window, away from the field one writes in; takes the focus from nobody.

    Each tap is sent as a key to the field that has the focus, so that all is as if it were typed;
    a page that opens while one writes has its own field, and the keys go there.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.called = "-"
        self._names: dict[str, str] = {}
        self._keys: list[PadKey] = []
        self._numbers: bool | None = None
        self._capital = False
        self._grid = QGridLayout(self)
        # A press beside its keys is nobody's, and leaves the focus where it is.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hide()
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    @classmethod
    def over(cls, window: QWidget) -> Self:
        """The window's own keyboard."""
        found = window.findChild(cls, "", Qt.FindChildOption.FindDirectChildrenOnly)
        return found if isinstance(found, cls) else cls(window)

    def speak(self, say: Speech) -> None:
        """Name the keys in this language; an open keyboard is put away."""
        self.hide()
        self._numbers, self.called = None, say("pad.open")
        self._names = {
            ERASE: say("pad.erase"),
            SHIFT: say("pad.shift"),
            SPACE: say("pad.space"),
            CLOSE: say("pad.close"),
        }

    def open_for(self, edit: Writable) -> None:
        """Come for this field: letters and digits, or digits alone where it holds a number."""
        edit.setFocus()
        self.setFocusProxy(edit)
        numbers = bool(edit.inputMethodHints() & _NUMBERS)
        if numbers is not self._numbers:
            self._build(numbers=numbers)
        self._lay(edit)
        self.show()
        self.raise_()

    def toggle_for(self, edit: Writable) -> None:
        """Come, or go where it is open already."""
        if self.isVisible():
            self.hide()
        else:
            self.open_for(edit)

    @property
    def keys(self) -> dict[str, Pressable]:
        """The keys by what they write or do."""
        return {each.key: each for each in self._keys}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lie right in a window of another size."""
        edit = _field_in(self.window())
        if event.type() == QEvent.Type.Resize and self.isVisible() and edit is not None:
            self._lay(edit)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tray."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "ink" if theme().tokens.contrast else "edge"
        rounded(painter, QRectF(self.rect()), CARD_CORNER, fill="sunken", edge=edge)

    def _build(self, *, numbers: bool) -> None:
        for each in self._keys:
            self._grid.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._numbers, self._capital, self._keys = numbers, False, []
        look = theme()
        side = look.gap(_SIDE)
        self._grid.setContentsMargins(side, side, side, side)
        self._grid.setSpacing(GAP)
        for place in digits() if numbers else letters():
            made = PadKey(place.key, self._names.get(place.key, place.key), place.wide)
            made.clicked.connect(lambda _=False, key=place.key: self._tapped(key))
            self._keys.append(made)
            self._grid.addWidget(made, place.row, place.column, 1, place.wide)

    def _lay(self, edit: Writable) -> None:
        """At the foot of the window, or at its head where the field lies at the foot."""
        window = self.window()
        layout = self.layout()
        assert layout is not None
        layout.activate()
        size = self.sizeHint().boundedTo(window.size() - QSize(2 * GAP, 2 * GAP))
        left = (window.width() - size.width()) // 2
        below = QRect(QPoint(left, window.height() - size.height() - GAP), size)
        whole = edit.parentWidget() or edit
        field = QRect(whole.mapTo(window, QPoint(0, 0)), whole.size())
        hides = below.adjusted(0, -2 * GAP, 0, 0).intersects(field)
        self.setGeometry(QRect(QPoint(left, GAP), size) if hides else below)

    def _tapped(self, key: str) -> None:
        edit = _field_in(self.window())
        if key == CLOSE or edit is None:
            self.hide()
        elif key == SHIFT:
            self._shift(capital=not self._capital)
        elif key in _SENT:
            _send(edit, *_SENT[key])
        else:
            text = key.upper() if self._capital else key
            _send(edit, Qt.Key(ord(key.upper())), text)
            self._shift(capital=False)
            # The letter may have opened a page: the next press leaves the focus in its field.
            self.setFocusProxy(_field_in(self.window()) or edit)

    def _shift(self, *, capital: bool) -> None:
        if capital is self._capital:
            return
        self._capital = capital
        for each in self._keys:
            each.raise_case(capital=capital)

    def _focus_moved(self, _before: object, _now: object) -> None:
        """Look a moment later: a page that opens while one writes lays the focus in its field."""
        if self.isVisible():
            QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        """Go when nobody writes here any longer."""
        edit = _field_in(self.window())
        if edit is None:
            self.hide()
        elif self.isVisible() and edit is not self.focusProxy():
            self.open_for(edit)


class PadButton(Pressable):
    """What a field wears for those without a keyboard; keys reach the field without it."""

    def __init__(self, edit: Writable) -> None:
        super().__init__("-", Shape.QUIET)
        self._edit = edit
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(edit)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: Pad.over(self.window()).toggle_for(self._edit))

    def showEvent(self, event: QShowEvent) -> None:
        """Be called what the window's keyboard is called."""
        super().showEvent(event)
        self.setAccessibleName(Pad.over(self.window()).called)

    def sizeHint(self) -> QSize:
        """A whole target."""
        look = theme()
        return QSize(look.px(TOUCH), look.px(TOUCH))

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the icon."""
        super().paint_body(painter, room)
        look = theme()
        side = look.px(24)
        corner = room.center().toPoint() - QPoint(side // 2, side // 2)
        ink = look.colour("ink_soft")
        painter.drawPixmap(corner, icon("keyboard", side, ink, self.devicePixelRatioF()))


def _send(edit: Writable, key: Qt.Key, text: str) -> None:
    """As the keyboard would: pressed and let go."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.sendEvent(edit, event)


def _field_in(window: QWidget) -> Writable | None:
    """The field that one writes in."""
    here = window.focusWidget()
    return here if isinstance(here, Writable) and here.isVisible() else None

"""The keys of the keyboard on the screen: where each lies, and how it looks."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.theme import icon, theme
from ui.tokens import TOUCH, Role
from ui.widgets.pressable import Pressable, Shape

_LETTERS: Final = ("1234567890-", "qwertyuiopå@", "asdfghjklöä/", "zxcvbnm,.æø")
_DIGITS: Final = ("789", "456", "123", ",0")
ERASE, SHIFT, SPACE, ENTER, CLOSE = "erase", "shift", "space", "enter", "close"
_ICONS: Final = {ERASE: "backspace", SHIFT: "arrow-fat-up", CLOSE: "caret-down"}
GAP: Final = 6
_KEY: Final = (60, 52)


@dataclass(frozen=True, slots=True)
class Place:
    """A key and the columns it takes."""

    key: str
    row: int
    column: int
    wide: int = 1


class PadKey(Pressable):
    """One key: its letter, or its icon."""

    def __init__(self, key: str, name: str, wide: int) -> None:
        super().__init__(name, Shape.CONTROL)
        self.repeats = key not in (ENTER, CLOSE)
        self.key, self._wide, self._shown = key, wide, name if key == SPACE else key
        if key == ENTER:
            self._shown = "Enter"
            self.setAccessibleName(self._shown)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def raise_case(self, *, capital: bool) -> None:
        """Show the letter large or small."""
        if len(self.key) == 1:
            self._shown = self.key.upper() if capital else self.key
            self.update()
        elif self.key == SHIFT:
            self.choose(capital)

    def sizeHint(self) -> QSize:
        """A finger wide and high, and larger with the text as far as a window has room."""
        look = theme()
        wide, high = (max(TOUCH, look.gap(side)) for side in _KEY)
        return QSize(wide * self._wide + GAP * (self._wide - 1), high)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than a finger."""
        return QSize(TOUCH, max(TOUCH, theme().gap(_KEY[1])))

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the key and what it writes."""
        super().paint_body(painter, room)
        look = theme()
        name = _ICONS.get(self.key)
        if name:
            side = look.gap(24)
            drawn = icon(name, side, look.colour("ink"), self.devicePixelRatioF())
            corner = room.center().toPoint() - QPoint(side // 2, side // 2)
            painter.drawPixmap(corner, drawn)
            return
        painter.setFont(look.font(Role.LEAD if len(self.key) == 1 else Role.BODY_STRONG))
        painter.setPen(look.colour("ink"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._shown)


def letters() -> list[Place]:
    """All letters of the north, digits over them."""
    rows = [
        [Place(key, row, column + (row == 3)) for column, key in enumerate(keys)]  # noqa: PLR2004
        for row, keys in enumerate(_LETTERS)
    ]
    last = len(_LETTERS)
    more = [Place(ERASE, 0, 11), Place(SHIFT, 3, 0)]
    foot = [Place(CLOSE, last, 0, 2), Place(SPACE, last, 2, 7), Place(ENTER, last, 9, 3)]
    return [*(place for row in rows for place in row), *more, *foot]


def digits() -> list[Place]:
    """As on a till."""
    keys = [
        Place(key, row, column)
        for row, keys in enumerate(_DIGITS)
        for column, key in enumerate(keys)
    ]
    last = len(_DIGITS)
    return [*keys, Place(ERASE, last - 1, 2), Place(CLOSE, last, 0), Place(ENTER, last, 1, 2)]

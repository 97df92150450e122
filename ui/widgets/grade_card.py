"""A grade card: the letter is its key, what it means, and where it takes the goods."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import CONTROL_CORNER, LARGE_TEXT, Role
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, side_by_side

_LETTER: Final = 48
_LEAST, _MOST = 60, 100


@dataclass(frozen=True, slots=True)
class GradeShown:
    """One grade, all of it already in words."""

    letter: str
    title: str
    means: str
    goes: str
    chosen: bool = False


class GradeCard(Pressable):
    """One of the four; the chosen one's letter is paper on ink."""

    picked = Signal(str)

    def __init__(self, shown: GradeShown) -> None:
        super().__init__(f"{shown.letter}, {shown.title}")
        self.speak_as(QAccessible.Role.RadioButton)
        self._shown = shown
        look = theme()
        self._letter = _Letter()
        self._title = PlainLabel("", Role.BODY_STRONG, wrap=True)
        self._means = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        large = look.scale >= LARGE_TEXT
        side = Qt.AlignmentFlag.AlignLeft if large else Qt.AlignmentFlag.AlignRight
        self._goes = PlainLabel("", Role.SMALL_STRONG, wrap=True, align=side)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._means)
        row = side_by_side(look.gap(16))
        row.addWidget(self._letter, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 3)
        if large:
            words.addWidget(self._goes)
        else:
            row.addWidget(self._goes, 2, Qt.AlignmentFlag.AlignVCenter)
        words.addStretch(1)
        self.hold(row, look.gap(16), look.px(5), look.gap(16), look.px(5))
        self.setMinimumHeight(look.px(_LEAST))
        if not large:
            self.setMaximumHeight(look.px(_MOST))
        self.clicked.connect(lambda: self.picked.emit(self._shown.letter))
        self.let_through()
        self.tell(shown)

    @property
    def called(self) -> str:
        """What it is, without where it goes."""
        return self._shown.title

    def tell(self, shown: GradeShown) -> None:
        """Show the grade as it stands."""
        self._shown = shown
        self._letter.tell(shown.letter, chosen=shown.chosen)
        self._title.say(shown.title)
        self._means.say(shown.means)
        self._goes.say(shown.goes)
        self._means.setVisible(bool(shown.means))
        self.setAccessibleName(f"{shown.letter}, {shown.title}")
        self.setAccessibleDescription(", ".join(filter(None, (shown.means, shown.goes))))
        self.choose(shown.chosen)


class _Letter(QWidget):
    """The letter in its box."""

    def __init__(self) -> None:
        super().__init__()
        self._letter, self._chosen = "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, letter: str, *, chosen: bool) -> None:
        """Be this letter."""
        self._letter, self._chosen = letter, chosen
        self.update()

    def sizeHint(self) -> QSize:
        """As large as its text."""
        side = theme().px(_LETTER)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box and the letter in it."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        fill = "ink" if self._chosen else "card"
        rounded(painter, room, look.px(CONTROL_CORNER), fill=fill, edge="ink", width=2)
        painter.setFont(look.font(Role.AMOUNT))
        painter.setPen(look.colour("card" if self._chosen else "ink"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._letter)

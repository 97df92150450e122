"""The answer card: one sentence, as a kind shop assistant would say it, and the day it holds to."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import CARD_CORNER, LARGE_TEXT, Role
from ui.widgets.announce import announce
from ui.widgets.button import Action, Button
from ui.widgets.glyph import Picture
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.pressable import Shape
from ui.widgets.seal import Seal

_ROOMY = 500  # px


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: yes or let us look, the sentence, a second line and its bold part."""

    yes: bool
    sentence: str
    more: str = ""
    bold: str = ""
    why: Action | None = None
    picture: str = ""


def _way(scale: float) -> QBoxLayout.Direction:
    """Beside each other, or below where the text is large."""
    way = QBoxLayout.Direction
    return way.TopToBottom if scale >= LARGE_TEXT else way.LeftToRight


class AnswerCard(QWidget):
    """One live region: what it says is read aloud by a screen reader when it changes."""

    why_asked = Signal()
    spoken = QAccessible.Role.Notification

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self._answer, self._told = Answer(yes=True, sentence=""), ""
        self._seal = Seal()
        self._sentence = PlainLabel("", Role.SAY, balanced=True)
        self._more = PlainLabel("", Role.BODY, balanced=True)
        self._why = Button(Action("?"), Shape.QUIET)
        self._why.clicked.connect(self.why_asked)
        self._picture = Picture("", 96, tile="")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sentence)
        below = QBoxLayout(_way(look.scale))
        below.setSpacing(look.px(8))
        below.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(self._why, 0, Qt.AlignmentFlag.AlignLeft)
        below.addStretch(1)
        words.addLayout(below)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.gap(side) for side in (25, 16, 24, 8)))
        row.setSpacing(look.gap(20))
        left = QVBoxLayout()
        left.addSpacing(look.px(6))
        left.addWidget(self._seal)
        left.addStretch(1)
        row.addLayout(left)
        row.addLayout(words, 1)
        row.addWidget(self._picture)
        self.tell(self._answer)

    def tell(self, answer: Answer) -> None:
        """Give this answer; a new one is said aloud."""
        self._answer = answer
        self._seal.mean(yes=answer.yes)
        self._sentence.say(answer.sentence)
        self._more.say(answer.more, bold=answer.bold)
        self._more.setVisible(bool(answer.more))
        self._why.setVisible(answer.why is not None)
        if answer.why:
            self._why.offer(answer.why)
        self._picture.show_drawing(answer.picture)
        self._show_picture()
        said = " ".join(part for part in (self._sentence.text(), self._more.text()) if part)
        self.setAccessibleName(said)
        self.update()
        if said != self._told:
            self._told = said
            announce(self, said, at_once=True)

    def _show_picture(self) -> None:
        """The words come first where it is narrow."""
        self._picture.setVisible(bool(self._answer.picture) and self.width() >= theme().px(_ROOMY))

    def minimumSizeHint(self) -> QSize:
        """No picture is needed."""
        least = super().minimumSizeHint()
        if self._picture.isHidden():
            return least
        return least - QSize(self._picture.sizeHint().width() + theme().gap(20), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for the picture may have come or gone."""
        super().resizeEvent(event)
        self._show_picture()

    def hideEvent(self, event: QHideEvent) -> None:
        """The next time it is a new answer, even in the same words."""
        self._told = ""
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper the answer is written on; in high contrast its edge says which it is."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, corner = QRectF(self.rect()), look.px(CARD_CORNER)
        fill = "yes_soft" if self._answer.yes else "look_soft"
        if not look.tokens.contrast:
            rounded(painter, room, corner, fill=fill)
            return
        edge = "yes" if self._answer.yes else "look"
        rounded(painter, room, corner, fill=fill, edge=edge, width=4, dashed=not self._answer.yes)
        painter.setPen(QPen())

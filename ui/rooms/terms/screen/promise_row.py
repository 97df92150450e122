"""One sentence of the promise, the law's floor beside it, and what is wrong under it."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.terms.screen.words import drawn
from ui.rooms.terms.state.sentence import Beside, Sentence
from ui.rooms.terms.state.wrong import Finding
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.value_line import ValueLine

FLOOR: Final = 232


class PromiseRow(QWidget):
    """The sentence at the left, the law at the right; below each other where text is large."""

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self.line = ValueLine()
        self._law = _Law()
        self._wrong = tuple(_Wrong() for _ in range(3))
        large = look.scale >= LARGE_TEXT
        way = QBoxLayout.Direction
        beside = QBoxLayout(way.TopToBottom if large else way.LeftToRight)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(look.gap(8 if large else 12))
        beside.addWidget(self.line, 1)
        beside.addWidget(self._law, 0, Qt.AlignmentFlag.AlignVCenter)
        if not large:
            self._law.setFixedWidth(look.px(FLOOR))
        row = QVBoxLayout(self)
        row.setContentsMargins(look.px(6), look.gap(12), 0, look.gap(12))
        row.setSpacing(look.gap(6))
        row.addLayout(beside)
        for wrong in self._wrong:
            row.addWidget(wrong)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, sentence: Sentence, found: tuple[Finding, ...], say: Speech) -> None:
        """Say the sentence as it is now, and the first things that are found in it."""
        self.line.tell(drawn(sentence, say))
        self._law.tell(sentence.beside, say)
        for nr, wrong in enumerate(self._wrong):
            wrong.setVisible(nr < len(found))
            if nr < len(found):
                wrong.tell(found[nr], say)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline under it."""
        painter, look = QPainter(self), theme()
        painter.setPen(QPen(look.colour("line"), 1))
        bottom = self.height() - 0.5
        painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))


class _Law(QWidget):
    """What the law asks, and where it says so."""

    spoken = QAccessible.Role.Note

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self._words = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._source = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._words)
        words.addWidget(self._source)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.gap(10))
        row.addWidget(Glyph("scales", 20, "ink_soft"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def tell(self, beside: Beside, say: Speech) -> None:
        """Say it; the paragraph is read on hovering too."""
        told = " ".join(say.say(phrase) for phrase in beside.words)
        self._words.say(told)
        self._source.say(beside.source)
        self._source.setVisible(bool(beside.source))
        self.setAccessibleName(f"{told} {beside.source}".strip())


class _Wrong(QWidget):
    """What is wrong and what to do, on the paper of a question."""

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self._glyph = Glyph("scales", 20, "look_ink")
        self._words = PlainLabel("", Role.SMALL, "look_ink", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.gap(10))
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def tell(self, finding: Finding, say: Speech) -> None:
        """Say it; what only stands beside the law is told softly."""
        parts = (finding.words, finding.advice) if finding.advice else (finding.words,)
        self._words.say(" ".join(say.say(part) for part in parts))
        ink = "look_ink" if finding.stops else "ink_soft"
        self._words.wear(ink=ink, strong=finding.stops)
        self._glyph.show_icon("eye" if finding.stops else "scales", ink)

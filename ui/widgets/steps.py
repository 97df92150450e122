"""The steps: what happens next, with when; the same facts become promises when it is done."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import icon, theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.abreast import Abreast
from ui.widgets.badge import Badge, Tone
from ui.widgets.emptied import emptied
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded

_ABREAST: Final = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens: what or when first, then the other; `kept` once it is done.

    `busy` is under way just now, `amber` wants somebody to look.
    """

    icon: str
    first: str
    second: str
    badge: str = ""
    kept: bool = False
    busy: bool = False
    amber: bool = False


class Steps(QWidget):
    """Three facts side by side, each under a hairline; below each other when text is large."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Step, ...] = ()
        self._most = 1 if theme().scale >= LARGE_TEXT else _ABREAST
        self._row = Abreast(theme().gap(16), (1,) * self._most)
        self.setLayout(self._row)

    def tell(self, steps: tuple[Step, ...]) -> None:
        """Show these steps; what is shown already stays as it is."""
        if steps == self._shown:
            return
        self._shown = steps
        _empty(self._row)
        # Two have half of the width each, and fewer words are broken.
        self._row.share((1,) * max(1, min(self._most, len(steps))))
        for step in steps:
            self._row.addWidget(_StepCell(step))


class Promises(QWidget):
    """The facts as promises, one a row, each with where it stands."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Step, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def tell(self, steps: tuple[Step, ...]) -> None:
        """Show these promises; what is shown already stays as it is."""
        if steps == self._shown:
            return
        self._shown = steps
        _empty(self._column)
        for step in steps:
            self._column.addWidget(_PromiseRow(step, last=step is steps[-1]))


def _empty(layout: QLayout) -> None:
    """Take away what was shown before."""
    for widget in emptied(layout):
        # At once, not when Qt comes to it: what is no longer so is not read, either.
        widget.hide()
        widget.deleteLater()


def _words(first: PlainLabel, second: PlainLabel) -> QVBoxLayout:
    """Two lines under each other."""
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(first)
    words.addWidget(second)
    words.addStretch(1)
    return words


class _StepCell(QWidget):
    """Icon and two lines under a hairline."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        look = theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(12), 0, 0)
        row.setSpacing(look.px(12))
        row.addWidget(_Mark(step, 24), 0, Qt.AlignmentFlag.AlignTop)
        first = PlainLabel(step.first, Role.BODY_STRONG, wrap=True)
        row.addLayout(_words(first, PlainLabel(step.second, Role.SMALL, "ink_soft", wrap=True)), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline."""
        look = theme()
        line = QRectF(0, 0, self.width(), look.tokens.edge_width)
        QPainter(self).fillRect(line, look.colour("line"))


class _PromiseRow(QWidget):
    """Icon on a round, what and when, and a badge that says whether it is done."""

    def __init__(self, step: Step, *, last: bool) -> None:
        super().__init__()
        self._last = last
        look = theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(13), 0, look.px(13))
        row.setSpacing(look.gap(20))
        row.addWidget(_Mark(step, 48, round_=True))
        first = PlainLabel(step.first, Role.LEAD, wrap=True)
        row.addLayout(_words(first, PlainLabel(step.second, Role.SMALL, "ink_soft", wrap=True)), 1)
        if step.badge:
            row.addWidget(Badge(step.badge, *_kind(step)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline above, and one below the last."""
        look, painter = theme(), QPainter(self)
        height = look.tokens.edge_width
        painter.fillRect(QRectF(0, 0, self.width(), height), look.colour("line"))
        if self._last:
            bottom = self.height() - height
            painter.fillRect(QRectF(0, bottom, self.width(), height), look.colour("line"))


def _kind(step: Step) -> tuple[str, Tone]:
    """The badge's icon and tone."""
    if step.kept:
        return "check-bold", Tone.DONE
    if step.amber:
        return "eye", Tone.LOOK
    return "hourglass-medium-bold" if step.busy else "clock-bold", Tone.PLAIN


class _Mark(QWidget):
    """A step's icon, alone or on a round ground."""

    def __init__(self, step: Step, size: int, *, round_: bool = False) -> None:
        super().__init__()
        self._step, self._size, self._round = step, size, round_
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As large as its text."""
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and icon."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = "yes_ink" if self._step.kept else "ink"
        if self._round:
            ground, room = "yes_soft" if self._step.kept else "sunken", QRectF(self.rect())
            edge = ink if look.tokens.contrast else ""
            rounded(painter, room, room.width() / 2, fill=ground, edge=edge)
        side = look.px(24)
        inset = (self.width() - side) // 2
        picture = icon(self._step.icon, side, look.colour(ink), self.devicePixelRatioF())
        painter.drawPixmap(inset, inset, picture)

"""A sentence with values in it: words and chips in lines, as one reads them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from returns_station.adapters.plain import plain
from ui.theme import theme
from ui.tokens import TOUCH, Role
from ui.widgets.value_chip import ValueChip

_WORDS: Final = re.compile(r"\s+|\S+")
_BETWEEN: Final = 6  # px between lines
_AROUND: Final = 8  # px between a word and a value, where the ring has room


@dataclass(frozen=True, slots=True)
class Valued:
    """A value as it is shown: its key, its name for who cannot see it, what it says."""

    key: str
    name: str
    text: str
    opens: bool = False
    enters: bool = False


@dataclass(slots=True)
class _Box:
    """A word or a chip, and whether a space stands before it."""

    what: str | ValueChip
    size: QSize
    spaced: bool
    place: QRect


class ValueLine(QWidget):
    """Words flow around the values; what stands close to a value stays with it."""

    pressed = Signal(str)
    keyed = Signal(str, str, bool)
    reached = Signal(str)
    spoken = QAccessible.Role.Paragraph

    def __init__(self, role: Role = Role.TITLE) -> None:
        super().__init__()
        self._role = role
        self._pieces: tuple[str | Valued, ...] = ()
        self.chips: dict[str, ValueChip] = {}
        self._boxes: list[_Box] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, pieces: Sequence[str | Valued]) -> None:
        """Say another sentence; values that were there before keep the focus."""
        if tuple(pieces) == self._pieces:
            return
        self._pieces = tuple(pieces)
        said = (each.text if isinstance(each, Valued) else each for each in self._pieces)
        self.setAccessibleName(" ".join("".join(map(plain, said)).split()))
        here = {piece.key: piece for piece in self._pieces if isinstance(piece, Valued)}
        for key in [key for key in self.chips if key not in here]:
            gone = self.chips.pop(key)
            gone.hide()
            gone.deleteLater()
        for key, valued in here.items():
            chip = self.chips.get(key) or self._new(key, valued)
            chip.tell(valued.name, valued.text, opens=valued.opens, enters=valued.enters)
        self.updateGeometry()
        self._lay(self.width())
        self.update()

    @property
    def order(self) -> tuple[ValueChip, ...]:
        """The values as one reads them."""
        return tuple(self.chips[piece.key] for piece in self._pieces if isinstance(piece, Valued))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are at a width."""
        return _height(self._placed(width))

    def sizeHint(self) -> QSize:
        """At a comfortable measure."""
        wide = theme().px(480)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a value of a few words."""
        return QSize(theme().px(200), theme().px(TOUCH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines anew."""
        super().resizeEvent(event)
        self._lay(self.width())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words."""
        look, painter = theme(), QPainter(self)
        font = look.font(self._role)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        for box in self._boxes:
            if isinstance(box.what, str):
                room = box.place
                spare = room.height() - metrics.ascent() - metrics.descent()
                base = room.top() + spare / 2 + metrics.ascent()
                painter.drawText(QPointF(room.left(), base), box.what)

    def _new(self, key: str, valued: Valued) -> ValueChip:
        chip = ValueChip(valued.name, self._role)
        chip.setParent(self)
        chip.clicked.connect(lambda: self.pressed.emit(key))
        chip.keyed.connect(lambda name, shift: self.keyed.emit(key, name, shift))
        chip.reached.connect(lambda: self.reached.emit(key))
        self.chips[key] = chip
        chip.show()
        return chip

    def _lay(self, width: int) -> None:
        self._boxes = self._placed(width)
        for box in self._boxes:
            if isinstance(box.what, ValueChip):
                box.what.setGeometry(box.place)
        self.update()

    def _placed(self, width: int) -> list[_Box]:
        """Every word and value where it stands at a width."""
        look = theme()
        space = round(QFontMetricsF(look.font(self._role)).horizontalAdvance(" "))
        around = look.px(_AROUND)
        lines: list[list[_Box]] = [[]]
        left = 0
        for cluster in _clusters(self._measured(width)):
            wide = sum(box.size.width() for box in cluster)
            beside = lines[-1] and ValueChip in (type(lines[-1][-1].what), type(cluster[0].what))
            before = (around if beside else space) if lines[-1] else 0
            if lines[-1] and left + before + wide > width:
                lines.append([])
                left, before = 0, 0
            left += before
            for box in cluster:
                box.place = QRect(left, 0, box.size.width(), box.size.height())
                left += box.size.width()
                lines[-1].append(box)
        return _below_each_other(lines, look.px(_BETWEEN))

    def _measured(self, width: int) -> Iterator[_Box]:
        look = theme()
        metrics = QFontMetricsF(look.font(self._role))
        spaced = False
        for piece in self._pieces:
            if isinstance(piece, Valued):
                chip = self.chips[piece.key]
                yield _Box(chip, chip.fit(width), spaced, QRect())
                spaced = False
                continue
            for word in _WORDS.findall(plain(piece)):
                # What no line is broken at is a space all the same.
                if word.isspace():
                    spaced = True
                    continue
                wide = round(metrics.horizontalAdvance(word))
                yield _Box(word, QSize(wide, look.line(self._role)), spaced, QRect())
                spaced = False


def _clusters(boxes: Iterator[_Box]) -> Iterator[list[_Box]]:
    """What stands together without a space between."""
    together: list[_Box] = []
    for box in boxes:
        if box.spaced and together:
            yield together
            together = []
        together.append(box)
    if together:
        yield together


def _below_each_other(lines: list[list[_Box]], between: int) -> list[_Box]:
    """The lines under each other, what is in each in the middle of its height."""
    top, placed = 0, []
    for line in lines:
        high = max((box.size.height() for box in line), default=0)
        for box in line:
            box.place.moveTop(top + (high - box.size.height()) // 2)
            placed.append(box)
        top += high + between
    return placed


def _height(boxes: list[_Box]) -> int:
    return max((box.place.bottom() + 1 for box in boxes), default=0)

"""Text set in lines of one exact height: wrapped, balanced, cut with an ellipsis, partly bold."""

import re
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

ENDLESS: Final = 100_000.0
_WORD: Final = re.compile(r"[^ \-]+-?")
_CLOSE_ENOUGH: Final = 2.0  # px, where the search for the narrowest width ends


def words_of(text: str) -> list[str]:
    """What no line is broken within: a sum and its currency are one."""
    return _WORD.findall(text)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: its fonts, the height of a line, and at most how many of them (0: any)."""

    font: QFont
    strong: QFont
    line: int
    wrap: bool = False
    balanced: bool = False
    most_lines: int = 0


class Typeset:
    """A text broken into lines for one width; `size` is what the lines take."""

    def __init__(self, text: str, bold: str, setting: Setting, width: float) -> None:
        """Break `text`, its part `bold` in the strong font, to `width` px."""
        self._setting = setting
        most = setting.most_lines if setting.wrap else 1
        room = width if setting.wrap else ENDLESS
        self._layout, self._lines = _broken(text, bold, setting, room)
        if (most and self._lines > most) or (not setting.wrap and self._wide() > width):
            text = _shortened(text, bold, setting, width, most)
            self._layout, self._lines = _broken(text, bold, setting, room)
        elif setting.balanced and self._lines > 1:
            narrow = _narrowest(text, bold, setting, width, self._lines)
            self._layout, self._lines = _broken(text, bold, setting, narrow)
        self._head = self._rise()
        # A layout asks for it hundreds of times for each change.
        self.size = QSizeF(self._wide(), self._head + self._lines * setting.line)

    @property
    def lines(self) -> tuple[str, ...]:
        """What each line says."""
        text = self._layout.text()
        whole = (self._layout.lineAt(number) for number in range(self._lines))
        return tuple(text[at.textStart() : at.textStart() + at.textLength()] for at in whole)

    def paint(self, painter: QPainter, room: QRectF, align: Qt.AlignmentFlag, ink: QColor) -> None:
        """Draw the lines into `room`, from its top, in one colour."""
        painter.setPen(ink)
        for number in range(self._lines):
            line = self._layout.lineAt(number)
            spare = room.width() - line.naturalTextWidth()
            share = {Qt.AlignmentFlag.AlignRight: 1.0, Qt.AlignmentFlag.AlignHCenter: 0.5}
            left = room.left() + spare * share.get(align, 0.0) - line.x()
            top = room.top() + self._head + number * self._setting.line
            line.draw(painter, QPointF(left, top + self._down(line) - line.y()))

    def below(self, start: int, length: int, room: QRectF) -> list[QRectF]:
        """Some letters' own places in `room`, down to their foot; one for each line they are on."""
        places = []
        for number in range(self._lines):
            line = self._layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(start + length, line.textStart() + line.textLength())
            if first < last:
                left, right = (_x(line, at) - line.x() for at in (first, last))
                top = room.top() + self._head + number * self._setting.line
                foot = self._down(line) + line.ascent()
                places.append(QRectF(room.left() + left, top, right - left, foot))
        return places

    def _down(self, line: QTextLine) -> float:
        """The letters stand in the middle of their line, whatever leading the font itself has."""
        return (self._setting.line - line.ascent() - line.descent()) / 2

    def _rise(self) -> int:
        """How far the first line's letters reach above it; no font leaves room for a capital Å."""
        line = self._layout.lineAt(0)
        if self._layout.text().isascii() or not line.isValid():
            return 0
        text = self._layout.text()[line.textStart() : line.textStart() + line.textLength()]
        highest = -QFontMetricsF(self._setting.font).tightBoundingRect(text).top()
        return max(0, round(highest - line.ascent() - self._down(line)))

    def _wide(self) -> float:
        lines = range(self._lines)
        return max((self._layout.lineAt(n).naturalTextWidth() for n in lines), default=0.0)


def _x(line: QTextLine, at: int) -> float:
    place: Any = line.cursorToX(at)
    # Beside the place stands the letter that it is of.
    return float(place[0] if isinstance(place, tuple) else place)


def _broken(text: str, bold: str, setting: Setting, width: float) -> tuple[QTextLayout, int]:
    """The text in lines no wider than `width`, and how many they are."""
    layout = QTextLayout(text, setting.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    start = text.find(bold) if bold else -1
    if start >= 0:
        part, look = QTextLayout.FormatRange(), QTextCharFormat()
        look.setFont(setting.strong)
        part.start, part.length, part.format = start, len(bold), look
        layout.setFormats([part])
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line = layout.createLine()
    layout.endLayout()
    return layout, max(1, layout.lineCount())


def _narrowest(text: str, bold: str, setting: Setting, width: float, lines: int) -> float:
    """The narrowest width that keeps the number of lines, and every word whole."""
    metrics = QFontMetricsF(setting.strong if bold else setting.font)
    longest = max(map(metrics.horizontalAdvance, words_of(text)), default=0.0)
    low, high = min(max(width / 2, longest + _CLOSE_ENOUGH), width), width
    while high - low > _CLOSE_ENOUGH:
        middle = (low + high) / 2
        if _broken(text, bold, setting, middle)[1] > lines:
            low = middle
        else:
            high = middle
    return high


def _shortened(text: str, bold: str, setting: Setting, width: float, most: int) -> str:
    """As much of the text as fits in so many lines, with an ellipsis."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        layout, lines = _broken(
            text[:middle].rstrip() + "…", bold, setting, ENDLESS if most == 1 else width
        )
        fits = lines <= most and layout.lineAt(0).naturalTextWidth() <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + "…"

"""The day as a bar code: one bar for each return where it came, and a mark where we are now."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.tokens import Role

_HIGH: Final = 36
_WIDTHS: Final = (2, 4, 2, 3, 2, 5, 2, 3)  # px: no two neighbours alike, as in a bar code
_TALLER: Final = (1.0, 0.78, 1.0, 0.78, 0.78, 1.0)


@dataclass(frozen=True, slots=True)
class DayShown:
    """The minutes of the day that something came at, the hours that are drawn, the minute now."""

    minutes: tuple[int, ...]
    opens: int
    closes: int
    now: int
    words: str = ""


class DayBars(QWidget):
    """Bars on a line, every other hour under it; told in words to who cannot see it."""

    spoken = QAccessible.Role.Graphic

    def __init__(self) -> None:
        super().__init__()
        self._day = DayShown((), 9, 19, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, day: DayShown) -> None:
        """Draw this day."""
        self.setAccessibleName(day.words)
        if day != self._day:
            self._day = day
            self.update()

    def sizeHint(self) -> QSize:
        """As high as the bars and the hours under them."""
        look = theme()
        return QSize(look.px(320), look.px(_HIGH) + look.line(Role.SMALL) + look.px(6))

    def at(self, minute: int) -> float:
        """Where a minute of the day stands, from the left."""
        day, side = self._day, theme().px(12)
        share = (minute / 60 - day.opens) / (day.closes - day.opens)
        return side + share * (self.width() - 2 * side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, the bars, the hours and now."""
        look, painter, day = theme(), QPainter(self), self._day
        base = look.px(_HIGH)
        painter.fillRect(QRectF(0, base, self.width(), 2), look.colour("line"))
        for nr, minute in enumerate(day.minutes):
            wide = look.px(_WIDTHS[nr % len(_WIDTHS)])
            high = base * _TALLER[nr % len(_TALLER)] * 0.9
            bar = QRectF(round(self.at(minute) - wide / 2), base - high, wide, high)
            painter.fillRect(bar, look.colour("ink"))
        painter.setFont(look.font(Role.SMALL))
        painter.setPen(look.colour("ink_soft"))
        side = look.px(24)
        for hour in range(day.opens + day.opens % 2, day.closes + 1, 2):
            place = QRectF(
                self.at(hour * 60) - side, base + look.px(4), 2 * side, look.line(Role.SMALL)
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, str(hour))
        self._paint_now(painter, base)

    def _paint_now(self, painter: QPainter, base: int) -> None:
        """A pin where we are."""
        look, day = theme(), self._day
        if not day.opens * 60 <= day.now <= day.closes * 60:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, head = round(self.at(day.now)), look.px(3)
        painter.fillRect(QRectF(left, head, 1, base - head), look.colour("ink_soft"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ink_soft"))
        painter.drawEllipse(QPointF(left + 0.5, head), head, head)

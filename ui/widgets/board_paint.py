"""The board drawn: bars like bar codes with how sure each is, and beside them how it felt."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from returns_station.adapters.speech import Speech
from ui.models.board import Bar, BoardShown, took
from ui.theme import theme
from ui.tokens import Role

_STRIPES: Final = (4, 2, 5, 2, 3)  # px: no two neighbours alike, as in a bar code
_GAP: Final = 2
_SCALE: Final = (0, 50, 100)
_GRADES: Final = (1, 5)
_MIDDLE: Final = Qt.AlignmentFlag.AlignCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_KEPT_SHARE, _WHOLE = 0.66, 100
_GRADE_SPAN: Final = 4


@dataclass(frozen=True, slots=True)
class _Rooms:
    """Where the shares, the grades and the names stand, and how wide a bar's place is."""

    kept: QRectF
    felt: QRectF
    names: QRectF
    step: float

    def middle(self, nr: int) -> float:
        """The middle of a bar's place."""
        return self.kept.left() + self.step * (nr + 0.5)


def paint_board(painter: QPainter, room: QRectF, board: BoardShown, say: Speech) -> None:
    """Draw it into this room, in the theme in force."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rooms = _rooms(room, len(board.bars))
    _paint_scales(painter, rooms, say)
    for nr, bar in enumerate(board.bars):
        _paint_share(painter, rooms, nr, bar, say)
        _paint_felt(painter, rooms, nr, bar, say)
    _paint_grades(painter, rooms, board)
    _paint_names(painter, rooms, board.bars, say)


def _rooms(room: QRectF, many: int) -> _Rooms:
    look = theme()
    line = look.line(Role.SMALL)
    left, head = look.px(52), line + look.px(10)
    inner = room.adjusted(left, head, 0, -2 * line - look.px(10))
    kept = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * _KEPT_SHARE)
    top = kept.bottom() + look.px(8) + 2 * line
    felt = QRectF(inner.left(), top, inner.width(), max(1.0, inner.bottom() - top))
    names = QRectF(inner.left(), inner.bottom() + look.px(8), inner.width(), 2.0 * line)
    return _Rooms(kept, felt, names, inner.width() / max(1, many))


def _paint_scales(painter: QPainter, rooms: _Rooms, say: Speech) -> None:
    """Hairlines with what they stand for at the left, and what each plot is above it."""
    look, line = theme(), theme().line(Role.SMALL)
    painter.setFont(look.font(Role.SMALL))
    for percent in _SCALE:
        high = _at(rooms.kept, percent / _WHOLE)
        _hairline(painter, rooms.kept, high)
        painter.setPen(look.colour("ink_soft"))
        place = QRectF(rooms.kept.left() - look.px(56), high - line / 2, look.px(46), line)
        painter.drawText(place, _RIGHT, say("board_room.percent", number=percent))
    for grade in _GRADES:
        high = _at(rooms.felt, (grade - 1) / _GRADE_SPAN)
        _hairline(painter, rooms.felt, high)
        painter.setPen(look.colour("ink_soft"))
        place = QRectF(rooms.felt.left() - look.px(56), high - line / 2, look.px(46), line)
        painter.drawText(place, _RIGHT, str(grade))
    painter.setFont(look.font(Role.SMALL_STRONG))
    painter.setPen(look.colour("ink"))
    wide = rooms.kept.width() + look.px(52)
    for room, key in ((rooms.kept, "board_room.plot_kept"), (rooms.felt, "board_room.plot_felt")):
        lift = line + look.px(10 if room is rooms.kept else 12)
        above = QRectF(rooms.kept.left() - look.px(52), room.top() - lift, wide, line)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, say(key))


def _paint_share(painter: QPainter, rooms: _Rooms, nr: int, bar: Bar, say: Speech) -> None:
    """The bar and the span in which the truth lies; of too few only that there are few."""
    look, middle = theme(), rooms.middle(nr)
    base = rooms.kept.bottom()
    painter.setFont(look.font(Role.SMALL))
    if bar.percent is None:
        if bar.of:
            painter.setPen(look.colour("ink_soft"))
            line = look.line(Role.SMALL)
            for nr_up, words in enumerate((say("board_room.too_few"), say.number(bar.of)), 1):
                top = base - nr_up * line - look.px(2)
                place = QRectF(middle - rooms.step, top, 2 * rooms.step, line)
                painter.drawText(place, _MIDDLE, words)
        return
    top = _at(rooms.kept, bar.held / bar.of)
    unit = min(3.0, max(0.6, rooms.step / look.px(56)))
    widths = [look.px(each) * unit for each in _STRIPES]
    gap = look.px(_GAP) * unit
    left = middle - (sum(widths) + gap * (len(widths) - 1)) / 2
    for wide in widths:
        painter.fillRect(QRectF(left, top, wide, base - top), look.colour("yes"))
        left += wide + gap
    _paint_span(
        painter, middle, _at(rooms.kept, bar.low / _WHOLE), _at(rooms.kept, bar.high / _WHOLE)
    )


def _paint_span(painter: QPainter, middle: float, low: float, high: float) -> None:
    """From where to where the true share lies: a line with its two ends, on paper of its own."""
    look = theme()
    half = look.px(7)
    for ink, wide in (("paper", look.px(6)), ("ink", look.px(2))):
        pen = QPen(look.colour(ink), wide)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        more = (wide - look.px(2)) / 2
        painter.drawLine(QPointF(middle, low + more), QPointF(middle, high - more))
        for end in (low, high):
            painter.drawLine(QPointF(middle - half - more, end), QPointF(middle + half + more, end))


def _paint_felt(painter: QPainter, rooms: _Rooms, nr: int, bar: Bar, say: Speech) -> None:
    """What a visit took, under the grades."""
    if not bar.seconds:
        return
    look, line = theme(), theme().line(Role.SMALL)
    words = say.say(took(bar.seconds))
    painter.setFont(look.font(Role.SMALL))
    if painter.fontMetrics().horizontalAdvance(words) > rooms.step and nr % 2:
        return
    painter.setPen(look.colour("ink_soft"))
    middle = rooms.middle(nr)
    place = QRectF(middle - rooms.step, rooms.names.top() + line, 2 * rooms.step, line)
    painter.drawText(place, _MIDDLE, words)


def _paint_grades(painter: QPainter, rooms: _Rooms, board: BoardShown) -> None:
    """The grades as dots, joined where they follow each other."""
    look = theme()
    points = [
        QPointF(rooms.middle(nr), _at(rooms.felt, (bar.grade - 1) / _GRADE_SPAN))
        if bar.grade is not None
        else None
        for nr, bar in enumerate(board.bars)
    ]
    painter.setPen(QPen(look.colour("edge"), look.px(2)))
    for before, after in pairwise(points) if board.joined else ():
        if before is not None and after is not None:
            painter.drawLine(before, after)
    round_ = look.px(5)
    for point in points:
        if point is not None:
            painter.setPen(QPen(look.colour("paper"), look.px(2)))
            painter.setBrush(look.colour("ink"))
            painter.drawEllipse(point, round_, round_)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_names(painter: QPainter, rooms: _Rooms, bars: tuple[Bar, ...], say: Speech) -> None:
    """Each week or desk, every other where they would lie on each other."""
    look, line = theme(), theme().line(Role.SMALL)
    painter.setFont(look.font(Role.SMALL_STRONG))
    painter.setPen(look.colour("ink"))
    measure = painter.fontMetrics()
    names = [say.say(bar.name) for bar in bars]
    widest = max((measure.horizontalAdvance(name) for name in names), default=0)
    every = 1 if widest + look.px(6) <= rooms.step else 2
    for nr, name in enumerate(names):
        if nr % every:
            continue
        wide = rooms.step * every - look.px(6)
        cut = measure.elidedText(name, Qt.TextElideMode.ElideRight, int(wide))
        place = QRectF(rooms.middle(nr) - wide / 2, rooms.names.top(), wide, line)
        painter.drawText(place, _MIDDLE, cut)


def _hairline(painter: QPainter, room: QRectF, high: float) -> None:
    look = theme()
    wide = look.tokens.edge_width
    painter.fillRect(QRectF(room.left(), round(high), room.width(), wide), look.colour("line"))


def _at(room: QRectF, share: float) -> float:
    return room.bottom() - room.height() * share

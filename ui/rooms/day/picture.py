"""The board as a file: a picture to send, or a page to print."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from returns_station.adapters.speech import Speech
from ui.models.board import BoardShown
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.board_paint import paint_board

_WIDE, _HIGH = 1280, 800
_AROUND, _TWICE = 56, 2
_PER_INCH: Final = 96


def drawn(board: BoardShown, title: str, say: Speech) -> QImage:
    """The board on paper, sharp enough to print."""
    picture = QImage(QSize(_WIDE, _HIGH) * _TWICE, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_TWICE)
    picture.fill(theme().colour("paper"))
    painter = QPainter(picture)
    _paint(painter, board, title, say)
    painter.end()
    return picture


def write_pdf(file: Path, board: BoardShown, title: str, say: Speech) -> None:
    """The same as a page whose letters can be searched."""
    writer = QPdfWriter(str(file))
    writer.setResolution(_PER_INCH)
    points = QSizeF(_WIDE, _HIGH) * 72 / _PER_INCH
    size = QPageSize(points, QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setTitle(title)
    painter = QPainter(writer)
    painter.fillRect(QRectF(0, 0, _WIDE, _HIGH), theme().colour("paper"))
    _paint(painter, board, title, say)
    painter.end()


def _paint(painter: QPainter, board: BoardShown, title: str, say: Speech) -> None:
    """The title, the sentence, how sure it is, the bars, how it felt."""
    top: float = _AROUND
    lines = (
        (title, Role.SMALL_STRONG, "ink_soft"),
        (say.say(board.says) if board.says else "", Role.SAY, "ink"),
        (say.say(board.sure) if board.sure else "", Role.BODY, "ink_soft"),
        (say.say(board.felt) if board.felt else "", Role.BODY, "ink"),
    )
    for words, role, ink in lines:
        if words:
            painter.setFont(theme().font(role))
            painter.setPen(theme().colour(ink))
            high = theme().line(role)
            painter.drawText(QRectF(_AROUND, top, _WIDE - 2 * _AROUND, high), 0, words)
            top += high + 4
    top += 24
    room = QRectF(_AROUND, top, _WIDE - 2 * _AROUND, _HIGH - top - _AROUND)
    paint_board(painter, room, board, say)

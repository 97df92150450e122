"""The board on a screen: drawn, and told in words to who cannot see it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from returns_station.adapters.speech import Speech
from ui.models.board import BoardShown
from ui.theme import theme
from ui.widgets.board_paint import paint_board

_WIDE, _HIGH = 320, 300


class BoardView(QWidget):
    """As wide and high as there is room."""

    spoken = QAccessible.Role.Graphic

    def __init__(self, say: Speech) -> None:
        super().__init__()
        self._say, self._board = say, BoardShown()
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)

    def tell(self, board: BoardShown) -> None:
        """Draw this board."""
        say, self._board = self._say, board
        told = (
            say(
                "board_room.bar",
                name=say.say(bar.name),
                kept=bar.held,
                of=bar.of,
            )
            for bar in board.bars
            if bar.percent is not None
        )
        self.setAccessibleName(say.listing(told) or say("board_room.nothing"))
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Smaller it could not be read."""
        look = theme()
        return QSize(look.gap(_WIDE), look.px(_HIGH))

    def sizeHint(self) -> QSize:
        """The same."""
        return self.minimumSizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        paint_board(QPainter(self), QRectF(self.rect()), self._board, self._say)

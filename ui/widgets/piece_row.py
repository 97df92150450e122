"""A piece row: one piece in a parcel, ticked when it is here, and how it stands."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout

from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.glyph import Picture
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, Shape, side_by_side
from ui.widgets.tick_box import SIDE, tick_box

_HIGH: Final = 80
_LEFT: Final = 16


@dataclass(frozen=True, slots=True)
class Piece:
    """What a row shows, all of it already in words; only what is not here can be pressed."""

    id: str
    title: str
    options: str
    picture: str = ""
    here: bool = False
    now: bool = False
    badge: str = ""
    icon: str = ""
    tone: Tone = Tone.PLAIN
    waits: str = ""


class PieceRow(Pressable):
    """Tick, drawing, name; at the right its state. Pressing ticks what cannot be scanned."""

    ticked = Signal(str)

    def __init__(self, piece: Piece, *, first: bool = False) -> None:
        super().__init__(piece.title, Shape.ROW)
        self._piece, self._first = piece, first
        look = theme()
        large = look.scale >= LARGE_TEXT
        self._picture = Picture("", 56, tile="tile")
        self._title = PlainLabel("", Role.BODY_STRONG, wrap=True, most_lines=2)
        self._options = PlainLabel("", Role.SMALL, "ink_soft", wrap=True, most_lines=2)
        self._badge = Badge("-", "check-bold", Tone.PLAIN)
        self._waits = PlainLabel("", Role.SMALL, "ink_soft")
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._options)
        row = side_by_side(look.gap(12))
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        # What is odd takes more words than there is room for at the right.
        self._odd = Badge("-", "eye", Tone.LOOK)
        words.addWidget(self._odd, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._badge, self._waits):
            if large:
                words.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        words.addStretch(1)
        left = look.gap(_LEFT) + look.px(SIDE) + look.gap(12)  # the box is painted
        self.hold(row, left, look.px(10), look.gap(16), look.px(10))
        self.setMinimumHeight(look.px(_HIGH))
        self.clicked.connect(lambda: self.ticked.emit(self._piece.id))
        self.tell(piece)

    @property
    def piece(self) -> Piece:
        """What the row shows."""
        return self._piece

    def tell(self, piece: Piece) -> None:
        """Show the piece as it is now."""
        self._piece = piece
        self._picture.show_drawing(piece.picture)
        self._title.say(piece.title)
        self._options.say(piece.options)
        self._options.setVisible(bool(piece.options))
        self._badge.tell(piece.badge, piece.icon, piece.tone)
        self._odd.tell(piece.badge, piece.icon, piece.tone)
        self._badge.setVisible(bool(piece.badge) and piece.tone is not Tone.LOOK)
        self._odd.setVisible(bool(piece.badge) and piece.tone is Tone.LOOK)
        self._waits.say(piece.waits)
        self._waits.setVisible(bool(piece.waits))
        self.setAccessibleName(piece.title)
        told = (piece.options, piece.badge, piece.waits)
        self.setAccessibleDescription(", ".join(word for word in told if word))
        self.setCheckable(True)
        self.setChecked(piece.here)
        self.let_through()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if piece.here else Qt.FocusPolicy.TabFocus)
        self.setCursor(
            Qt.CursorShape.ArrowCursor if piece.here else Qt.CursorShape.PointingHandCursor
        )
        self.update()

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the ground, lit for the one in hand, the hairline above it, and the tick."""
        look = theme()
        if self._piece.now:
            edge = "ink" if look.tokens.contrast else ""
            rounded(painter, room.adjusted(1, 1, -1, -1), look.px(8), fill="tile", edge=edge)
        elif not self._piece.here:
            super().paint_body(painter, room.adjusted(1, 1, -1, -1))
        if not self._first:
            painter.fillRect(
                QRectF(0, 0, self.width(), look.tokens.edge_width), look.colour("line")
            )
        side = look.px(SIDE)
        place = QRectF(look.gap(_LEFT), (self.height() - side) / 2, side, side)
        tick_box(painter, place, self.devicePixelRatioF(), ticked=self._piece.here)

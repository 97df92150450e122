"""The parcel's page: its pieces, the one in hand, what belongs to it; under each other if large."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.intake.screen.beside import WIDE, BesidePart
from ui.rooms.intake.screen.left import PiecesPart
from ui.rooms.intake.screen.looking import LookingPart
from ui.rooms.intake.screen.scene import Doing, Scene
from ui.theme import theme
from ui.tokens import LARGE_TEXT
from ui.widgets.scrolled import scrolled

_LEFT, _LEFT_WIDE, _WIDER = 364, 440, 400
_BAR: Final = 20


class ParcelPage(QWidget):
    """Three columns: what, how, and what comes of it."""

    def __init__(self, say: Speech, do: Doing, *, wide: bool) -> None:
        super().__init__()
        look = theme()
        aside = _WIDER if wide else WIDE
        self.pieces, self.looking = PiecesPart(say, do), LookingPart(say, do)
        self.beside = BesidePart(say, do, aside)
        if look.scale >= LARGE_TEXT:
            page = QVBoxLayout()
            for part in (self.looking, self.pieces, self.beside):
                page.addWidget(part)
            page.setSpacing(look.gap(24))
            page.setContentsMargins(0, 0, look.gap(16), look.gap(16))
            held = QWidget()
            held.setLayout(page)
            whole = QVBoxLayout(self)
            whole.setContentsMargins(0, 0, 0, 0)
            whole.addWidget(scrolled(held))
            return
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.gap(32 - _BAR))
        for part, width in (
            (self.pieces, _LEFT_WIDE if wide else _LEFT),
            (self.looking, 0),
            (self.beside, aside),
        ):
            # Where a column scrolls, its bar lies in the gap beside it.
            part.setContentsMargins(0, 0, look.gap(_BAR) if not width else 0, 0)
            area = scrolled(part)
            if width:
                part.setFixedWidth(look.gap(width))
                area.setFixedWidth(look.gap(width + (_BAR if part is self.pieces else 0)))
            row.addWidget(area, 0 if width else 1)

    def tell(self, scene: Scene) -> None:
        """Show the parcel as it stands."""
        for part in (self.pieces, self.looking, self.beside):
            part.tell(scene)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, as one reads it."""
        waits = [row for row in self.pieces.rows() if not row.piece.here]
        return (*self.looking.stops(), *waits, self.beside.photos.next, self.beside.again)

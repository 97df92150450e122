"""The parcel's page: its pieces, the one in hand, what belongs to it; under each other if large."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.intake.screen.beside import WIDE, BesidePart
from ui.rooms.intake.screen.left import PiecesPart
from ui.rooms.intake.screen.looking import LookingPart
from ui.rooms.intake.screen.scene import Doing, Scene
from ui.theme import theme
from ui.tokens import LARGE_TEXT
from ui.widgets.laid import column, holding
from ui.widgets.scrolled import scrolled

_LEFT, _LEFT_WIDE, _WIDER = 364, 440, 400
_NARROW: Final = 1000
_BAR: Final = 20
"""So wide is the gap in which a column's bar lies where it scrolls."""


class ParcelPage(QWidget):
    """Three columns: what, how, and what comes of it; two in a small window."""

    def __init__(self, say: Speech, do: Doing, *, wide: bool) -> None:
        super().__init__()
        look = theme()
        self.pieces, self.looking = PiecesPart(say, do), LookingPart(say, do)
        self.beside = BesidePart(say, do, _WIDER if wide else WIDE)
        self._left, self._right = column(look.gap(24)), column()
        self._left.addWidget(self.pieces)
        self._right.addWidget(self.beside)
        self._aside: QWidget | None = None
        if look.scale >= LARGE_TEXT:
            self._below_each_other()
        else:
            self._side_by_side(wide=wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the third column goes under the first."""
        super().resizeEvent(event)
        if self._aside is None:
            return
        narrow = self.width() < theme().gap(_NARROW)
        if narrow == self._aside.isHidden():
            return
        (self._left if narrow else self._right).addWidget(self.beside)
        self._aside.setVisible(not narrow)

    def tell(self, scene: Scene) -> None:
        """Show the parcel as it stands."""
        for part in (self.pieces, self.looking, self.beside):
            part.tell(scene)

    def _below_each_other(self) -> None:
        look, page = theme(), column(theme().gap(24))
        page.setContentsMargins(0, 0, look.gap(16), look.gap(16))
        page.addWidget(self.looking)
        page.addLayout(self._left)
        page.addLayout(self._right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(holding(page)))

    def _side_by_side(self, *, wide: bool) -> None:
        look = theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.gap(32 - _BAR))
        left, right = holding(self._left), holding(self._right)
        left.setFixedWidth(look.gap(_LEFT_WIDE if wide else _LEFT))
        right.setFixedWidth(look.gap(_WIDER if wide else WIDE))
        self.looking.setContentsMargins(0, 0, look.gap(_BAR), 0)
        for part, held in ((left, True), (self.looking, False), (right, True)):
            area = scrolled(part)
            if held:
                area.setFixedWidth(part.width() + (look.gap(_BAR) if part is left else 0))
            row.addWidget(area, 0 if held else 1)
            self._aside = area

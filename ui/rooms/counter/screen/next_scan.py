"""The next scan, at the foot of what is done: whatever else stands there, it is wholly seen."""

from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, row
from ui.widgets.sheet import Sheet


class NextScan(QWidget):
    """The next scan begins the next visit, without a key."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self.sheet = Sheet("card", "yes")
        made = row(look.gap(24))
        made.setContentsMargins(*(look.gap(side) for side in (28, 10, 28, 10)))
        made.addWidget(Glyph("barcode", 40, "yes"))
        texts = column()
        texts.addWidget(PlainLabel(say("counter.done.scan_next"), Role.TITLE, wrap=True))
        begins = PlainLabel(say("counter.done.begins"), Role.SMALL, "ink_soft", wrap=True)
        texts.addWidget(begins)
        made.addLayout(texts, 1)
        self.sheet.setLayout(made)
        self._around = column()
        self._around.addWidget(self.sheet)
        self.setLayout(self._around)

    def stand(self, left: int, right: int) -> None:
        """Stand as far in as what lies above it; where text is large, it is one with that."""
        look = theme()
        if look.scale >= LARGE_TEXT:
            left = right = 0
        self._around.setContentsMargins(left, look.gap(8), right, look.gap(12))

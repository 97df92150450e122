"""The tray beside what is done, with the slip as it is printed."""

from PySide6.QtCore import Qt

from returns_station.adapters.speech import Speech
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column
from ui.widgets.sheet import Sheet
from ui.widgets.slip_paper import SlipPaper


class Tray(Sheet):
    """The slip lies here."""

    def __init__(self, paper: SlipPaper) -> None:
        super().__init__("sunken", "", 0)
        look = theme()
        made = column(look.gap(20))
        made.setContentsMargins(*(look.gap(side) for side in (32, 32, 32, 32)))
        middle = Qt.AlignmentFlag.AlignHCenter
        made.addStretch(1)
        made.addWidget(paper, 0, middle)
        self._caption = PlainLabel("", Role.SMALL, "ink_soft", align=middle)
        made.addWidget(self._caption, 0, middle)
        made.addStretch(1)
        self.setLayout(made)

    def tell(self, say: Speech, *, undone: bool) -> None:
        """Say what paper this is, and whether it still counts."""
        key = "counter.done.slip_undone" if undone else "counter.done.slip_looks"
        self._caption.say(say(key))

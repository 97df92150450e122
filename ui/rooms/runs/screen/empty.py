"""A day without pickups: nothing to do, said kindly."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.runs.state.runs import Runs
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel


class Empty(QWidget):
    """A van at rest, and how pickups come here."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._words = PlainLabel(
            say("runs.none_what"), Role.BODY, "ink_soft", balanced=True,
            align=Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip
        self._van = Glyph("truck", 96, "edge")
        column = QVBoxLayout(self)
        column.setSpacing(look.gap(12))
        column.addStretch(2)
        column.addWidget(self._van, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        column.addStretch(3)

    def tell(self, state: Runs) -> None:
        """Nothing is said while nobody knows yet."""
        for part in (self._van, self._words):
            part.setVisible(state.runs is not None)

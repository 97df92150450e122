"""What the door's page is made of: a line of fact, a card of goods."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.runs.screen.words import said
from ui.rooms.runs.state.telling import Words
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.sheet import Sheet


class FactLine(QWidget):
    """An icon and what it stands for, in letters one reads at arm's length."""

    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().gap(12))
        row.addWidget(Glyph(icon, 24, "ink_soft"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(words, Role.LEAD_SOFT, wrap=True), 1)


class GoodsCard(Sheet):
    """What goes in, or comes out: the one that is next is outlined in ink."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self._glyph = Glyph("package", 32)
        self._heading = PlainLabel("", Role.SMALL_STRONG, "ink_soft", wrap=True)
        self._goods = PlainLabel("", Role.LEAD, wrap=True)
        self._note = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        for part in (self._heading, self._goods, self._note):
            words.addWidget(part)
        self._note.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.gap(side) for side in (20, 14, 20, 14)))
        row.setSpacing(look.gap(16))
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)

    def tell(self, heading: str, goods: tuple[Words, ...], *, done: bool, first: bool) -> None:
        """Show these goods; `first` is what is done now."""
        self._heading.say(heading)
        self._goods.say(self._say.listing(said(each, self._say) for each in goods))
        self._goods.wear(ink="ink" if first else "ink_soft")
        self._glyph.show_icon("check-bold" if done else "package", "ink" if first else "ink_soft")
        # In high contrast every edge is as strong: only what is done now has one.
        quiet = "" if theme().tokens.contrast else "edge"
        self.wear("card" if first else "", "ink" if first else quiet)

    def note(self, words: str) -> None:
        """How many and how heavy."""
        self._note.say(words)
        self._note.setVisible(bool(words))

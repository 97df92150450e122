"""Every kind of message by name; what was begun, and what is the shop's own, says so."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.dialogue.letter import LetterKind
from ui.rooms.templates.state.words import KINDS, Words
from ui.theme import theme
from ui.tokens import HALO, TOUCH, Role
from ui.widgets.help_places import works_here
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.pressable import Pressable
from ui.widgets.scrolled import scrolled


class Kinds(QWidget):
    """A title, and a card for each kind."""

    picked = Signal(str)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._rows = {kind: _Row(kind, say) for kind in KINDS}
        inside = column(look.gap(6))
        inside.setContentsMargins(HALO, HALO, look.gap(8), HALO)
        for kind, each in self._rows.items():
            each.clicked.connect(lambda _=False, kind=kind: self.picked.emit(kind.value))
            inside.addWidget(each)
        inside.addStretch(1)
        above = row()
        above.addSpacing(HALO)
        above.addWidget(PlainLabel(say("templates.title"), Role.TITLE, wrap=True), 1)
        made = column(look.gap(12))
        made.addLayout(above)
        area = scrolled(holding(inside))
        works_here(area, "Up", "Down")
        made.addWidget(area, 1)
        self.setLayout(made)

    def tell(self, state: Words) -> None:
        """Show which lies open."""
        for kind, each in self._rows.items():
            each.tell(state, chosen=kind is state.kind)


class _Row(Pressable):
    """A kind, and how it stands in this language."""

    def __init__(self, kind: LetterKind, say: Speech) -> None:
        self._name = say(f"templates.kind.{kind}")
        super().__init__(self._name)
        look, self._letter, self._say = theme(), kind, say
        self._stands = PlainLabel("", Role.SMALL, "ink_soft")
        made = QVBoxLayout()
        made.setSpacing(0)
        made.addStretch(1)
        made.addWidget(PlainLabel(self._name, Role.SMALL_STRONG, wrap=True))
        made.addWidget(self._stands)
        made.addStretch(1)
        self.hold(made, look.gap(12), look.px(6), look.gap(12), look.px(6))
        self.setMinimumHeight(look.px(TOUCH) - look.px(4))
        self.let_through()

    def tell(self, state: Words, *, chosen: bool) -> None:
        """Show how it stands."""
        at = (self._letter.value, state.language)
        holds = state.known.get(at)
        stands = "own" if holds is not None and holds.changed_at else ""
        stands = "begun" if at in state.drafts else stands
        words = self._say(f"templates.stands.{stands}") if stands else ""
        self._stands.say(words)
        self._stands.setVisible(bool(words))
        self.setAccessibleName(", ".join(part for part in (self._name, words) if part))
        self.choose(chosen)

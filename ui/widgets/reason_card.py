"""A reason card: why, in two or three words; choosing one changes the answer at once."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.theme import theme
from ui.tokens import PRIMARY, Role
from ui.widgets.glyph import Glyph
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, side_by_side


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: its value for the room, its words, icon and key."""

    id: str
    text: str
    icon: str
    key: str
    chosen: bool = False
    cannot: bool = False


class ReasonCard(Pressable):
    """Icon and key above, the words below; two lines of words where a language needs them."""

    picked = Signal(str)

    def __init__(self, why: Why) -> None:
        super().__init__(why.text)
        self._why = why
        look = theme()
        self._glyph, self._cap = Glyph(why.icon, 24), KeyCap(why.key)
        self._words = PlainLabel(why.text, Role.BODY, wrap=True)
        above = side_by_side(look.px(8))
        above.addWidget(self._glyph)
        above.addStretch(1)
        above.addWidget(self._cap)
        column = QVBoxLayout()
        column.setSpacing(look.px(4))
        column.addLayout(above)
        column.addStretch(1)
        column.addWidget(self._words)
        self.hold(column, look.px(12), look.px(8), look.px(12), look.px(6))
        self.setMinimumHeight(look.px(PRIMARY))
        self.clicked.connect(lambda: self.picked.emit(self._why.id))
        self.let_through()
        self.tell(why)

    def tell(self, why: Why) -> None:
        """Show the reason as it is now."""
        self._why = why
        self._words.say(why.text)
        self._cap.name_key(why.key)
        self.setAccessibleName(why.text)
        self.choose(why.chosen)
        self.forbid(why.cannot)

    def restyle(self) -> None:
        """Bold when chosen, soft when it cannot be."""
        ink = "ink_soft" if self.cannot else "ink"
        self._glyph.show_icon(self._why.icon, ink)
        self._words.wear(ink=ink, strong=self.chosen)
        super().restyle()

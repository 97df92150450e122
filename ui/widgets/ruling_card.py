"""A ruling card: one answer that a person may give, with its key."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout

from ui.theme import theme
from ui.tokens import Role
from ui.widgets.glyph import Glyph
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, side_by_side

_HIGH = 96


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in words: its icon, what, one line of what it means; `cannot` in soft ink."""

    what: str
    means: str
    icon: str
    key: str
    chosen: bool = False
    cannot: bool = False


class RulingCard(Pressable):
    """Icon and key above, the answer, one quiet line."""

    picked = Signal()

    def __init__(self, key: str) -> None:
        super().__init__("-")
        self.speak_as(QAccessible.Role.RadioButton)
        look = theme()
        self._told: Answer | None = None
        self._glyph, self._cap = Glyph("check", 24), KeyCap(key)
        self._what = PlainLabel("", Role.BODY_STRONG, wrap=True)
        self._means = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        above = side_by_side(look.px(8))
        above.addWidget(self._glyph)
        above.addStretch(1)
        above.addWidget(self._cap)
        made = QVBoxLayout()
        made.setSpacing(look.px(2))
        made.addLayout(above)
        made.addSpacing(look.px(2))
        made.addWidget(self._what)
        made.addWidget(self._means)
        made.addStretch(1)
        self.hold(made, look.gap(16), look.px(10), look.gap(12), look.px(10))
        self.setMinimumHeight(look.px(_HIGH))
        self.clicked.connect(self.picked)
        self.let_through()

    def tell(self, answer: Answer) -> None:
        """Show the answer as it is now."""
        self._told = answer
        self._what.say(answer.what)
        self._means.say(answer.means)
        self._cap.name_key(answer.key)
        self.setAccessibleName(f"{answer.what}, {answer.means}")
        self.choose(answer.chosen)

    def restyle(self) -> None:
        """Soft where it cannot be said; the words say why."""
        if self._told is not None:
            ink = "ink_soft" if self._told.cannot else "ink"
            self._glyph.show_icon(self._told.icon, ink)
            self._what.wear(ink=ink)
        super().restyle()

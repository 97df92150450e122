"""A chip: a small wish or a state one may change, in a target that a finger finds."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QSizePolicy

from ui.theme import theme
from ui.tokens import TOUCH, Role
from ui.widgets.glyph import Glyph
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, Shape, side_by_side

_AIR = 4  # px of its target above and below it
_MORE_AIR = 9  # the small one's, which looks small and is touched as easily


class Chip(Pressable):
    """Icon, words, and the key that does the same; the small one stands on a row."""

    picked = Signal()

    def __init__(self, text: str, key: str = "", icon: str = "", *, small: bool = False) -> None:
        super().__init__(text or "-", Shape.CONTROL)
        look = theme()
        self._glyph = Glyph(icon, 20, "ink_soft")
        # Never shown by hand here: it stands nowhere yet, and would be a window for a blink.
        if not icon:
            self._glyph.hide()
        self._words = PlainLabel(text, Role.SMALL_STRONG, cut=True)
        self._cap = KeyCap(key)
        row = side_by_side(look.px(8))
        for part in (self._glyph, self._words, self._cap):
            row.addWidget(part)
        self._air = _MORE_AIR if small else _AIR
        self.hold(row, look.px(12), look.px(_AIR), look.px(10), look.px(_AIR))
        self.setMinimumHeight(look.px(TOUCH))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.picked)
        self.let_through()

    def tell(self, text: str, *, chosen: bool = False) -> None:
        """Say this, as it stands."""
        self.say(text)
        self.choose(chosen)

    def say(self, text: str) -> None:
        """Say this; there is nothing to choose."""
        self._words.say(text)
        self.setAccessibleName(text or "-")

    @property
    def body(self) -> QRectF:
        """The chip within its target."""
        air = theme().px(self._air)
        return QRectF(self.rect()).adjusted(0, air, 0, -air)

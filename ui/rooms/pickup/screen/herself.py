"""What she may do instead, first on the page and never hidden: hand it in herself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.glyph import Glyph
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, side_by_side


class Herself(Pressable):
    """One line: what, what it means, what it costs, its key."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.speak_as(QAccessible.Role.RadioButton)
        look = theme()
        self._what = what
        self._means = PlainLabel("", Role.SMALL, "ink_soft", cut=True)
        self._price = PlainLabel("", Role.BODY_STRONG, align=Qt.AlignmentFlag.AlignRight)
        row = side_by_side(look.gap(10))
        row.addWidget(Glyph("package", 24))
        row.addWidget(PlainLabel(what, Role.BODY_STRONG))
        if look.scale < LARGE_TEXT:
            row.addWidget(self._means, 1)
        else:
            self._means.setParent(self)
            self._means.hide()
            row.addStretch(1)
        row.addWidget(self._price)
        row.addWidget(KeyCap("Q"))
        self.hold(row, look.gap(18), look.px(8), look.gap(18), look.px(8))
        self.setMinimumHeight(look.px(56))
        self.let_through()

    @property
    def called(self) -> str:
        """What it is."""
        return self._what

    def tell(self, means: str, price: str, *, chosen: bool) -> None:
        """Show what it costs, and whether it is in hand."""
        self._means.say(means)
        self._price.say(price)
        self.setAccessibleName(f"{self._what}, {means}, {price}")
        self.choose(chosen)

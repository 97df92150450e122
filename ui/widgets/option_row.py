"""An option row: a way to go on, what it means, what it costs, its key."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.glyph import Glyph, Picture
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, side_by_side

_BESIDE: Final = QBoxLayout.Direction.LeftToRight


@dataclass(frozen=True, slots=True)
class Option:
    """One way in words, with an icon or a drawing of goods."""

    id: str
    what: str
    means: str = ""
    amount: str = ""
    key: str = ""
    icon: str = ""
    picture: str = ""
    badge: str = ""
    chosen: bool = False
    cannot: bool = False


class OptionRow(Pressable):
    """Icon, what and what it means, amount, key; `kind` where it is more than a button."""

    picked = Signal(str)

    def __init__(self, option: Option, kind: QAccessible.Role = QAccessible.Role.Button) -> None:
        super().__init__(option.what)
        self.speak_as(kind)
        self._option = option
        look = theme()
        self._glyph, self._picture = Glyph(option.icon, 24), Picture(option.picture, 48)
        self._what = PlainLabel(option.what, Role.BODY_STRONG, wrap=True)
        self._badge = Badge(option.badge, tone=Tone.INK)
        self._means = PlainLabel(option.means, Role.SMALL, "ink_soft", wrap=True)
        self._amount = PlainLabel(
            option.amount, Role.BODY_STRONG, align=Qt.AlignmentFlag.AlignRight
        )
        self._cap = KeyCap(option.key)
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        large = look.scale >= LARGE_TEXT
        first = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else _BESIDE)
        first.setSpacing(look.px(8))
        first.addWidget(self._what)
        first.addWidget(self._badge)
        first.addStretch(0 if large else 1)
        words.addStretch(1)
        words.addLayout(first)
        words.addWidget(self._means)
        words.addStretch(1)
        row = side_by_side(look.gap(16))
        row.addWidget(self._glyph)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self._amount)
        row.addWidget(self._cap)
        self.hold(row, look.gap(20), look.px(12), look.gap(20), look.px(12))
        self.setMinimumHeight(look.px(72))
        self.clicked.connect(lambda: self.picked.emit(self._option.id))
        self.let_through()
        self.tell(option)

    @property
    def called(self) -> str:
        """What it is, without its sum and its when."""
        return self._option.what

    def tell(self, option: Option) -> None:
        """Show the option as it is now."""
        self._option = option
        self._picture.show_drawing(option.picture)
        self._what.say(option.what)
        self._means.say(option.means)
        self._amount.say(option.amount)
        self._badge.tell(option.badge, "check-bold", Tone.INK)
        self._cap.name_key(option.key)
        for part, has in (
            (self._glyph, option.icon),
            (self._picture, option.picture),
            (self._means, option.means),
            (self._amount, option.amount),
            (self._badge, option.badge),
        ):
            part.setVisible(bool(has))
        told = (option.what, option.means, option.amount, option.badge)
        self.setAccessibleName(", ".join(word for word in told if word))
        self.choose(option.chosen)
        self.forbid(option.cannot)

    def restyle(self) -> None:
        """Soft when it cannot be; the words say why."""
        ink = "ink_soft" if self.cannot else "ink"
        self._glyph.show_icon(self._option.icon, ink)
        self._what.wear(ink=ink)
        super().restyle()

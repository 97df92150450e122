"""What the panel is made of: a choice one ticks, and the keys that step a value."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.terms.state.chip import Chip
from ui.theme import theme
from ui.tokens import TOUCH, Role
from ui.widgets.button import Action, Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, Shape, side_by_side

_MINUS: Final = "\N{MINUS SIGN}"
_STEPS: Final = (
    ("much_less", f"{_MINUS} {_MINUS}", -1, True),
    ("less", _MINUS, -1, False),
    ("more", "+", 1, False),
    ("much_more", "+ +", 1, True),
)


class Way(Pressable):
    """One choice: a tick where it is chosen, and its words."""

    def __init__(self, name: str) -> None:
        super().__init__(name, Shape.CONTROL)
        look = theme()
        self.many = False
        self._glyph = Glyph("", 18)
        self._words = PlainLabel("", Role.BODY)
        row = side_by_side(look.px(8))
        row.addWidget(self._glyph)
        row.addWidget(self._words)
        self.hold(row, look.px(12), look.px(4), look.px(16), look.px(4))
        self.setMinimumHeight(look.px(TOUCH))
        self.let_through()

    def tell(self, words: str, *, chosen: bool, many: bool) -> None:
        """Say the choice; of `many` several are ticked."""
        self.many = many
        self._words.say(words)
        self._words.wear(strong=chosen)
        self._glyph.show_icon("check-bold" if chosen else "plus" if many else "", "ink")
        self._glyph.setVisible(chosen or many)
        self.setAccessibleName(words)
        role = QAccessible.Role
        self.speak_as(role.CheckBox if many else role.RadioButton)
        self.choose(chosen)


class Steps(QWidget):
    """Less and more, and how much it is now."""

    stepped = Signal(int, bool)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._now = PlainLabel("", Role.AMOUNT, align=Qt.AlignmentFlag.AlignHCenter)
        self._now.setMinimumWidth(look.px(140))
        self.parts = tuple(
            _Step(say(f"terms_room.step.{name}"), sign) for name, sign, _, _ in _STEPS
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.gap(8))
        for part, (_, _, by, leap) in zip(self.parts, _STEPS, strict=True):
            part.clicked.connect(partial(self.stepped.emit, by, leap))
            row.addWidget(part)
        row.insertWidget(2, self._now, 1)

    def tell(self, chip: Chip, say: Speech) -> None:
        """Show the value."""
        self._now.say(say.format_field(chip.said, ""))


class _Step(Button):
    """A key with a sign on it, a finger wide; held down it goes on."""

    def __init__(self, name: str, sign: str) -> None:
        super().__init__(Action(sign))
        self.setAccessibleName(name)
        self.setAutoRepeat(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """A finger."""
        side = theme().px(TOUCH)
        return QSize(side, side).expandedTo(super().minimumSizeHint())

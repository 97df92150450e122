"""A hint: what was read or happened, what still holds, and what to do."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import Role
from ui.widgets.abreast import Beside
from ui.widgets.announce import announce
from ui.widgets.button import Action, Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.sheet import Sheet

_WORDS = 220  # px: narrower they are hard to read, and the ways stand below


@dataclass(frozen=True, slots=True)
class Advice:
    """What was read or happened, what to do, and at most two ways to do it."""

    title: str
    words: str
    icon: str = "barcode"
    actions: tuple[Action, ...] = ()
    amber: bool = False


class Hint(Sheet):
    """Stays until it is acted upon; the code that was read stays on the screen with it."""

    acted = Signal(int)
    spoken = QAccessible.Role.AlertMessage

    def __init__(self) -> None:
        super().__init__()
        look, self._told = theme(), ""
        self._glyph = Glyph("barcode", 32)
        self._title = PlainLabel("", Role.LEAD, wrap=True)
        self._words = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._buttons = tuple(Button(Action("-")) for _ in range(2))
        for number, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, number=number: self.acted.emit(number))
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._words)
        words.addStretch(1)
        # Two ways stand over each other, so that the words keep their room.
        ways = QVBoxLayout()
        ways.setSpacing(look.gap(8))
        for button in self._buttons:
            ways.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.gap(side) for side in (24, 16, 16, 16)))
        row.setSpacing(look.gap(20))
        row.addWidget(self._glyph)
        both = Beside(look.gap(20), look.px(_WORDS))
        for part in (words, ways):
            held = QWidget()
            held.setLayout(part)
            part.setContentsMargins(0, 0, 0, 0)
            both.addWidget(held)
        row.addLayout(both, 1)

    def tell(self, advice: Advice) -> None:
        """Say what happened and what to do; read aloud by a screen reader."""
        ink = "look_ink" if advice.amber else "ink"
        self._glyph.show_icon(advice.icon, ink)
        self._title.say(advice.title)
        self._words.say(advice.words)
        self._words.setVisible(bool(advice.words))
        self._words.wear(ink=ink if advice.amber else "ink_soft")
        self._title.wear(ink=ink)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(advice.actions))
            if number < len(advice.actions):
                button.offer(advice.actions[number])
        bare = not theme().tokens.contrast
        self.wear("look_soft" if advice.amber else "card", "" if advice.amber and bare else "edge")
        said = f"{self._title.text().rstrip('.')}. {self._words.text()}"
        self.setAccessibleName(said)
        if said != self._told:
            self._told = said
            announce(self, said, at_once=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """The next time it is news, even in the same words."""
        self._told = ""
        super().hideEvent(event)

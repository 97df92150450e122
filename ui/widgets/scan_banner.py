"""The scan banner: who this is about, one quiet line of facts, and what was read last."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Banner:
    """The person and the facts; `read` by name, never the raw code unless it is unknown."""

    icon: str
    who: str
    facts: str
    read: str = ""
    read_icon: str = "check"
    back: Action | None = None


class ScanBanner(QWidget):
    """Icon, name and facts at the left; what was read and the way back at the right."""

    went_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self._glyph = Glyph("", 32)
        self._who = PlainLabel("", Role.TITLE, cut=True)
        self._facts = PlainLabel("", Role.SMALL, "ink_soft", cut=True)
        self._read = _Read()
        self._back = Button(Action("-"))
        self._back.clicked.connect(self.went_back)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._who)
        words.addWidget(self._facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.gap(16))
        row.addWidget(self._glyph)
        row.addLayout(words, 1)
        row.addWidget(self._read, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(look.px(64))

    def tell(self, banner: Banner) -> None:
        """Show who this is about."""
        large = theme().scale >= LARGE_TEXT
        self._glyph.show_icon(banner.icon)
        self._who.say(banner.who)
        self._facts.say(banner.facts)
        self._facts.setVisible(bool(banner.facts) and not large)
        self._glyph.setVisible(not large)
        self._read.tell(banner.read, banner.read_icon)
        self._read.setVisible(bool(banner.read) and not large)
        self._back.setVisible(banner.back is not None)
        if banner.back:
            self._back.offer(banner.back)


class _Read(Sheet):
    """What was read last, in a pill."""

    def __init__(self) -> None:
        super().__init__("sunken", "", 20)
        look = theme()
        self._glyph = Glyph("check", 20, "yes")
        self._words = PlainLabel("", Role.SMALL_STRONG, cut=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.px(side) for side in (12, 10, 16, 10)))
        row.setSpacing(look.px(8))
        row.addWidget(self._glyph)
        row.addWidget(self._words)

    def tell(self, words: str, icon: str) -> None:
        """Say what was read."""
        self._glyph.show_icon(icon, "yes" if icon.startswith("check") else "look_ink")
        self._words.say(words)
        self.wear("sunken", "edge" if theme().tokens.contrast else "")

"""Under the perforation: the day it takes effect, what holds in any case, the green button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.terms.screen.words import valued
from ui.rooms.terms.state.doing import green
from ui.rooms.terms.state.starting import starts_chip
from ui.rooms.terms.state.telling import quiet_said
from ui.rooms.terms.state.writing import Writing
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.label import PlainLabel
from ui.widgets.perforation import Perforation
from ui.widgets.pressable import Shape
from ui.widgets.value_chip import ENDLESS
from ui.widgets.value_line import ValueLine


class Foot(QWidget):
    """The total bar of a promise: its sum is a day."""

    confirmed = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self._label = PlainLabel(say("terms_room.starts"), Role.SMALL_STRONG, "ink_soft")
        self.line = ValueLine(Role.AMOUNT)
        self.line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._quiet = PlainLabel("", Role.SMALL, "ink_soft", wrap=True, most_lines=4)
        self._quiet.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.primary = Button(Action("-", "Enter", "seal-check"), Shape.PRIMARY)
        self.primary.clicked.connect(self.confirmed)
        days = QVBoxLayout()
        days.setSpacing(look.gap(4))
        days.addWidget(self._label)
        days.addWidget(self.line)
        row = QHBoxLayout()
        row.setContentsMargins(0, look.gap(14), 0, look.gap(14))
        row.setSpacing(look.gap(24))
        row.addLayout(days)
        row.addWidget(self._quiet, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.primary, 0, Qt.AlignmentFlag.AlignVCenter)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(Perforation())
        page.addLayout(row)

    def tell(self, state: Writing) -> None:
        """Show the day and what Enter does."""
        say = self._say
        if state.draft is not None and state.known is not None:
            chip = valued(starts_chip(state.draft, state.known.today), say)
            self.line.tell((chip,))
            self.line.setFixedSize(self.line.chips[chip.key].fit(ENDLESS))
        self._quiet.say(" ".join(say.say(phrase) for phrase in quiet_said(state)))
        self._quiet.setVisible(theme().scale < LARGE_TEXT)
        self._label.setVisible(theme().scale < LARGE_TEXT)
        deed = green(state)
        missing = say.say(deed.missing) if deed.missing else ""
        self.primary.offer(Action(say.say(deed.words), "Enter", "seal-check", missing))
        self.primary.work(state.promising)

"""What waits in other rooms, a card each with its digit; and the month's promises in one line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.models import board
from ui.rooms.day.state import telling
from ui.rooms.day.state.day import Day, Waits
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.button import Action, Button
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.pressable import Pressable


class Beside(QWidget):
    """The cards, and under them how the month went."""

    chosen = Signal(str)
    board_asked = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._told: tuple[object, ...] = ()
        self._cards = column(look.gap(8))
        self._head = PlainLabel("", Role.TITLE, wrap=True)
        self._month = PlainLabel(say("day.month"), Role.SMALL_STRONG, "ink_soft", wrap=True)
        self._kept = PlainLabel("", Role.BODY, wrap=True)
        self._felt = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._button = Button(Action(say("day.board"), "F9", "scales"))
        self._button.clicked.connect(self.board_asked)
        made = column(look.gap(12))
        made.addWidget(self._head)
        # In a place of their own: a screen reader walks by what was made first.
        made.addWidget(holding(self._cards))
        made.addSpacing(look.gap(16))
        for part in (self._month, self._kept, self._felt):
            made.addWidget(part)
        made.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        made.addStretch(1)
        self.setLayout(made)

    def tell(self, state: Day) -> None:
        """Show what waits; cards that stay the same stay."""
        say, now = self._say, state.since
        self.setVisible(state.ready)
        if now is None:
            return
        self._head.say(say("day.waits") if state.read.waits else say("day.waits_nobody"))
        month = state.read.month
        self._month.setVisible(month is not None)
        self._kept.say(say.say(board.kept(month.whole.kept)) if month else "")
        felt = board.felt(month.whole) if month else None
        self._felt.setVisible(felt is not None)
        self._felt.say(say.say(felt) if felt else "")
        told = (state.read.waits, now.date())
        if told == self._told:
            return
        self._told = told
        for old in emptied(self._cards):
            old.hide()
            old.deleteLater()
        for nr, waits in enumerate(state.read.waits, 1):
            self._cards.addWidget(self._card(nr, waits, say.say(telling.waits(waits, now))))

    def _card(self, nr: int, waits: Waits, more: str) -> QWidget:
        look = theme()
        what = self._say(f"day.waits.{waits.room}", count=waits.count)
        card = Pressable(f"{what}. {more}")
        line = row(look.gap(16))
        ink = "look_ink" if waits.late else "ink"
        line.addWidget(Glyph(telling.WAITS_ICONS[waits.room], 24, ink))
        words = column()
        words.addWidget(PlainLabel(what, Role.BODY_STRONG, wrap=True))
        words.addWidget(PlainLabel(more, Role.SMALL, "look_ink" if waits.late else "ink_soft",
                                   wrap=True))  # fmt: skip
        line.addLayout(words, 1)
        line.addWidget(KeyCap(str(nr)))
        made = QVBoxLayout()
        made.addLayout(line)
        card.hold(made, look.gap(16), look.px(10), look.gap(12), look.px(10))
        card.let_through()
        card.clicked.connect(lambda: self.chosen.emit(waits.room))
        return card

"""The answer as one writes it: sentences that are ready, the words, or to whom it goes over."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.inbox.state.inbox import MOST_COLLEAGUES, READY, Inbox, name_in
from ui.theme import theme
from ui.tokens import TOUCH, Role
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column
from ui.widgets.writing import Writing


class AnswerSheet(QWidget):
    """Chips by digit, a sheet to write on; it decides nothing."""

    wrote = Signal(str)
    readied = Signal(int)
    given = Signal(int)
    placed = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._title = PlainLabel(say("inbox.answer"), Role.SMALL_STRONG, "ink_soft")
        self._title.setMinimumHeight(look.px(TOUCH))  # in the middle of its line
        self.ready = tuple(Chip(say(f"inbox.ready.{word}"), str(nr))
                           for nr, word in enumerate(READY, 1))  # fmt: skip
        self.people = tuple(Chip("-", str(nr)) for nr in range(1, MOST_COLLEAGUES + 1))
        self.place = Chip("-", "F9", "receipt")
        chips = Flow(look.gap(8))
        for part in (self._title, *self.ready, *self.people, self.place):
            chips.addWidget(part)
        for nr, chip in enumerate(self.ready, 1):
            chip.picked.connect(lambda nr=nr: self.readied.emit(nr))
        for nr, chip in enumerate(self.people, 1):
            chip.picked.connect(lambda nr=nr: self.given.emit(nr))
        self.place.picked.connect(self.placed)
        self.words = Writing(say("inbox.answer"), least=3, most=5)
        self.words.changed.connect(self.wrote)
        made = column(look.gap(8))
        made.addLayout(chips)
        made.addWidget(self.words)
        self.setLayout(made)

    def tell(self, state: Inbox) -> None:
        """Show the answer as it stands."""
        say, giving, open_ = self._say, state.giving, state.open
        self._title.say(say("inbox.give_whom" if giving else "inbox.answer"))
        for chip in self.ready:
            chip.setVisible(open_ and not giving)
        for nr, chip in enumerate(self.people):
            chip.setVisible(giving and nr < len(state.others))
            if nr < len(state.others):
                chip.say(state.others[nr].name)
        maybe = state.item.item.maybe if state.item is not None else ""
        self.place.say(say("inbox.belongs", number=maybe))
        self.place.setVisible(bool(maybe) and open_ and not giving)
        name = name_in(state)
        her = name if isinstance(name, str) else say.say(name)
        self.words.call(say("inbox.write_to", name=her))
        self.words.say(state.words)
        self.words.edit.setReadOnly(state.busy or not open_)

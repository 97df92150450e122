"""Who waits for an answer, the first due first: her name, by when, what she says, who answers.

What was answered lies on a shelf of its own, the latest first.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.dialogue.answering import ItemStands
from returns_station.phrase import Phrase
from ui.rooms.inbox.state import telling
from ui.rooms.inbox.state.inbox import Inbox
from ui.theme import theme
from ui.tokens import HALO, LARGE_TEXT, Role
from ui.widgets.chip import Chip
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph
from ui.widgets.help_places import works_here
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.pressable import Pressable
from ui.widgets.scrolled import scrolled

_LOUD = 18


class Queue(QWidget):
    """A title that counts, and a card for each."""

    picked = Signal(str)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._title = PlainLabel("", Role.TITLE, wrap=True)
        self.turn = Chip(say("inbox.answered"), "F5", "check")
        self._rows: dict[str, _Row] = {}
        self._list = column(look.gap(8))
        inside = column()
        inside.setContentsMargins(HALO, HALO, look.gap(8), HALO)
        inside.addLayout(self._list)
        inside.addStretch(1)
        made = column(look.gap(12))
        above = row()
        above.addSpacing(HALO)
        above.addWidget(self._title, 1)
        made.addLayout(above)
        held = holding(inside)
        # Where all is one column, the whole of it scrolls.
        area = held if look.scale >= LARGE_TEXT else scrolled(held)
        works_here(area, "Up", "Down")
        made.addWidget(area, 1)
        below = row()
        below.setContentsMargins(HALO, 0, 0, HALO)
        below.addWidget(self.turn)
        below.addStretch(1)
        made.addLayout(below)
        self.setLayout(made)

    def tell(self, state: Inbox) -> None:
        """Show who waits; a row that stays is the same row, and keeps the focus."""
        self._title.say(self._say.say(telling.title(state)))
        # Where there is nobody, the page beside says it in large letters.
        self._title.setVisible(state.ready and bool(state.at))
        if tuple(self._rows) != tuple(one.number for one in state.queue):
            self._lay(state.queue)
        for one in state.queue:
            self._rows[one.number].tell(one, state)

    def row_of(self, number: str) -> QWidget | None:
        """The row of an item."""
        return self._rows.get(number)

    def _lay(self, queue: tuple[ItemStands, ...]) -> None:
        kept = {one.number for one in queue}
        list(emptied(self._list))
        for number in [each for each in self._rows if each not in kept]:
            gone = self._rows.pop(number)
            gone.hide()
            gone.deleteLater()
        rows: dict[str, _Row] = {}
        for one in queue:
            rows[one.number] = self._rows.get(one.number) or self._made(one.number)
            self._list.addWidget(rows[one.number])
            rows[one.number].show()
        self._rows = rows

    def _made(self, number: str) -> "_Row":
        made = _Row(self._say)
        made.clicked.connect(lambda: self.picked.emit(number))
        return made


class _Row(Pressable):
    """Whose, by when, the first of what she says, who answers."""

    def __init__(self, say: Speech) -> None:
        super().__init__("-")
        look, self._say = theme(), say
        self._name = PlainLabel("", Role.BODY_STRONG, cut=True)
        self._due = PlainLabel("", Role.SMALL, "ink_soft")
        self._loud = Glyph("clock-bold", _LOUD, "look")
        self._what = PlainLabel("", Role.SMALL, "ink_soft", cut=True)
        self._who = PlainLabel("", Role.SMALL, "ink_soft", cut=True)
        when = row(look.gap(6))
        when.addWidget(self._loud)
        when.addWidget(self._due)
        when.addWidget(self._who, 1, Qt.AlignmentFlag.AlignRight)
        made = QVBoxLayout()
        made.setSpacing(look.px(1))
        made.addWidget(self._name)
        made.addWidget(self._what)
        made.addLayout(when)
        self.hold(made, look.gap(16), look.px(10), look.gap(16), look.px(10))
        self.let_through()

    def tell(self, item: ItemStands, state: Inbox) -> None:
        """Show how it stands now."""
        say, new = self._say, item.item
        name, due = _said(telling.name_of(item), say), say.say(telling.due(item, state.since))
        late = telling.is_late(item, state.since)
        what = " ".join(new.words.split()) or new.subject
        if not what and new.grade:
            word = say(f"facing.grade.{new.grade}")
            what = say("inbox.grade", grade=new.grade, word=word)
        who = _said(telling.owner(item, state.me, state.colleagues), say)
        self._name.say(name)
        self._what.say(what)
        self._what.setVisible(bool(what))
        self._due.say(due)
        self._due.wear(ink="look_ink" if late else "ink_soft", strong=late)
        self._loud.setVisible(late)
        self._who.say(who)
        raised = say("inbox.raised") if item.escalated_at else ""
        answers = say.say(telling.answers(item, state.me, state.colleagues))
        told = (name, due, answers, raised, what)
        self.setAccessibleName(", ".join(part for part in told if part))
        self.choose(item.number == state.at)


def _said(words: Phrase | str, say: Speech) -> str:
    return words if isinstance(words, str) else say.say(words)

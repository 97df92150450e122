"""What waits, the oldest first, and what she answered today."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.ruling.views import AskSeen
from ui.rooms.approvals.state.approvals import Approvals
from ui.rooms.approvals.state.telling import age, goods_of, name_of, today
from ui.theme import theme
from ui.tokens import HALO, LARGE_TEXT, Role
from ui.widgets.emptied import emptied
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.pressable import Pressable
from ui.widgets.scrolled import scrolled


class Queue(QWidget):
    """A title that counts, a card a question, today's answers."""

    picked = Signal(str)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._title = PlainLabel("", Role.TITLE, wrap=True)
        self._rows: dict[str, _Row] = {}
        self._list = column(look.gap(8))
        self._today = PlainLabel(say("approvals.today"), Role.SMALL_STRONG, "ink_soft")
        self._said = tuple(PlainLabel("", Role.SMALL, "ink_soft", wrap=True) for _ in range(2))
        inside = column(look.gap(4))
        inside.setContentsMargins(HALO, HALO, look.gap(8), HALO)
        inside.addLayout(self._list)
        inside.addSpacing(look.gap(20))
        for part in (self._today, *self._said):
            inside.addWidget(part)
        inside.addStretch(1)
        made = column(look.gap(12))
        self._title.setContentsMargins(HALO, 0, 0, 0)
        made.addWidget(self._title)
        held = holding(inside)
        # Where all is one column, the whole of it scrolls.
        made.addWidget(held if look.scale >= LARGE_TEXT else scrolled(held), 1)
        self.setLayout(made)

    def tell(self, state: Approvals) -> None:
        """Show what waits; a row that stays is the same row, and keeps the focus."""
        say, many = self._say, len(state.queue)
        self._title.say(say("approvals.waiting", count=many) if many else say("approvals.nobody"))
        self._title.setVisible(state.ready)
        if tuple(self._rows) != tuple(one.number for one in state.queue):
            self._lay(state.queue)
        for one in state.queue:
            self._rows[one.number].tell(one, state.since, chosen=one.number == state.at)
        self._today.setVisible(state.ready)
        told = today(state.today) if state.ready else ()
        for nr, label in enumerate(self._said):
            label.setVisible(nr < len(told))
            label.say(say.say(told[nr]) if nr < len(told) else "")

    def row_of(self, number: str) -> QWidget | None:
        """The row of a question."""
        return self._rows.get(number)

    def _lay(self, queue: tuple[AskSeen, ...]) -> None:
        kept = {one.number for one in queue}
        emptied(self._list)
        for number in [each for each in self._rows if each not in kept]:
            self._rows.pop(number).deleteLater()
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
    """Whose, how long, what, who asks."""

    def __init__(self, say: Speech) -> None:
        super().__init__("-")
        look, self._say = theme(), say
        self._name = PlainLabel("", Role.BODY_STRONG, cut=True)
        self._age = PlainLabel("", Role.SMALL, "ink_soft", align=Qt.AlignmentFlag.AlignRight)
        self._what = PlainLabel("", Role.SMALL, "ink_soft", cut=True)
        self._who = PlainLabel("", Role.SMALL, "ink_soft", cut=True)
        first = row(look.gap(8))
        first.addWidget(self._name, 1)
        first.addWidget(self._age)
        made = QVBoxLayout()
        made.setSpacing(look.px(1))
        made.addLayout(first)
        made.addWidget(self._what)
        made.addWidget(self._who)
        self.hold(made, look.gap(16), look.px(12), look.gap(16), look.px(12))
        self.let_through()

    def tell(self, ask: AskSeen, now: datetime | None, *, chosen: bool) -> None:
        """Show how it stands now."""
        say, goods = self._say, goods_of(ask)
        title = ", ".join(each.title for each in goods)
        name, waited = name_of(ask), say.say(age(ask, now))
        self._name.say(name or title)
        self._age.say(waited)
        amount = say.money(ask.asked_for, exact=False)
        what = say("approvals.row", goods=title, amount=amount) if name and title else amount
        self._what.say(what)
        who = say("approvals.row_who", asker=ask.asker, desk=ask.desk)
        self._who.say(who)
        self.setAccessibleName(", ".join(part for part in (name or title, what, who, waited)))
        self.choose(chosen)

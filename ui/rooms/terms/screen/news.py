"""What is new: the difference between two versions in words, and the versions there are."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.policy.promise.changes import Change
from ui.rooms.terms.screen.laid import cleared, scrolled
from ui.rooms.terms.screen.words import valued
from ui.rooms.terms.state.starting import note_chip
from ui.rooms.terms.state.telling import Compared, compared, looked_at, row_said
from ui.rooms.terms.state.writing import Writing
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.button import Action, Button
from ui.widgets.label import PlainLabel
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.value_line import Valued, ValueLine

_HOW: Final = {
    True: ("kinder", "heart", Tone.DONE),
    False: ("stricter", "arrows-in-line-horizontal", Tone.LOOK),
    None: ("other", "swap", Tone.PLAIN),
}


class News(QWidget):
    """The difference at the left, the versions at the right."""

    looked = Signal(str)
    reverted = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self._title = PlainLabel("", Role.TITLE, wrap=True)
        self.note = ValueLine(Role.LEAD_SOFT)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(look.gap(16))
        self._back = Button(Action(say("terms_room.as_it_holds"), "", "arrow-counter-clockwise"))
        self._back.clicked.connect(self.reverted)
        self._rows: list[OptionRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(look.gap(8))
        left = QVBoxLayout()
        left.setSpacing(look.gap(20))
        for part in (self._title, self.note):
            left.addWidget(part)
        left.addLayout(self._changes)
        left.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(look.gap(12))
        right.addWidget(PlainLabel(say("terms_room.versions"), Role.SMALL_STRONG, "ink_soft"))
        right.addLayout(self._list)
        right.addStretch(1)
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.gap(48))
        if look.scale >= LARGE_TEXT:
            left.addLayout(right)
            page.addWidget(scrolled(left), 1)
            return
        page.addWidget(scrolled(left), 55)
        page.addWidget(scrolled(right), 45)

    def tell(self, state: Writing) -> None:
        """Show what differs in the version that is looked at, and every version."""
        found = compared(state)
        if found is None:
            return
        self._tell_changes(state, found)
        self._tell_versions(state)

    def _tell_changes(self, state: Writing, found: Compared) -> None:
        say = self._say
        mine = looked_at(state) is None
        if mine:
            self._title.say(say("terms_room.news_of_draft", against=found.against))
        else:
            self._title.say(say("terms_room.news_of", of=found.of, against=found.against))
        self.note.setVisible(mine)
        self._back.setVisible(mine and bool(found.changes))
        if mine and state.draft is not None:
            why = valued(note_chip(state.draft), say)
            before, after = say("terms_room.why_new", note="\0").split("\0")
            self.note.tell((before, Valued(why.key, why.name, why.text, enters=True), after))
        cleared(self._changes)
        for change in found.changes:
            self._changes.addWidget(_ChangeRow(change, say))
        if not found.changes:
            words = PlainLabel(say("terms_room.no_news"), Role.BODY, "ink_soft")
            self._changes.addWidget(words)

    def _tell_versions(self, state: Writing) -> None:
        say, known = self._say, state.known
        assert known is not None, "only what is known is compared"
        told = [
            Option(
                "", say("terms_room.this_draft"), icon="pencil-simple-line", chosen=not state.look
            )
        ]
        for row in known.versions:
            if row.author == known.me and row is known.mine:
                continue
            what, facts = row_said(row, known)
            icon = "seal-check" if row.published_by or row.published_at else "pencil-simple-line"
            chosen = state.look == row.version
            means = " · ".join(say.format_field(fact, "") for fact in facts)
            told.append(Option(row.version, say.say(what), means, icon=icon, chosen=chosen))
        while len(self._rows) < len(told):
            made = OptionRow(told[len(self._rows)])
            made.picked.connect(self.looked)
            self._rows.append(made)
            self._list.addWidget(made)
        for nr, shown in enumerate(self._rows):
            shown.setVisible(nr < len(told))
            if nr < len(told):
                shown.tell(told[nr])

    def take_focus(self) -> None:
        """Lay the focus on the version that is looked at."""
        for row in self._rows:
            if row.chosen:
                row.setFocus(Qt.FocusReason.TabFocusReason)


class _ChangeRow(QWidget):
    """Whether it is kinder, by icon and word, and what differs."""

    def __init__(self, change: Change, say: Speech) -> None:
        super().__init__()
        look = theme()
        name, icon, tone = _HOW[change.kinder]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.gap(16))
        badge = Badge(say(f"terms_room.how.{name}"), icon, tone)
        words = PlainLabel(say.say(change.said), Role.BODY, wrap=True)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)

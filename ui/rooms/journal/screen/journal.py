"""The journal room's screen: its pages under one title, over one perforation."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.journal.screen.check import CheckPage
from ui.rooms.journal.screen.entries import EntriesPage
from ui.rooms.journal.screen.scene import Scene
from ui.rooms.journal.screen.trust import TrustPage
from ui.rooms.journal.state import words
from ui.rooms.journal.state.acts import Do
from ui.rooms.journal.state.journal import Journal, Page
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import row
from ui.widgets.one_layout import one_layout
from ui.widgets.reading import read_in_order
from ui.widgets.total_bar import Total, TotalBar


class JournalScreen(QWidget):
    """Draws what it is told, and says what was asked for by hand."""

    acted = Signal(object, str)

    def __init__(self, say: Speech, now: Callable[[], datetime], *, wide: bool) -> None:  # noqa: ARG002 - as every screen
        super().__init__()
        look = theme()
        self._say, self._now = say, now
        large = look.scale >= LARGE_TEXT
        self._title = PlainLabel("", Role.TITLE if large else Role.SAY, wrap=True)
        self.trust_button = Button(Action("-", "F7", "hand-heart"))
        self.trust_button.clicked.connect(lambda: self._act(Do.TRUST, ""))
        self.hint, self.foot = Hint(), TotalBar()
        self.foot.confirmed.connect(lambda: self._act(Do.CHECK, ""))
        self.foot.second_chosen.connect(lambda: self._act(Do.FILE, ""))
        self.entries = EntriesPage(say, self._act)
        self.check, self.trust = CheckPage(), TrustPage(say, self._act)
        self.closed = PlainLabel(say("journal_room.closed"), Role.LEAD_SOFT, "ink_soft", wrap=True)
        self.closed.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.pages = QStackedWidget()
        for page in (self.entries, self.check, self.trust, self.closed):
            self.pages.addWidget(page)
        head = row(look.gap(16))
        head.addWidget(self._title, 1)
        head.addWidget(self.trust_button, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(look.gap(side) for side in (40, 24, 40, 0)))
        whole.setSpacing(look.gap(16))
        whole.addLayout(head)
        whole.addWidget(self.hint)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.foot)

    def tell(self, state: Journal) -> None:
        """Show this moment."""
        with one_layout(self):
            self._tell(Scene(state, self._say, self._now().tzinfo))

    def lay_order(self) -> None:
        """Tab goes as one reads; rows come and go."""
        read_in_order(self)

    def focus(self) -> None:
        """Nothing wears the ring: keys are heard anywhere."""
        self.setFocus()

    def write(self) -> None:
        """Lay the focus where one writes what to look for."""
        if self.pages.currentWidget() is self.entries:
            self.entries.field.edit.selectAll()
            self.entries.field.setFocus()

    def walk(self, by: int) -> None:
        """The slip below or above."""
        self.trust.walk(by)

    def _tell(self, scene: Scene) -> None:
        state, say = scene.state, scene.say
        closed = not state.may_read and not state.may_see
        pages = {Page.ENTRIES: self.entries, Page.CHECK: self.check, Page.TRUST: self.trust}
        page = self.closed if closed else pages[state.page]
        self.pages.setCurrentWidget(page)
        is_trust = state.page is Page.TRUST
        self._title.say(say(f"journal_room.title.{state.page.name.lower()}"))
        there = Action(say("journal_room.to_trust"), "F7", "hand-heart")
        back = Action(say("journal_room.to_journal"), "F7", "book-open")
        self.trust_button.offer(back if is_trust else there)
        self.trust_button.setVisible(state.may_see and state.may_read)
        self._tell_hint(scene)
        self.foot.setVisible(state.may_read and not is_trust)
        self.foot.tell(_total(scene))
        if isinstance(page, EntriesPage | CheckPage | TrustPage):
            page.tell(scene)

    def _tell_hint(self, scene: Scene) -> None:
        state, say = scene.state, scene.say
        self.hint.setVisible(state.advice is not None or state.kept is not None)
        if state.advice is not None:
            title = say("journal_room.not_done")
            self.hint.tell(Advice(title, say.say(state.advice), "eye", amber=True))
        elif state.kept is not None:
            title = say("journal_room.written", count=state.kept.entries)
            self.hint.tell(Advice(title, state.kept.path, "check"))

    def _act(self, do: Do, which: str) -> None:
        self.acted.emit(do, which)


def _total(scene: Scene) -> Total:
    """Where the journal ends as its code, and the check."""
    state, say = scene.state, scene.say
    head = state.head
    last = head.seq if head is not None else 0
    again = state.verified is not None and state.page is Page.CHECK
    done = say("journal_room.check_again" if again else "journal_room.check")
    return Total(
        label=say("journal_room.ends") if last else "",
        sum=say("journal_room.only_entry", number=last) if last else "",
        primary=Action(done, "Enter", "seal-check"),
        secondary=Action(say("journal_room.to_file"), "F6", "tray-arrow-down"),
        quiet="\n".join(say.say(phrase) for phrase in words.head_said(head, scene.zone)),
        busy=state.checking,
    )

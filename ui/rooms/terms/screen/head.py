"""The head: what this is, whether it is kept, what is new; and under it what went wrong."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.terms.state.telling import kept_said
from ui.rooms.terms.state.writing import Keeping, Page, Writing
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.button import Action, Button
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel


class Head(QWidget):
    """The title, the badge of the draft, and the way to what is new."""

    news_asked = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self._badge = Badge("-", "pencil-simple-line", Tone.PLAIN)
        self._kept = PlainLabel("", Role.SMALL, "ink_soft")
        self.news = Button(Action(say("terms_room.what_is_new"), "F9", "eye"))
        self.news.clicked.connect(self.news_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.gap(16))
        role = Role.TITLE if look.scale >= LARGE_TEXT else Role.SAY
        row.addWidget(PlainLabel(say("terms_room.title"), role, wrap=True), 1)
        for part in (self._badge, self._kept, self.news):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def tell(self, state: Writing, hint: Hint) -> None:
        """Show how the draft is kept, and in `hint` what the person should know first."""
        say = self._say
        said = [say.say(phrase) for phrase in kept_said(state)]
        is_promised = state.known is not None and state.known.mine is None
        settled = is_promised and state.keeping is Keeping.KEPT
        amber = state.keeping is Keeping.REFUSED
        tone = Tone.LOOK if amber else Tone.DONE if settled else Tone.PLAIN
        self._badge.tell(said[0], "seal-check" if settled else "pencil-simple-line", tone)
        self._kept.say(said[-1] if len(said) > 1 else "")
        self._kept.setVisible(theme().scale < LARGE_TEXT)
        is_news = state.page is Page.NEW
        there = Action(say("terms_room.what_is_new"), "F9", "eye")
        back = Action(say("terms_room.back"), "F9", "arrow-u-up-left")
        self.news.offer(back if is_news else there)
        self._tell_hint(state, hint)

    def _tell_hint(self, state: Writing, hint: Hint) -> None:
        say, known = self._say, state.known
        others = known.others if known is not None and known.two_to_promise else ()
        waits = next((row for row in others if not row.approved_by), None)
        if state.trouble is not None:
            title, advice = say.say(state.trouble.title), say.say(state.trouble.advice)
            hint.tell(Advice(title, advice, "wrench", amber=True))
        elif state.promised:
            title = say("terms_room.is_promised", version=state.promised)
            hint.tell(Advice(title, say("terms_room.is_promised_what"), "seal-check"))
        elif waits is not None and state.page is Page.WRITING:
            title = say("terms_room.another_writes", by=waits.author, version=waits.version)
            look = Action(say("terms_room.look"), "F9", "eye")
            hint.tell(Advice(title, waits.note, "eye", (look,)))
        else:
            hint.hide()
            return
        hint.show()

"""The check: how far it is, then one sentence, and each thing that does not hold with where."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.auditing.views import Finding, Verified
from ui.rooms.journal.screen.bar import Bar
from ui.rooms.journal.screen.scene import Scene
from ui.rooms.journal.state import words
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.scrolled import scrolled
from ui.widgets.seal import Seal
from ui.widgets.sheet import Sheet

_MOST = 50


class CheckPage(QWidget):
    """A seal and a sentence, a bar while it runs, what was found."""

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self._told: Verified | None = None
        self._seal = Seal()
        self._sentence = PlainLabel("", Role.SAY, balanced=True)
        self._what = PlainLabel("", Role.LEAD_SOFT, "ink_soft", wrap=True)
        self._bar = Bar()
        self._advice = Hint()
        self._findings = column(look.gap(8))
        self._notes = column(look.gap(8))
        head = row(look.gap(20))
        head.addWidget(self._seal, 0, Qt.AlignmentFlag.AlignTop)
        said = column(look.gap(8))
        said.addWidget(self._sentence)
        said.addWidget(self._what)
        head.addLayout(said, 1)
        inside = column(look.gap(20))
        inside.setContentsMargins(0, look.gap(8), look.gap(8), look.gap(16))
        inside.addLayout(head)
        for part in (self._bar, self._advice):
            inside.addWidget(part)
        inside.addLayout(self._findings)
        inside.addLayout(self._notes)
        inside.addStretch(1)
        page = column()
        page.addWidget(scrolled(holding(inside)))
        self.setLayout(page)

    def tell(self, scene: Scene) -> None:
        """Show how far it is, or what came of it."""
        say, state = scene.say, scene.state
        verified = state.verified
        self._seal.setVisible(verified is not None)
        self._bar.setVisible(state.checking)
        self._advice.setVisible(verified is not None and not verified.holds)
        if state.share is not None:
            self._sentence.say(say("journal_room.checking"))
            self._what.say(say("journal_room.checking_what"))
            self._bar.tell(state.share, say("journal_room.percent", share=round(100 * state.share)))
        if verified != self._told:
            self._told = verified
            self._lay(verified, scene)

    def _lay(self, verified: Verified | None, scene: Scene) -> None:
        say = scene.say
        for layout in (self._findings, self._notes):
            for old in emptied(layout):
                old.hide()
                old.deleteLater()
        if verified is None:
            return
        self._seal.mean(yes=verified.holds)
        many = len(verified.findings)
        holds = say("journal_room.all_holds")
        self._sentence.say(holds if verified.holds else say("journal_room.found", count=many))
        self._what.say(say.listing(say.say(one) for one in words.looked_at(verified)))
        if not verified.holds:
            title, what = say("journal_room.then_title"), say("journal_room.then")
            self._advice.tell(Advice(title, what, "eye", amber=True))
        for finding in verified.findings[:_MOST]:
            self._findings.addWidget(_card(finding, say))
        if many > _MOST:
            more = say("journal_room.more_findings", count=many - _MOST)
            self._findings.addWidget(PlainLabel(more, Role.BODY, "ink_soft", wrap=True))
        head = scene.state.head
        paper = say("journal_room.on_paper", code=head.code if head is not None else "")
        for note in map(say.say, verified.notes):
            self._notes.addWidget(_note(note, "eye"))
        self._notes.addWidget(_note(paper, "book-open"))


def _card(finding: Finding, say: Speech) -> QWidget:
    """What does not hold, and where."""
    look, sheet = theme(), Sheet()
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(*(look.gap(side) for side in (20, 12, 20, 12)))
    inside.setSpacing(look.px(2))
    inside.addWidget(PlainLabel(say.say(finding.where), Role.SMALL_STRONG, "ink_soft", wrap=True))
    inside.addWidget(PlainLabel(say.say(finding.what), Role.BODY_STRONG, wrap=True))
    return sheet


def _note(text: str, icon: str) -> QWidget:
    line = row(theme().gap(12))
    line.addWidget(Glyph(icon, 20, "ink_soft"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(PlainLabel(text, Role.SMALL, "ink_soft", wrap=True), 1)
    return holding(line)

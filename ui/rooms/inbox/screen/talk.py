"""The conversation: what she said at the left, what we said at the right, the oldest first."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.dialogue.feedback import topics_of
from ui.rooms.inbox.screen.pictures import Pictures
from ui.rooms.inbox.state import telling
from ui.rooms.inbox.state.talk import Said, Talk
from ui.theme import theme
from ui.tokens import HALO, LARGE_TEXT, Role
from ui.widgets.chip import Chip
from ui.widgets.emptied import emptied
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding
from ui.widgets.scrolled import scrolled
from ui.widgets.sheet import Sheet

_FREE = 72
"""px beside what is said, so that one sees who says it."""
_WIDEST = 620

Images = Mapping[str, QImage]


class Conversation(QWidget):
    """Sheets one below the other; the latest is seen. Where text is large its outside scrolls."""

    opened = Signal(str)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._told: tuple[object, ...] = ()
        self._list = column(look.gap(12))
        self._list.setContentsMargins(0, HALO, look.gap(8), HALO)
        inside = column()
        inside.addLayout(self._list)
        inside.addStretch(1)
        held = holding(inside)
        made = column()
        self._area: QScrollArea | None = None
        if look.scale < LARGE_TEXT:
            self._area = scrolled(held)
            made.addWidget(self._area)
            bar = self._area.verticalScrollBar()
            bar.rangeChanged.connect(lambda _least, most: bar.setValue(most))
        else:
            made.addWidget(held)
        self.setLayout(made)

    def tell(self, talk: Talk, now: datetime | None, images: Images) -> None:
        """Show it, once."""
        shown = (talk, now.date() if now else None, tuple(images))
        if shown == self._told:
            return
        self._told = shown
        for widget in emptied(self._list):
            widget.hide()
            widget.deleteLater()
        for said in talk.said:
            papers = self._papers(said, talk) if said.papers else None
            self._list.addWidget(_line(said, now, self._say, images, papers))
        if self._area is not None:
            QTimer.singleShot(0, self, self._to_the_end)

    def _papers(self, said: Said, talk: Talk) -> QWidget:
        """One opens each by hand; the key opens the latest of all."""
        chips, name = Flow(theme().gap(8)), self._say("inbox.open_paper")
        for paper in said.papers:
            chip = Chip(name, "Shift+F6" if paper == talk.papers[-1] else "", "eye")
            chip.picked.connect(lambda paper=paper: self.opened.emit(paper))
            chips.addWidget(chip)
        held = QWidget()
        held.setLayout(chips)
        return held

    def _to_the_end(self) -> None:
        if self._area is not None:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.maximum())


def _line(
    said: Said, now: datetime | None, say: Speech, images: Images, papers: QWidget | None
) -> QWidget:
    """A sheet, and free room at the side of who did not say it."""
    look = theme()
    held = QWidget()
    made = QHBoxLayout(held)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    sheet = _sheet(said, now, say, images)
    within = sheet.layout()
    if papers is not None and within is not None:
        within.addWidget(papers)
    free = look.gap(_FREE) if look.scale < LARGE_TEXT else 0
    if said.ours:
        made.addSpacing(free)
        made.addStretch(1)
    made.addWidget(sheet, 1000)
    if not said.ours:
        made.addSpacing(free)
        made.addStretch(1)
    return held


def _sheet(said: Said, now: datetime | None, say: Speech, images: Images) -> Sheet:
    """Who and when, the words, what came with them."""
    look = theme()
    sheet = Sheet("yes_soft" if said.ours else "card", "line")
    sheet.setMaximumWidth(look.px(_WIDEST))
    sheet.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    made = QVBoxLayout(sheet)
    made.setContentsMargins(*(look.gap(side) for side in (16, 10, 16, 12)))
    made.setSpacing(look.px(2))
    head = " · ".join(filter(None, (said.name, say.say(telling.by_way(said, now)))))
    made.addWidget(PlainLabel(head, Role.SMALL_STRONG, "ink_soft", wrap=True))
    if said.grade:
        word = say(f"facing.grade.{said.grade}")
        graded = say("inbox.grade", grade=said.grade, word=word)
        made.addWidget(PlainLabel(graded, Role.BODY_STRONG, wrap=True))
    if about := topics_of(said.topic):
        topics = say.listing(say(f"feedback.topic.{each}") for each in about)
        made.addWidget(PlainLabel(topics, Role.BODY, wrap=True))
    for paragraph in _paragraphs(said, say):
        made.addWidget(PlainLabel(paragraph, Role.BODY, wrap=True))
    shown = tuple(images[name] for name in said.pictures if name in images)
    if shown:
        made.addSpacing(look.gap(8))
        made.addWidget(Pictures(shown, say("inbox.pictures", count=len(shown))))
    for each in telling.kept_out(said):
        made.addWidget(PlainLabel(say.say(each), Role.SMALL, "ink_soft", wrap=True))
    return sheet


def _paragraphs(said: Said, say: Speech) -> tuple[str, ...]:
    """Each line of its own, as it was written; nothing but plain text."""
    told = said.words if isinstance(said.words, str) else say.say(said.words)
    words = tuple(line.strip() for line in told.splitlines() if line.strip())
    if not words and said.grade and not said.topic and not said.ours:
        return (say("inbox.no_words"),)
    return words

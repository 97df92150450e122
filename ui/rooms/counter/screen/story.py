"""The whole story beside what is done: each thing that happened, when, and by whom."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.desk.story_views import Happened
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.state import story
from ui.rooms.counter.state.counter import Finished
from ui.rooms.counter.state.keys import Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, row
from ui.widgets.scrolled import scrolled
from ui.widgets.sheet import Sheet

_MARK = 40


class StoryPane(Sheet):
    """A list that scrolls by itself, or with the page where text is large."""

    def __init__(self, do: Doing) -> None:
        super().__init__("sunken", "", 0)
        look = theme()
        self._told: tuple[tuple[Happened, ...], str] | None = None
        large = look.scale >= LARGE_TEXT
        self._name = PlainLabel("", Role.TITLE)
        self._slip = Button(Action("-"))
        self._slip.clicked.connect(lambda: do(Do.STORY, ""))
        if large:
            self._slip.hide()
        self._reading = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._events = column()
        inside = column()
        inside.addWidget(self._reading)
        inside.addLayout(self._events)
        inside.addStretch(1)
        held = QWidget()
        held.setLayout(inside)
        head = row(look.gap(16))
        head.addWidget(self._name, 1)
        head.addWidget(self._slip)
        made = column(look.gap(16))
        made.setContentsMargins(*(look.gap(side) for side in (32, 32, 24, 24)))
        made.addLayout(head)
        self._area = scrolled(held)
        # Where text is large the page scrolls as a whole.
        made.addWidget(held if large else self._area, 1)
        self.setLayout(made)

    def tell(self, scene: Scene, done: Finished) -> None:
        """Show what happened until now."""
        say = scene.say
        self._name.say(say("counter.story.title"))
        self._slip.offer(Action(say("counter.story.slip"), "F9", "receipt"))
        self._reading.say(say("counter.story.reading"))
        self._reading.setVisible(not done.story)
        told = (done.story, say.language)
        if told == self._told:
            return
        self._told = told
        _emptied(self._events)
        before: Happened | None = None
        for one in done.story:
            self._events.addWidget(_Event(one, before, scene, is_last=one is done.story[-1]))
            before = one


def _emptied(layout: QVBoxLayout) -> None:
    for widget in emptied(layout):
        widget.deleteLater()


class _Event(QWidget):
    """One thing that happened, on a line that joins it to the next."""

    def __init__(
        self, one: Happened, before: Happened | None, scene: Scene, *, is_last: bool
    ) -> None:
        super().__init__()
        self._is_last = is_last
        look, say = theme(), scene.say
        at, is_new_day = story.when(one, before, scene.now.tzinfo)
        words = column(look.px(2))
        if is_new_day:
            words.addWidget(PlainLabel(say.day(at.date(), "day"), Role.SMALL_STRONG, "ink_soft"))
        words.addWidget(PlainLabel(say.say(one.what), Role.BODY_STRONG, wrap=True))
        for note in one.notes:
            words.addWidget(PlainLabel(say.say(note), Role.BODY, "ink_soft", wrap=True))
        who = story.by_whom(one)
        by = say("story.at_by", at=say.time(at), who=who) if who else say.time(at)
        words.addWidget(PlainLabel(by, Role.SMALL, "ink_soft"))
        words.addSpacing(look.gap(16))
        made = row(look.gap(16))
        self._mark = Glyph(story.icon(one), 24)
        place = column()
        place.addSpacing(look.px(8))
        place.addWidget(self._mark)
        place.addStretch(1)
        made.addSpacing(look.px(8))
        made.addLayout(place)
        made.addLayout(words, 1)
        self.setLayout(made)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark's ground and the line down to the next."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self._mark.geometry().center())
        side = look.px(_MARK)
        if not self._is_last:
            room = (look.tokens.edge_width, self.height() - middle.y())
            painter.fillRect(QRectF(middle.x(), middle.y(), *room), look.colour("line"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("card"))
        painter.drawEllipse(middle, side / 2, side / 2)

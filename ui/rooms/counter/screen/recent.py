"""The returns done last: when, whose, what, and what it came to; a press opens the story."""

from datetime import date, datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.prints import PrintState
from returns_station.desk.views import RecentReturn
from returns_station.policy.claim import Outcome
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.screen.seek_words import came_to
from ui.rooms.counter.state import outcomes
from ui.rooms.counter.state.keys import Do
from ui.theme import theme
from ui.tokens import TOUCH, Role
from ui.widgets.button import Action, Button
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, row
from ui.widgets.pressable import Pressable, Shape, side_by_side
from ui.widgets.scrolled import scrolled

_ON_PAPER = (PrintState.DONE, PrintState.SENDING, "")
_UNDONE = "arrow-counter-clockwise"


class RecentList(QWidget):
    """A caption, the way to all of them, and the latest returns, newest first."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        self._do = do
        self._told: tuple[tuple[RecentReturn, ...], date] | None = None
        head = row(theme().gap(16))
        self._caption = PlainLabel(say("counter.recent"), Role.SMALL_STRONG, "ink_soft")
        self._all = Button(Action(say("counter.recent.all"), "F7"), Shape.QUIET)
        self._all.clicked.connect(lambda: do(Do.RETURNS, ""))
        head.addWidget(self._caption)
        head.addStretch(1)
        head.addWidget(self._all)
        self._rows = column()
        inside = column()
        inside.addLayout(self._rows)
        inside.addStretch(1)
        held = QWidget()
        held.setLayout(inside)
        made = column()
        made.addLayout(head)
        made.addWidget(scrolled(held), 1)
        self.setLayout(made)

    def tell(self, recent: tuple[RecentReturn, ...], scene: Scene) -> None:
        """Show these."""
        self._caption.setVisible(bool(recent))
        self._all.setVisible(bool(recent))
        # The day, too: what was done today is told by the hour.
        told = (recent, scene.now.date())
        if told == self._told:
            return
        self._told = told
        for widget in emptied(self._rows):
            widget.deleteLater()
        for one in recent:
            made = _Row(one, scene)
            made.clicked.connect(lambda _=False, slip=one.slip: self._do(Do.SHOW, slip))
            self._rows.addWidget(made)


class _Row(Pressable):
    """One return over a hairline."""

    def __init__(self, one: RecentReturn, scene: Scene) -> None:
        look, say = theme(), scene.say
        at = datetime.fromisoformat(one.at).astimezone(scene.now.tzinfo)
        when = say.time(at) if at.date() == scene.now.date() else say.day(at.date(), "short")
        waits = not one.undone and one.print_state not in _ON_PAPER
        said = say("counter.slip_waits") if waits else came_to(one, say)
        if one.undone:
            said = say("counter.recent.undone")
        told = (when, one.customer, one.title, said)
        super().__init__(", ".join(part for part in told if part), Shape.ROW)
        time = PlainLabel(when, Role.SMALL, "ink_soft")
        time.setMinimumWidth(look.px(68))
        made = side_by_side(look.gap(10))
        made.addWidget(time)
        if one.customer:
            made.addWidget(PlainLabel(one.customer, Role.BODY_STRONG))
        made.addWidget(PlainLabel(one.title, Role.BODY, "ink_soft", cut=True), 1)
        icon = "printer" if waits else outcomes.ICONS[Outcome(one.outcome)]
        made.addWidget(Glyph(_UNDONE if one.undone else icon, 20, "look_ink" if waits else "ink"))
        right = Qt.AlignmentFlag.AlignRight
        made.addWidget(PlainLabel(said, Role.SMALL_STRONG, align=right))
        self.hold(made, look.px(4), look.px(12), look.px(4), look.px(12))
        self.setMinimumHeight(look.px(TOUCH))
        self.let_through()

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the ground under the pointer, and the hairline."""
        super().paint_body(painter, room)
        look = theme()
        line = QRectF(0, self.height() - 1, self.width(), look.tokens.edge_width)
        painter.fillRect(line, look.colour("line"))

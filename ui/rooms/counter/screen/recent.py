"""The returns done last: when, whose, what, and what it came to."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.ports import PrintState
from returns_station.desk.views import RecentReturn
from returns_station.policy.claim import Outcome
from ui.rooms.counter.screen.scene import Scene, column, row
from ui.rooms.counter.state import outcomes
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel

_SHOWN = 5
_ON_PAPER = (PrintState.DONE, PrintState.SENDING, "")
_UNDONE = "arrow-counter-clockwise"


class RecentList(QWidget):
    """A caption and the latest returns, newest first."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        made = column()
        self._caption = PlainLabel(say("counter.recent"), Role.SMALL_STRONG, "ink_soft")
        made.addWidget(self._caption)
        made.addSpacing(theme().gap(4))
        self._rows = column()
        made.addLayout(self._rows)
        made.addStretch(1)
        self.setLayout(made)

    def tell(self, recent: tuple[RecentReturn, ...], scene: Scene) -> None:
        """Show these."""
        for item in iter(partial(self._rows.takeAt, 0), None):
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._caption.setVisible(bool(recent))
        for one in recent[:_SHOWN]:
            self._rows.addWidget(_Row(one, scene))


class _Row(QWidget):
    """One return over a hairline."""

    def __init__(self, one: RecentReturn, scene: Scene) -> None:
        super().__init__()
        look, say = theme(), scene.say
        at = datetime.fromisoformat(one.at).astimezone(scene.now.tzinfo)
        when = say.time(at) if at.date() == scene.now.date() else say.day(at.date(), "short")
        time = PlainLabel(when, Role.SMALL, "ink_soft")
        time.setMinimumWidth(look.px(68))
        name = PlainLabel(one.customer, Role.BODY_STRONG)
        came_to = say.money(one.refund, exact=False)
        if one.outcome != "refund":
            came_to = say(f"counter.outcome.{one.outcome}")
        waits = not one.undone and one.print_state not in _ON_PAPER
        made = row(look.gap(10))
        made.setContentsMargins(0, look.px(12), 0, look.px(13))
        made.addWidget(time)
        if one.customer:
            made.addWidget(name)
        made.addWidget(PlainLabel(one.title, Role.BODY, "ink_soft"), 1)
        icon = "printer" if waits else outcomes.ICONS[Outcome(one.outcome)]
        made.addWidget(Glyph(_UNDONE if one.undone else icon, 20, "look_ink" if waits else "ink"))
        said = say("counter.slip_waits") if waits else came_to
        if one.undone:
            said = say("counter.recent.undone")
        right = Qt.AlignmentFlag.AlignRight
        made.addWidget(PlainLabel(said, Role.SMALL_STRONG, align=right))
        self.setLayout(made)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline."""
        look = theme()
        line = QRectF(0, self.height() - 1, self.width(), look.tokens.edge_width)
        QPainter(self).fillRect(line, look.colour("line"))

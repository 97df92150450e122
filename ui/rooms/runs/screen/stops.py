"""The list of stops: what is left in driving order, the new one where it fits, what is behind."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.runs.screen.new_card import NewCard
from ui.rooms.runs.screen.stop_row import StopRow
from ui.rooms.runs.state.runs import Runs, left_of, new_of, run_of
from ui.rooms.runs.state.telling import Row, new_said, rows_done, rows_left, tally
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.emptied import emptied
from ui.widgets.label import PlainLabel
from ui.widgets.scrolled import scrolled


class Stops(QWidget):
    """The list, scrolled where it is long; the one in hand is kept in sight."""

    picked = Signal(str)
    join_asked = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self._rows: dict[str, StopRow] = {}
        self._shown: tuple[str, ...] = ()
        self._left = PlainLabel("", Role.SMALL_STRONG, "ink_soft")
        self._tally = PlainLabel("", Role.SMALL, "ink_soft", align=Qt.AlignmentFlag.AlignRight)
        self._behind = PlainLabel(say("runs.behind"), Role.SMALL_STRONG, "ink_soft")
        self.new = NewCard()
        self.new.clicked.connect(self.join_asked)
        head = QHBoxLayout()
        head.setContentsMargins(look.gap(14), 0, look.gap(20), 0)
        head.addWidget(self._left)
        head.addStretch(1)
        if look.scale < LARGE_TEXT:
            head.addWidget(self._tally)
        self._inside = QWidget()
        whole = QVBoxLayout(self._inside)
        self._list, self.after = QVBoxLayout(), QVBoxLayout()
        whole.addLayout(self._list)
        whole.addLayout(self.after)
        whole.addStretch(1)
        # Room for the ring of what has the focus.
        whole.setContentsMargins(6, 4, look.gap(8), 8)
        whole.setSpacing(look.gap(8))
        self._list.setSpacing(look.px(2))
        self.area = scrolled(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(6))
        column.addLayout(head)
        column.addWidget(self.area, 1)

    def tell(self, state: Runs) -> None:
        """Show the stops as they are now."""
        run, say = run_of(state), self._say
        is_today = state.day == state.today
        self._left.say(say("runs.left_today" if is_today else "runs.left_then"))
        self._tally.say(say.say(tally(run)) if run is not None and run.stops else "")
        left, done = rows_left(state), rows_done(state)
        new = new_said(state)
        if new is not None:
            self.new.tell(new, say)
        self._lay(state, left, done)
        for row in (*left, *done):
            self._rows[row.booking].tell(row, say, chosen=row.booking == state.stop)
        if state.stop in self._rows:
            QTimer.singleShot(0, self, lambda: self._show(state.stop))

    def row(self, booking: str) -> StopRow | None:
        """A stop's row."""
        return self._rows.get(booking)

    def _lay(self, state: Runs, left: tuple[Row, ...], done: tuple[Row, ...]) -> None:
        """Put the rows in their order, where it is another than before."""
        place = _place_of_new(state)
        order = [row.booking for row in left]
        if place is not None:
            order.insert(place, "+")
        order += ["-", *(row.booking for row in done)] if done else []
        if tuple(order) == self._shown:
            return
        self._shown = tuple(order)
        gone = set(self._rows) - set(order)
        for widget in emptied(self._list):
            widget.hide()
        for booking in gone:
            self._rows.pop(booking).deleteLater()
        for each in order:
            widget = self.new if each == "+" else self._behind if each == "-" else self._made(each)
            self._list.addWidget(widget)
            widget.show()

    def _made(self, booking: str) -> StopRow:
        if booking not in self._rows:
            row = StopRow()
            row.picked.connect(self.picked)
            self._rows[booking] = row
        return self._rows[booking]

    def _show(self, booking: str) -> None:
        row = self._rows.get(booking)
        if row is not None and row.isVisible():
            at = row.mapTo(self._inside, QPoint(0, row.height() // 2))
            self.area.ensureVisible(0, at.y(), 0, row.height() // 2 + 8)


def _place_of_new(state: Runs) -> int | None:
    """Before how many of the stops that are left the new one stands; None: there is none."""
    new = new_of(state)
    if not new:
        return None
    run = run_of(state)
    if run is None:
        return 0
    return sum(1 for stop in left_of(run) if stop.nr <= new[0].after)

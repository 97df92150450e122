"""Under the perforation: when the van is back, what is left to drive, the green button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.runs.screen.laid import in_line
from ui.rooms.runs.state.doing import Deed, green, second
from ui.rooms.runs.state.runs import Busy, Runs, run_of
from ui.rooms.runs.state.telling import sums
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.label import PlainLabel
from ui.widgets.perforation import Perforation
from ui.widgets.pressable import Shape

_SUMS = 2


class Foot(QWidget):
    """Two sums at the left; at the right the list, the way to the door, and the green button."""

    confirmed = Signal()
    second_asked = Signal()
    print_asked = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say, self._large = say, look.scale >= LARGE_TEXT
        self._sums = tuple(_Sum() for _ in range(_SUMS))
        self.list = Button(Action(say("runs.do_print"), "F5", "printer"))
        self.second = Button(Action("-", "F8", "truck"))
        self.primary = Button(Action("-", "Enter", "truck"), Shape.PRIMARY)
        self.primary.clicked.connect(self.confirmed)
        self.second.clicked.connect(self.second_asked)
        self.list.clicked.connect(self.print_asked)
        row = QHBoxLayout()
        row.setContentsMargins(0, look.gap(14), 0, look.gap(14))
        row.setSpacing(look.gap(20))
        for each in self._sums:
            row.addWidget(each)
        row.addStretch(1)
        ways = in_line(look.gap(12), self.second, self.list)
        for part in (ways, self.primary):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(Perforation())
        page.addLayout(row)

    def tell(self, state: Runs, *, roomy: bool) -> None:
        """Show the sums, where there is room for them, and what Enter does."""
        run, say = run_of(state), self._say
        told = sums(run) if run is not None and run.stops else ()
        for nr, each in enumerate(self._sums):
            each.setVisible(nr < len(told) and not (self._large and (nr or not roomy)))
            if nr < len(told):
                each.tell(*(say.say(part) for part in told[nr]))
        deed, other = green(state), second(state)
        self._offer(self.primary, deed, "Enter")
        self._offer(self.second, None if self._large else other, "F8")
        self.list.setVisible(bool(told) and not self._large)
        self.list.work(state.busy is Busy.PRINTING)
        self.setVisible(bool(told) or deed is not None)

    def _offer(self, button: Button, deed: Deed | None, key: str) -> None:
        button.setVisible(deed is not None)
        if deed is not None:
            missing = self._say.say(deed.missing) if deed.missing else ""
            button.offer(Action(self._say.say(deed.words), key, deed.icon, missing))
            button.work(deed.busy)


class _Sum(QWidget):
    """A heading and its figure."""

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self._large = look.scale >= LARGE_TEXT
        self._label = PlainLabel("", Role.SMALL, "ink_soft")
        self._sum = PlainLabel("", Role.AMOUNT if self._large else Role.SUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addWidget(self._sum)

    def tell(self, label: str, figure: str) -> None:
        """Say it."""
        self._label.say(label)
        self._sum.say(figure)
        self._sum.setAccessibleName(f"{label} {figure}")

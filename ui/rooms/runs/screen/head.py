"""The head: where the van is, the vans as tabs, the day and its neighbours."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.runs.screen.words import said
from ui.rooms.runs.state.runs import Runs, vans
from ui.rooms.runs.state.telling import sentence, tab_said
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.chip import Chip
from ui.widgets.emptied import emptied
from ui.widgets.flow import Flow
from ui.widgets.group_chip import GroupChip
from ui.widgets.label import PlainLabel


class Head(QWidget):
    """The sentence at the left; vans and days at the right, or below where text is large."""

    van_picked = Signal(str)
    day_turned = Signal(int)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        role = Role.TITLE if look.scale >= LARGE_TEXT else Role.SAY
        self._sentence = PlainLabel("", role, wrap=True)
        self._vans = _Vans()
        self._vans.picked.connect(self.van_picked)
        self._before = Chip(say("runs.day_before"), "PgUp")
        self._after = Chip(say("runs.day_after"), "PgDn")
        self._before.picked.connect(lambda: self.day_turned.emit(-1))
        self._after.picked.connect(lambda: self.day_turned.emit(1))
        self._day = PlainLabel("", Role.BODY_STRONG)
        line = QWidget()
        flow = Flow(look.gap(8), apart=True)
        line.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        flow.addWidget(self._vans)
        flow.addWidget(self._days(look.gap(12)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(10))
        column.addWidget(self._sentence)
        column.addWidget(line)

    def _days(self, spacing: int) -> QWidget:
        held = QWidget()
        flow = Flow(spacing)
        held.setLayout(flow)
        for part in (self._before, self._day, self._after):
            flow.addWidget(part)
        return held

    def tell(self, state: Runs) -> None:
        """Say where the van is."""
        say = self._say
        self._sentence.say(say.say(sentence(state)))
        is_today = state.day == state.today
        self._day.say(say("runs.today") if is_today else say.day(state.day, "short"))
        self._vans.tell(
            tuple((van, said(tab_said(state, van), say)) for van in vans(state)), state.van
        )


class _Vans(QWidget):
    """One tab a van."""

    picked = Signal(str)
    spoken = QAccessible.Role.PageTabList

    def __init__(self) -> None:
        super().__init__()
        self._tabs: dict[str, GroupChip] = {}
        self._row = Flow(theme().gap(8))
        self.setLayout(self._row)

    def tell(self, named: tuple[tuple[str, str], ...], open_: str) -> None:
        """Show these, one of them open."""
        if tuple(self._tabs) != tuple(van for van, _ in named):
            for widget in emptied(self._row):
                widget.hide()
                widget.deleteLater()
            self._tabs = {van: self._tab(van) for van, _ in named}
        for van, words in named:
            self._tabs[van].tell(words, chosen=van == open_)
        self.setVisible(bool(named))

    def _tab(self, van: str) -> GroupChip:
        tab = GroupChip(van)
        tab.picked.connect(lambda: self.picked.emit(van))
        self._row.addWidget(tab)
        return tab

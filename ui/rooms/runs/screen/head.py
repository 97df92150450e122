"""The head: where the van is, the vans as tabs, the day and its neighbours."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.runs.screen.laid import Line, in_line
from ui.rooms.runs.screen.words import said
from ui.rooms.runs.state.runs import Runs, vans
from ui.rooms.runs.state.telling import sentence, tab_said
from ui.theme import theme
from ui.tokens import LARGE_TEXT, TOUCH, Role
from ui.widgets.abreast import Beside
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph
from ui.widgets.group_chip import GroupChip
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, Shape, side_by_side

_SENTENCE: Final = 440  # px: narrower it would stand in three lines


class Head(QWidget):
    """The sentence at the left; days and vans at the right, or below where there is no room."""

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
        self._day = PlainLabel("", Role.BODY_STRONG, align=Qt.AlignmentFlag.AlignHCenter)
        self._day.setMinimumWidth(look.px(64))
        both = Beside(look.gap(20), look.px(_SENTENCE))
        both.addWidget(self._sentence)
        self._ways = in_line(look.gap(20), self._days(), self._vans)
        both.addWidget(self._ways)
        self.setLayout(both)

    def _days(self) -> QWidget:
        held, look = QWidget(), theme()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.gap(6))
        before = _Turn(self._say("runs.day_before"), "PgUp", "caret-left")
        after = _Turn(self._say("runs.day_after"), "PgDn", "caret-right")
        before.clicked.connect(lambda: self.day_turned.emit(-1))
        after.clicked.connect(lambda: self.day_turned.emit(1))
        for part in (before, self._day, after):
            row.addWidget(part)
        return held

    def tell(self, state: Runs, *, roomy: bool) -> None:
        """Say where the van is."""
        say = self._say
        self._sentence.say(say.say(sentence(state)))
        # Where text is large and something is told, days and vans keep but their keys.
        self._ways.setVisible(roomy or theme().scale < LARGE_TEXT)
        is_today = state.day == state.today
        self._day.say(say("runs.today") if is_today else say.day(state.day, "short"))
        self._vans.tell(
            tuple((van, said(tab_said(state, van), say)) for van in vans(state)), state.van
        )


class _Turn(Pressable):
    """An arrow and its key; its name says what it leads to."""

    def __init__(self, name: str, key: str, icon: str) -> None:
        super().__init__(name, Shape.CONTROL)
        look = theme()
        row = side_by_side(look.px(6))
        parts = (Glyph(icon, 20), KeyCap(key))
        for part in parts if icon.endswith("left") else reversed(parts):
            row.addWidget(part)
        self.hold(row, look.px(10), look.px(4), look.px(10), look.px(4))
        self.setMinimumHeight(look.px(TOUCH))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.let_through()


class _Vans(QWidget):
    """One tab a van."""

    picked = Signal(str)
    spoken = QAccessible.Role.PageTabList

    def __init__(self) -> None:
        super().__init__()
        self._tabs: dict[str, GroupChip] = {}
        self._row = Line(theme().gap(8))
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

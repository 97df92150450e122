"""The run room's screen: the map beside the stops, or the door in hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.runs.screen.door import DoorPage
from ui.rooms.runs.screen.empty import Empty
from ui.rooms.runs.screen.foot import Foot
from ui.rooms.runs.screen.head import Head
from ui.rooms.runs.screen.mapped import sketch_of
from ui.rooms.runs.screen.stops import Stops
from ui.rooms.runs.state.measures import on_bar
from ui.rooms.runs.state.runs import Page, Runs, Told, new_of, run_of
from ui.rooms.runs.state.telling import map_said, question_said, unplaced
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable
from ui.widgets.reading import read_in_order
from ui.widgets.sketch_map import SketchMap

_MAP = 560
_MAP_WIDE = 900
_MAP_LOW = 260
_LIST = 440
_LIST_SHARE = 512
_KEYS = {
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDn",
}


class RunsScreen(QWidget):
    """Draws what it is told, and says what was asked for by hand."""

    keyed = Signal(str)

    def __init__(self, say: Speech, *, wide: bool) -> None:
        super().__init__()
        look = theme()
        self._say, self._large = say, look.scale >= LARGE_TEXT
        self.head, self.hint, self.stops, self.foot = Head(say), Hint(), Stops(say), Foot(say)
        self.map = SketchMap(lambda metres: say.say(on_bar(metres)))
        self._unplaced = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self.empty, self.door = Empty(say), DoorPage(say)
        mapped = QVBoxLayout()
        mapped.setSpacing(look.gap(8))
        mapped.addWidget(self.map, 1)
        mapped.addWidget(self._unplaced)
        self._mapped = QWidget()
        self._mapped.setLayout(mapped)
        mapped.setContentsMargins(0, 0, 0, 0)
        self._day = QWidget()
        beside = QHBoxLayout(self._day)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(look.gap(32))
        if self._large:
            # The list says it all; the map lies below it.
            self.map.setFixedHeight(look.px(_MAP_LOW))
            self.stops.after.addWidget(self._mapped)
        else:
            self._mapped.setMaximumWidth(look.px(_MAP_WIDE if wide else _MAP))
            self.stops.setMinimumWidth(look.px(_LIST))
            beside.addWidget(self._mapped, _MAP)
        beside.addWidget(self.stops, _LIST_SHARE)
        self.days = QStackedWidget()
        self.days.addWidget(self._day)
        self.days.addWidget(self.empty)
        day = QWidget()
        page = QVBoxLayout(day)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.gap(14))
        page.addWidget(self.head)
        page.addWidget(self.days, 1)
        page.addWidget(self.foot)
        self.pages = QStackedWidget()
        self.pages.addWidget(day)
        self.pages.addWidget(self.door)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(look.gap(side) for side in (40, 24, 40, 0)))
        whole.setSpacing(look.gap(14))
        whole.addWidget(self.hint)
        whole.addWidget(self.pages, 1)

    def tell(self, state: Runs) -> None:
        """Show this moment."""
        was_here = self._has_focus()
        self._tell_page(state)
        if was_here and not self._has_focus():
            # What had it is gone from this page; the keys must not go elsewhere.
            self.focus(state)
        # Vans are walked with left and right, wherever the focus lies.
        for each in self.findChildren(Pressable):
            each.leaves_sideways = True

    def _has_focus(self) -> bool:
        here: QWidget | None = self.window().focusWidget()
        return here is not None and (here is self or self.isAncestorOf(here))

    def _tell_page(self, state: Runs) -> None:
        self._tell_hint(state)
        if state.page is Page.DOOR:
            self.door.tell(state)
            self.pages.setCurrentWidget(self.door)
            return
        self.pages.setCurrentIndex(0)
        roomy = self.hint.isHidden()
        self.head.tell(state, roomy=roomy)
        self.foot.tell(state, roomy=roomy)
        run = run_of(state)
        shown = (run is not None and bool(run.stops)) or bool(new_of(state))
        self.days.setCurrentWidget(self._day if shown else self.empty)
        self.empty.tell(state)
        if not shown:
            return
        self.stops.tell(state)
        sketch = sketch_of(state, self._say)
        self._mapped.setVisible(sketch is not None)
        if sketch is not None and run is not None:
            self.map.tell(sketch, self._say.say(map_said(run)))
            count = unplaced(run)
            self._unplaced.say(self._say("runs.unplaced", count=count) if count else "")
            self._unplaced.setVisible(bool(count))

    def focus(self, state: Runs) -> None:
        """Lay the focus where the next key belongs."""
        row = self.stops.row(state.stop)
        if state.page is Page.DOOR:
            self.door.focus()
        elif self.foot.primary.isVisible():
            self.foot.primary.setFocus()
        elif row is not None and row.isVisible():
            row.setFocus()
        else:
            self.setFocus()

    def lay_order(self) -> None:
        """Tab goes through the page that lies open, as one reads it."""
        shown = self.door if self.pages.currentWidget() is self.door else self.pages.widget(0)
        for part in (self.hint, shown):
            assert part is not None, "there are two pages"
            read_in_order(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys beside those that every room hears: vans and days."""
        name = _KEYS.get(Qt.Key(event.key()), "")
        if name and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keyed.emit(name)
            return
        super().keyPressEvent(event)

    def _tell_hint(self, state: Runs) -> None:
        asked = question_said(state)
        told = state.told or asked
        if told is None and state.no_map is not None:
            told = Told(state.no_map, amber=True)
        self.hint.setVisible(told is not None)
        if told is not None:
            words = self._say.say(told.words) if told.words else ""
            icon = "eye" if told is asked else "wrench" if told.amber else "check"
            looked = (Action(self._say("runs.looked"), "F7", "check"),) if told is asked else ()
            title = self._say.say(told.title)
            self.hint.tell(Advice(title, words, icon, looked, amber=told.amber))

"""The terms room's screen: the promise beside the law, what it would mean, and what is new."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.terms.screen.foot import Foot
from ui.rooms.terms.screen.head import Head
from ui.rooms.terms.screen.news import News
from ui.rooms.terms.screen.panel import Panel
from ui.rooms.terms.screen.sentences import Sentences
from ui.rooms.terms.screen.trial import Trial
from ui.rooms.terms.state.writing import Page, Writing, chip_at, sentences
from ui.theme import theme
from ui.tokens import LARGE_TEXT
from ui.widgets.hint import Hint
from ui.widgets.value_chip import ValueChip
from ui.widgets.value_line import ValueLine

_TRIAL = 328
_TRIAL_WIDE = 440


class TermsScreen(QWidget):
    """Draws what it is told, and says what was asked for by hand."""

    keyed = Signal(str, str, bool)
    pressed = Signal(str)
    reached = Signal(str)
    undo_asked = Signal()

    def __init__(self, say: Speech, *, wide: bool) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self.head, self.hint, self.foot = Head(say), Hint(), Foot(say)
        self.sentences, self.trial, self.news = Sentences(say), Trial(say), News(say)
        self.panel = Panel(self, say)
        self.sentences.lined.connect(self._listen)
        for line in (self.sentences.add, self.foot.line, self.news.note):
            self._listen(line)
        self._writing = QWidget()
        beside = QHBoxLayout(self._writing)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(look.gap(40))
        beside.addWidget(self.sentences, 1)
        if look.scale >= LARGE_TEXT:
            self.sentences.after.addWidget(self.trial)
        else:
            self.trial.setFixedWidth(look.px(_TRIAL_WIDE if wide else _TRIAL))
            beside.addWidget(self.trial, 0, Qt.AlignmentFlag.AlignTop)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._writing)
        self.pages.addWidget(self.news)
        page = QVBoxLayout(self)
        page.setContentsMargins(*(look.gap(side) for side in (40, 24, 40, 0)))
        page.setSpacing(look.gap(16))
        page.addWidget(self.head)
        page.addWidget(self.hint)
        page.addWidget(self.pages, 1)
        page.addWidget(self.foot)

    def tell(self, state: Writing) -> None:
        """Show this moment."""
        self.head.tell(state, self.hint)
        is_other = self.sentences.tell(state)
        self.trial.tell(state)
        self.foot.tell(state)
        is_news = state.page is Page.NEW
        if is_news:
            self.news.tell(state)
        self.pages.setCurrentWidget(self.news if is_news else self._writing)
        self.foot.line.setEnabled(not state.look)
        if is_other:
            self._order()
        self._tell_panel(state)

    def focus(self, state: Writing) -> None:
        """Lay the focus where the next key belongs."""
        if state.open:
            return
        if state.page is Page.NEW:
            self.news.take_focus()
            return
        chip = self.chip(state.at) or next(iter(self._chips()), None)
        if chip is not None:
            chip.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocus()

    def chip(self, key: str) -> ValueChip | None:
        """The value at a key, where it is shown."""
        for line in (*self.sentences.lines, self.foot.line, self.news.note):
            if key in line.chips:
                return line.chips[key]
        return None

    def beside(self, key: str, by: int) -> ValueChip | None:
        """The value after or before one."""
        chips = self._chips()
        keys = [chip for chip in chips if chip is self.chip(key)]
        return chips[(chips.index(keys[0]) + by) % len(chips)] if keys else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo is the system's own key; all else goes to the window."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the panel puts it away."""
        if not self.panel.isHidden():
            self.panel.closed.emit()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel follows its value."""
        super().resizeEvent(event)
        if not self.panel.isHidden():
            self.panel.closed.emit()

    def _listen(self, line: object) -> None:
        assert isinstance(line, ValueLine), "only lines have values"
        line.keyed.connect(self.keyed)
        line.pressed.connect(self.pressed)
        line.reached.connect(self._reached)

    def _reached(self, key: str) -> None:
        chip = self.chip(key)
        if chip is not None and self.sentences.isAncestorOf(chip):
            self.sentences.show_chip(chip)
        self.reached.emit(key)

    def _chips(self) -> tuple[ValueChip, ...]:
        lines = (*self.sentences.lines, self.foot.line)
        return tuple(chip for line in lines for chip in line.order)

    def _order(self) -> None:
        """Tab goes through the values as one reads them, then to the buttons."""
        stops: list[QWidget] = [*self._chips(), self.foot.primary, self.head.news]
        for one, next_ in pairwise(stops):
            QWidget.setTabOrder(one, next_)

    def _tell_panel(self, state: Writing) -> None:
        chip = chip_at(state, state.open) if state.open else None
        shown = self.chip(state.open) if state.open else None
        if chip is None or shown is None:
            self.panel.hide()
            return
        if self.panel.isHidden() and self.sentences.isAncestorOf(shown):
            self.sentences.show_chip(shown)
        said = next((each for each in sentences(state) if each.chip(chip.key)), None)
        self.panel.tell(chip, may_go=said is not None and said.without is not None)
        corner = shown.mapTo(self, QPoint(0, 0))
        self.panel.lie_near(QRect(corner, shown.size()))

"""The day room's screen: the day in a sentence, its promises, what waits, one green button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.day.screen.beside import Beside
from ui.rooms.day.screen.board_page import BoardPage
from ui.rooms.day.screen.letters_page import LettersPage
from ui.rooms.day.screen.promise_row import PromiseRow
from ui.rooms.day.state import telling
from ui.rooms.day.state.day import Day, Part, part_of
from ui.theme import theme
from ui.tokens import HALO, LARGE_TEXT, Role
from ui.widgets.button import Action
from ui.widgets.emptied import emptied
from ui.widgets.forest import Forest
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.perforation import Perforation
from ui.widgets.reading import read_in_order
from ui.widgets.scrolled import scrolled
from ui.widgets.total_bar import Total, TotalBar

_BESIDE, _BESIDE_WIDE = 288, 380
_AROUND = 40


class DayScreen(QWidget):
    """Draws what it is told, and says what was asked for by hand."""

    picked = Signal(str)

    def __init__(self, say: Speech, *, wide: bool) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._large = look.scale >= LARGE_TEXT
        self._rows: dict[str, PromiseRow] = {}
        self._laid: tuple[tuple[str, Part], ...] = ()
        self._state = Day()
        self.hint, self.beside, self.board = Hint(), Beside(say), BoardPage(say)
        self.letters, self.total = LettersPage(say), TotalBar()
        self._head = PlainLabel("", Role.TITLE if self._large else Role.SAY, balanced=True)
        self._more = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._list = column(look.gap(8))
        self._forest = Forest()
        self._day = self._made(wide=wide)
        whole = column(look.gap(12))
        whole.setContentsMargins(*(look.gap(side) for side in (_AROUND, 24, _AROUND, 4)))
        for part, grows in _grown(self.hint, self._day, self.letters, self.board, self.total):
            whole.addWidget(part, grows)
        self.setLayout(whole)

    def _made(self, *, wide: bool) -> QWidget:
        """The day: its sentence and rows, and what waits beside them."""
        look = theme()
        inside = column(look.gap(8))
        inside.setContentsMargins(HALO, HALO, look.gap(8), HALO)
        inside.addWidget(holding(self._list))
        if self._large:
            inside.addSpacing(look.gap(20))
            inside.addWidget(self.beside)
        inside.addStretch(1)
        left = column(look.gap(8))
        for part in (self._head, self._more):
            part.setContentsMargins(HALO, 0, 0, 0)
        left.addWidget(self._head)
        left.addWidget(self._more)
        left.addSpacing(look.gap(8))
        self._area = scrolled(holding(inside))
        left.addWidget(self._area, 1)
        left.addWidget(self._forest, 3)
        both = row(look.gap(32))
        both.addLayout(left, 1)
        if not self._large:
            both.addWidget(Perforation(Qt.Orientation.Vertical))
            held = column()
            held.setContentsMargins(HALO, HALO, look.gap(8), HALO)
            held.addWidget(self.beside)
            side = scrolled(holding(held))
            side.setFixedWidth(look.px(_BESIDE_WIDE if wide else _BESIDE))
            both.addWidget(side)
        return holding(both)

    def tell(self, state: Day) -> None:
        """Show this moment."""
        say, self._state = self._say, state
        self._tell_hint(state)
        self._day.setVisible(not state.shows_board and not state.tells)
        self.letters.setVisible(state.tells)
        self.board.setVisible(state.shows_board)
        self.beside.tell(state)
        if state.shows_board:
            self.total.hide()
            self.board.tell(state)
            return
        if state.tells:
            self.letters.tell(state)
            self._tell_total(state)
            return
        self._head.say(say.say(telling.head(state)) if state.ready else "")
        self._more.say(say.say(telling.more(state)) if state.ready else "")
        self._tell_rows(state)
        empty = state.ready and not state.rows
        self._forest.setVisible(empty)
        self._area.setVisible(not empty or self._large)
        self._tell_total(state)

    def focus(self, state: Day) -> None:
        """The green button has the focus; over the board nothing has."""
        if state.tells or (state.in_hand is not None and not state.shows_board):
            self.total.primary.setFocus()
        else:
            self.setFocus()

    def come_to(self, key: str) -> None:
        """Bring the row in hand into sight."""
        if key in self._rows:
            self._area.ensureWidgetVisible(self._rows[key])

    def lay_order(self) -> None:
        """Tab goes as one reads."""
        read_in_order(self)

    def _tell_rows(self, state: Day) -> None:
        now = state.since
        if now is None:
            return
        laid = tuple((one.promise.key, part_of(one, now)) for one in state.rows)
        if laid != self._laid:
            self._lay(laid)
        for one in state.rows:
            key = one.promise.key
            self._rows[key].tell(one, now, chosen=key == state.at)

    def _lay(self, laid: tuple[tuple[str, Part], ...]) -> None:
        """Rows under the heads of their parts; a row that stays is the same row."""
        before, self._rows, self._laid = self._rows, {}, laid
        kept = {key for key, _ in laid}
        for old in emptied(self._list):
            if not isinstance(old, PromiseRow):
                old.hide()
                old.deleteLater()
        part: Part | None = None
        for key, of in laid:
            if of is not part:
                part = of
                self._list.addWidget(self._head_of(of))
            self._rows[key] = made = before.get(key) or self._row(key)
            self._list.addWidget(made)
            made.show()
        for key in before.keys() - kept:
            before[key].hide()
            before[key].deleteLater()

    def _head_of(self, part: Part) -> PlainLabel:
        words = self._say(f"day.part.{part.name.lower()}")
        return PlainLabel(words, Role.SMALL_STRONG, "ink_soft", wrap=True)

    def _row(self, key: str) -> PromiseRow:
        made = PromiseRow(self._say)
        made.clicked.connect(lambda: self.picked.emit(key))
        return made

    def _tell_total(self, state: Day) -> None:
        say, one = self._say, state.in_hand
        self.total.setVisible(one is not None or state.tells)
        if state.tells:
            self.total.tell(Total("", "", Action(say("day.hand.do"), "Enter", "check")))
            return
        if one is not None:
            primary = Action(say.say(telling.opens(one)), "Enter", "eye")
            self.total.tell(Total("", "", primary, quiet=say("day.first_told")))

    def _tell_hint(self, state: Day) -> None:
        told = state.told
        self.hint.setVisible(told is not None)
        if told is not None:
            icon = "check" if state.went_well else "eye"
            self.hint.tell(Advice(self._say.say(told), "", icon, amber=not state.went_well))


def _grown(*parts: QWidget) -> tuple[tuple[QWidget, int], ...]:
    """What lies between the first and the last has the room."""
    ends = (parts[0], parts[-1])
    return tuple((part, int(part not in ends)) for part in parts)

"""The sentences of the promise below each other, and the chip that promises more."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.terms.screen.laid import scrolled
from ui.rooms.terms.screen.promise_row import FLOOR, PromiseRow
from ui.rooms.terms.screen.words import valued
from ui.rooms.terms.state.adding import add_chip
from ui.rooms.terms.state.writing import Writing, sentences
from ui.rooms.terms.state.wrong import by_sentence, findings
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.help_places import works_here
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.value_chip import ValueChip
from ui.widgets.value_line import ValueLine

_KEYS: Final = (
    *("Tab", "←", "→", "+", "\N{MINUS SIGN}", "Up", "Down"),
    *("0", "9", "Space", "Del", "Ctrl+Z"),
)


class Sentences(QWidget):
    """A heading, then a row for each sentence; it scrolls to the value one is at."""

    lined = Signal(object)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        works_here(self, *_KEYS)
        self.rows: dict[str, PromiseRow] = {}
        self.add = ValueLine(Role.LEAD)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, look.px(16), 0)
        self._column.setSpacing(0)
        self.after = QVBoxLayout()
        self.after.setContentsMargins(look.px(6), look.gap(16), 0, look.gap(16))
        self.after.setSpacing(look.gap(24))
        self.after.addWidget(self.add)
        self._inside = inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(self._column)
        inside.addLayout(self.after)
        inside.addStretch(1)
        self.area = scrolled(inside)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.gap(4))
        # Large text leaves room for the sentences alone; help tells the keys.
        if look.scale < LARGE_TEXT:
            page.addWidget(_Heading(say))
        page.addWidget(self.area, 1)

    def tell(self, state: Writing) -> bool:
        """Say the sentences as they are now; answers whether there are others than before."""
        said = sentences(state)
        placed = by_sentence(findings(state), said)
        is_other = tuple(self.rows) != tuple(each.key for each in said)
        if is_other:
            self._build(tuple(each.key for each in said))
        for sentence in said:
            self.rows[sentence.key].tell(sentence, placed.get(sentence.key, ()), self._say)
        if state.draft is not None:
            self.add.tell((valued(add_chip(state.draft), self._say),))
        return is_other

    @property
    def lines(self) -> tuple[ValueLine, ...]:
        """Every line with values, as one reads them."""
        return (*(row.line for row in self.rows.values()), self.add)

    def show_chip(self, chip: ValueChip) -> None:
        """Scroll to a value; one that is new is laid out first."""
        self._inside.activate()
        self.area.ensureWidgetVisible(chip, 0, theme().px(48))

    def _build(self, keys: tuple[str, ...]) -> None:
        """Rows that are still said stay; the focus stays in them."""
        for key in [key for key in self.rows if key not in keys]:
            gone = self.rows.pop(key)
            gone.hide()
            self._column.removeWidget(gone)
            gone.deleteLater()
        ordered: dict[str, PromiseRow] = {}
        for nr, key in enumerate(keys):
            row = self.rows.get(key)
            if row is None:
                row = PromiseRow()
                self.lined.emit(row.line)
            self._column.removeWidget(row)
            self._column.insertWidget(nr, row)
            ordered[key] = row
        self.rows = ordered


class _Heading(QWidget):
    """What stands in which column, and the keys that change it."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(6), 0, look.px(28), 0)
        row.setSpacing(look.gap(8))
        row.addWidget(PlainLabel(say("terms_room.our_promise"), Role.SMALL_STRONG, "ink_soft"))
        row.addSpacing(look.gap(8))
        for key in ("Tab", "+", "\N{MINUS SIGN}"):
            row.addWidget(KeyCap(key), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        floor = PlainLabel(say("terms_room.floor"), Role.SMALL_STRONG, "ink_soft")
        floor.setFixedWidth(look.px(FLOOR - 30))
        row.addWidget(floor)

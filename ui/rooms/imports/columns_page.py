"""The page of columns: whose they are, what is missing, the table, and the way in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.imports.columns import Columns
from ui.rooms.imports.columns_table import ColumnsTable
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Shape
from ui.widgets.scrolled import scrolled


class ColumnsPage(QWidget):
    """Shown before a table of sale lines is read; Enter brings it in as it stands."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self.table = ColumnsTable(say)
        self.setFocusProxy(self.table)
        self._title = PlainLabel("", Role.SAY, cut=True)
        self._words = PlainLabel("", Role.LEAD_SOFT, wrap=True)
        self._unused = PlainLabel("", Role.BODY, "ink_soft", wrap=True, most_lines=2)
        keys = PlainLabel(say("imports.columns_keys"), Role.BODY, "ink_soft", wrap=True)
        self._way = Button(Action(say("imports.bring_in"), "Enter"), Shape.PRIMARY)
        self._way.clicked.connect(self.confirmed)
        back = Button(Action(say("imports.back"), "Esc"))
        back.clicked.connect(self.left)
        self._area = scrolled(self.table)
        foot = QVBoxLayout()
        foot.setSpacing(look.gap(4))
        foot.addWidget(self._unused)
        foot.addWidget(keys)
        # Large text leaves room for the rows alone; help tells the keys.
        if look.scale >= LARGE_TEXT:
            self._unused.hide()
            keys.hide()
        ways = QHBoxLayout()
        ways.setSpacing(look.gap(16))
        ways.addWidget(self._way, 1)
        ways.addWidget(back)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.gap(16))
        page.addWidget(self._title)
        page.addWidget(self._words)
        page.addWidget(self._area, 1)
        page.addLayout(foot)
        page.addLayout(ways)

    def tell(self, file: str, columns: Columns) -> None:
        """Show the columns of this file, and ask for the first that is missing."""
        say = self._say
        self._title.say(say("imports.columns_of", file=file))
        lacking = columns.lacking
        asked = say(f"imports.which.{lacking[0]}") if lacking else ""
        self._words.say(asked or say("imports.columns_right"))
        self._words.wear(ink="look_ink" if lacking else "ink_soft")
        missing = say("imports.columns_missing", count=len(lacking)) if lacking else ""
        self._way.offer(Action(say("imports.bring_in"), "Enter", missing=missing))
        unused = say.listing(columns.unused)
        self._unused.say(say("imports.columns_unused", columns=unused) if unused else "")
        self.table.tell(columns)
        self._area.ensureWidgetVisible(self.table.chosen_row(columns), 0, theme().px(24))

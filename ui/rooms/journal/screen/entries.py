"""What happened, by day, and the entry that lies open beside it."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.journal.screen.entry_row import EntryRow
from ui.rooms.journal.screen.open_entry import OpenEntry
from ui.rooms.journal.screen.scene import Doing, Scene
from ui.rooms.journal.state import words
from ui.rooms.journal.state.acts import Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.chip import Chip
from ui.widgets.emptied import emptied
from ui.widgets.field import Field
from ui.widgets.help_places import works_here
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.scrolled import scrolled

_SHARES = (58, 42)


class EntriesPage(QWidget):
    """A field to look for one, the days with their entries, the one that lies open."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._say, self._do = say, do
        self._rows: dict[int, EntryRow] = {}
        self._told: object = None
        self.field = Field(say("journal_room.seek"), "F3", "magnifying-glass")
        self.field.entered.connect(partial(do, Do.SEEK))
        self.only = Chip("-", "Esc", "arrow-u-up-left")
        self.only.picked.connect(lambda: do(Do.BACK, ""))
        self._nothing = PlainLabel("", Role.TITLE, "ink_soft", balanced=True)
        self._days = column()
        self.open = OpenEntry(say, do)
        self._large = look.scale >= LARGE_TEXT
        seeking = column(look.gap(8)) if self._large else row(look.gap(12))
        seeking.addWidget(self.field, 1)
        seeking.addWidget(self.only)
        lying = column(look.gap(8))
        left = column(look.gap(12))
        # Where text is large all of it scrolls, and an entry opens in its place.
        (lying if self._large else left).addLayout(seeking)
        lying.addWidget(self._nothing)
        lying.addLayout(self._days)
        lying.addStretch(1)
        if self._large:
            # Room for the ring around the field, which a place that scrolls would cut.
            lying.setContentsMargins(*(look.gap(side) for side in (4, 4, 12, 4)))
        self.area = scrolled(holding(lying))
        works_here(self.area, "Up", "Down")
        left.addWidget(self.area, 1)
        page = row(look.gap(32))
        page.addWidget(holding(left), _SHARES[0])
        if not self._large:
            page.addWidget(self._aside(), _SHARES[1])
        self.setLayout(page)

    def tell(self, scene: Scene) -> None:
        """Show the entries; those that are shown already stay."""
        state = scene.state
        only = words.narrowed_to(state)
        self.only.setVisible(only is not None)
        if only is not None:
            self.only.say(scene.say.say(only))
        nothing = not state.entries and state.read
        self._nothing.setVisible(nothing)
        key = "journal_room.nothing_found" if state.filtered else "journal_room.empty"
        self._nothing.say(scene.say(key) if nothing else "")
        if state.entries != self._told:
            self._lay(scene)
            self._told = state.entries
        for seq, made in self._rows.items():
            made.choose(state.open_entry is not None and seq == state.open_entry.seq)
        self.open.tell(scene)
        if state.open_entry is not None:
            self._open_in_place(state.open_entry.seq)
            # Once what was laid has found its place.
            QTimer.singleShot(0, self, partial(self._show, state.open_entry.seq))

    def rows(self) -> tuple[EntryRow, ...]:
        """The rows, from the top."""
        return tuple(self._rows.values())

    def _aside(self) -> QWidget:
        """The open entry scrolls by itself."""
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.open)
        inside.addStretch(1)
        return scrolled(holding(inside))

    def _open_in_place(self, seq: int) -> None:
        if self._large and seq in self._rows:
            self._days.removeWidget(self.open)
            place = self._days.indexOf(self._rows[seq]) + 1
            self._days.insertWidget(place, self.open)
            # A screen reader reads what is inside of it in the order in which it lies there.
            for nr in range(place, self._days.count()):
                item = self._days.itemAt(nr)
                below = item.widget() if item is not None else None
                if below is not None:
                    below.raise_()

    def _lay(self, scene: Scene) -> None:
        self._days.removeWidget(self.open)
        for old in emptied(self._days):
            old.hide()
            old.deleteLater()
        self._rows = {}
        for day, entries in words.by_day(scene.state.entries, scene.zone):
            head = PlainLabel(scene.say.day(day), Role.SMALL_STRONG, "ink_soft")
            head.setContentsMargins(0, theme().gap(12), 0, 0)
            self._days.addWidget(head)
            for entry in entries:
                made = EntryRow(entry, scene)
                made.clicked.connect(lambda _=False, seq=entry.seq: self._do(Do.OPEN, str(seq)))
                self._rows[entry.seq] = made
                self._days.addWidget(made)

    def _show(self, seq: int) -> None:
        made = self._rows.get(seq)
        if made is not None:
            self.area.ensureWidgetVisible(made, 0, theme().gap(40))

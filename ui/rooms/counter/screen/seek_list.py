"""The list of what was found: each kind below its name, the row in hand with an edge."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from returns_station.desk.searching import Group
from ui.rooms.counter.screen import seek_words as words
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.sought import Row, Seeking
from ui.theme import theme
from ui.tokens import HALO, Role
from ui.widgets.found_row import FoundRow
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, row


class SeekList(QWidget):
    """The kinds that are shown, one below the other."""

    spoken = QAccessible.Role.List

    def __init__(self, do: Doing) -> None:
        super().__init__()
        look = theme()
        kinds = (one for one in Group if one is not Group.ALL)
        self._sections = {one: _Section(do) for one in kinds}
        made = column(look.gap(16))
        # The focus ring lies outside the rows and needs its room.
        made.setContentsMargins(HALO, HALO, look.gap(16), HALO)
        for section in self._sections.values():
            made.addWidget(section)
        made.addStretch(1)
        self.setLayout(made)

    def tell(self, seeking: Seeking, scene: Scene) -> None:
        """Show these."""
        shown, first = dict(seeking.sections), 0
        for group, section in self._sections.items():
            rows = shown.get(group, ())
            section.setVisible(bool(rows))
            top = bool(rows) and not first
            section.tell(rows, scene, first=first, at=seeking.at)
            section.name(
                _name(seeking, group, scene, top=top), _read(seeking, scene) if top else ""
            )
            first += len(rows)

    def row(self, at: int) -> QWidget | None:
        """The row that is the nth of all."""
        for section in self._sections.values():
            if at < section.shown:
                return section.rows[at]
            at -= section.shown
        return None


class _Section(QWidget):
    """The rows of one kind, made when they are first needed."""

    def __init__(self, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._do, self.shown = do, 0
        self.rows: list[FoundRow] = []
        self._name = PlainLabel("", Role.SMALL_STRONG, "ink_soft")
        self._read = PlainLabel("", Role.SMALL, "ink_soft", cut=True)
        head = row(look.gap(16))
        head.setContentsMargins(look.gap(16), 0, look.gap(16), 0)
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._read)
        self._column = column()
        made = column(look.gap(4))
        made.addLayout(head)
        made.addLayout(self._column)
        self.setLayout(made)

    def name(self, name: str, read: str) -> None:
        """Say what these are, and how a misspelt word was read."""
        self._name.say(name)
        self._read.say(read)
        self._read.setVisible(bool(read))

    def tell(self, found: tuple[Row, ...], scene: Scene, *, first: int, at: int) -> None:
        """Show these; `first` is the number of the first among all."""
        self.shown = len(found)
        while len(self.rows) < len(found):
            self._add()
        seeking = scene.state.seeking
        begins = seeking.hits.reads if seeking else ()
        for nr, each in enumerate(self.rows):
            each.setVisible(nr < len(found))
            if nr < len(found):
                each.setProperty("nr", first + nr)
                each.tell(words.found(found[nr], scene, begins), chosen=first + nr == at)

    def _add(self) -> None:
        made = FoundRow()
        made.picked.connect(lambda: self._do(Do.PICK, str(made.property("nr"))))
        self._column.addWidget(made)
        self.rows.append(made)


def _name(seeking: Seeking, group: Group, scene: Scene, *, top: bool) -> str:
    say = scene.say
    if seeking.gtin and seeking.candidates:
        return say("counter.seek.goods", what=seeking.candidates[0].title)
    if group is Group.RETURNS and not seeking.text:
        return say("counter.recent")
    likely = top and seeking.group is Group.ALL and seeking.within is None
    return say("counter.seek.first" if likely else f"counter.seek.group.{group}")


def _read(seeking: Seeking, scene: Scene) -> str:
    return words.read_as(seeking.hits, scene.say) if seeking.within is None else ""

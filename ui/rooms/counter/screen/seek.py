"""Search: what is typed, what it may mean by kind, and the row in hand with its card."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.searching import Group, Person
from ui.rooms.counter.screen import seek_words as words
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.screen.seek_card import SeekCard
from ui.rooms.counter.screen.seek_list import SeekList
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.sought import Seeking
from ui.theme import theme
from ui.tokens import LARGE_TEXT, TOUCH, Role
from ui.widgets.announce import announce
from ui.widgets.button import Action, Button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph
from ui.widgets.group_chip import GroupChip
from ui.widgets.help_places import works_here
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.scrolled import scrolled


class SeekPage(QWidget):
    """The field and the kinds above, the rows at the left, the card with its button beside them."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._do, self._large = do, look.scale >= LARGE_TEXT
        self._sought_before = False
        self.field = Field(say("counter.or_type"), "Esc", role=Role.TITLE)
        self.field.changed.connect(lambda text: do(Do.TYPE, text))
        self._groups = _Groups(say, do)
        self._within = _Within(do)
        self._row_said = ""
        self._nothing = PlainLabel("", Role.TITLE, "ink_soft", wrap=True)
        self._list = SeekList(do)
        self._area = scrolled(self._list)
        works_here(self._area, "Up", "Down")
        self._card = SeekCard(do)
        left = column(look.gap(12))
        left.addWidget(self._within)
        left.addWidget(self._nothing)
        left.addWidget(self._area, 1)
        body = row(look.gap(32))
        body.addLayout(left, 1)
        # Where text is large the card has no room; without a parent it would open as a window.
        self._card.setParent(self)
        if not self._large:
            self._card.setFixedWidth(look.px(352))
            body.addWidget(self._card, 0, Qt.AlignmentFlag.AlignTop)
        page = column(look.gap(16))
        page.setContentsMargins(*(look.gap(side) for side in (40, 24, 40, 16)))
        page.addWidget(self.field)
        page.addWidget(self._groups)
        page.addLayout(body, 1)
        self.setLayout(page)

    def tell(self, scene: Scene) -> None:
        """Show what may be meant."""
        seeking, say = scene.state.seeking, scene.say
        assert seeking is not None
        written = "" if seeking.gtin else seeking.text
        self._sought_before = bool(seeking.text) and seeking.answered == seeking.text
        if self.field.edit.text() != written:
            self.field.edit.setText(written)
        self.field.tell("" if seeking.within else words.count(seeking, say))
        self._groups.tell(seeking, say)
        self._within.tell(seeking, say)
        self._nothing.say(_nothing(seeking, say))
        self._nothing.setVisible(bool(self._nothing.text()))
        self._list.tell(seeking, scene)
        in_hand = self._list.row(seeking.at)
        if not seeking.at:
            self._area.verticalScrollBar().setValue(0)
        elif in_hand is not None:
            self._area.ensureWidgetVisible(in_hand)
        self._say_row(in_hand)
        shown = seeking.in_hand
        self._card.setVisible(shown is not None and not self._large)
        if shown is not None:
            self._card.tell(words.card(shown, scene))

    def _say_row(self, in_hand: QWidget | None) -> None:
        """Up and down move the row in hand, not the focus: what is in hand is said."""
        name = in_hand.accessibleName() if in_hand is not None else ""
        if name != self._row_said:
            self._row_said = name
            announce(self.field.edit, name)

    def take_focus(self) -> None:
        """Go on writing; what was sought before is written over, a first letter is not."""
        self.field.edit.setFocus()
        if self._sought_before:
            self.field.edit.selectAll()
        else:
            # Qt selects on its way here, too.
            self.field.edit.end(False)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt's
        """Tab walks the kinds: every other thing here has a key of its own."""
        self._do(Do.GROUP, "+" if next else "-")
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """The next time it lies open it begins at its top."""
        self._area.verticalScrollBar().setValue(0)
        super().hideEvent(event)


def _nothing(seeking: Seeking, say: Speech) -> str:
    """What to try where nothing is shown, or what to write."""
    if seeking.rows:
        return ""
    if seeking.within is not None:
        return say("counter.seek.nothing_of_hers")
    if not seeking.text:
        return say("counter.seek.write") if seeking.group is Group.ALL else ""
    known = seeking.answered == seeking.text and seeking.nothing is not None
    return say.say(seeking.nothing) if known and seeking.nothing else ""


class _Groups(QWidget):
    """All, and each kind with how many; and the way on without a receipt."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        look = theme()
        chips = Flow(look.gap(8))
        self._chips = {group: GroupChip(say(f"counter.seek.group.{group}")) for group in Group}
        for group, chip in self._chips.items():
            chip.picked.connect(lambda group=group: do(Do.GROUP, group.value))
            chips.addWidget(chip)
        # As high as the chips beside it, so that it stands in their middle.
        cap = row()
        cap.addWidget(KeyCap("Tab"))
        held = holding(cap)
        held.setMinimumHeight(look.px(TOUCH))
        chips.addWidget(held)
        none = Button(Action(say("counter.unproven.none"), "F2", "hand-heart"))
        none.clicked.connect(lambda: do(Do.UNPROVEN, ""))
        made = row(look.gap(16))
        made.addLayout(chips, 1)
        made.addWidget(none, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(made)

    def tell(self, seeking: Seeking, say: Speech) -> None:
        """Show the kinds that have anything."""
        there = seeking.groups
        for group, chip in self._chips.items():
            chip.tell(words.chip(seeking, group, say), chosen=group is seeking.group)
            chip.setVisible(group in there)


class _Within(QWidget):
    """Whose sales and returns lie here, or of which goods; and the way back."""

    def __init__(self, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._glyph = Glyph("user-circle", 32)
        self._who = PlainLabel("", Role.TITLE, cut=True)
        self._back = Button(Action("-"))
        self._back.clicked.connect(lambda: do(Do.BACK, ""))
        made = row(look.gap(12))
        made.setContentsMargins(look.gap(16), 0, look.gap(16), 0)
        made.addWidget(self._glyph)
        made.addWidget(self._who, 1)
        made.addWidget(self._back)
        self.setLayout(made)

    def tell(self, seeking: Seeking, say: Speech) -> None:
        """Show the one, where only what is hers lies here."""
        one = seeking.within
        self.setVisible(one is not None)
        if one is None:
            return
        person = isinstance(one, Person)
        self._glyph.show_icon("user-circle" if person else "tag")
        self._who.say(one.name or one.contact if isinstance(one, Person) else one.title)
        self._back.offer(Action(say("counter.seek.back"), "Esc"))

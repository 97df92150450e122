"""The staff room drawn: people and roles at the left, the one in hand beside them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.staff.panels import Panel, PersonPanel, RolePanel, TakeInPanel
from ui.rooms.staff.state import Do, Open, Staffs
from ui.rooms.staff.words import about, called, rights_said
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.announce import announce
from ui.widgets.button import Action, Button
from ui.widgets.emptied import emptied
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.perforation import Perforation
from ui.widgets.pressable import Shape
from ui.widgets.scrolled import scrolled

_LIST: Final = 400
Doing = Callable[[Do, str, str], object]


class StaffScreen(QWidget):
    """A list and a page; where text is large they lie below each other."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._say, self._do = say, do
        self._large = look.scale >= LARGE_TEXT
        self._shown: object = None
        self._listed: object = None
        self._rows: dict[str, OptionRow] = {}
        self._people, self._roles = column(look.gap(8)), column(look.gap(8))
        self._said = PlainLabel("", Role.LEAD, wrap=True)
        self._panel: Panel | None = None
        self._place = column()
        self._take_in = Button(Action(say("staff.take_in"), "F2", "plus"))
        self._take_in.clicked.connect(partial(do, Do.TAKE_IN, "", ""))
        self._new_role = Button(Action(say("staff.new_role"), "F3", "plus"))
        self._new_role.clicked.connect(partial(do, Do.NEW_ROLE, "", ""))
        self._green = Button(Action("-", "Enter"), Shape.PRIMARY)
        self._green.clicked.connect(partial(do, Do.GREEN, "", ""))
        self._lay()

    def _lay(self) -> None:
        look, say = theme(), self._say
        listed = column(look.gap(12))
        # Room for the ring around what has the focus.
        listed.setContentsMargins(look.gap(8), look.gap(8), look.gap(16), look.gap(16))
        listed.addWidget(PlainLabel(say("staff.title"), Role.SAY, wrap=True))
        listed.addLayout(self._people)
        listed.addSpacing(look.gap(12))
        listed.addWidget(PlainLabel(say("staff.roles"), Role.TITLE, wrap=True))
        listed.addLayout(self._roles)
        listed.addStretch(1)
        page = column(look.gap(16))
        page.setContentsMargins(look.gap(8), look.gap(8), look.gap(16), look.gap(16))
        page.addWidget(self._said)
        page.addLayout(self._place)
        page.addStretch(1)
        ways = Flow(look.gap(12)) if self._large else row(look.gap(12))
        for way in (self._take_in, self._new_role):
            ways.addWidget(way)
            if isinstance(ways, QHBoxLayout):
                ways.setAlignment(way, Qt.AlignmentFlag.AlignVCenter)
        both = QWidget()
        if self._large:
            inside = column(look.gap(24))
            inside.addLayout(page)
            inside.addLayout(listed)
            held = QWidget()
            held.setLayout(ways)
            inside.addWidget(held)
            both.setLayout(inside)
            body: QWidget = scrolled(both)
        else:
            body = both
            two = row(look.gap(32))
            left = scrolled(holding(listed))
            left.setFixedWidth(look.gap(_LIST))
            two.addWidget(left)
            two.addWidget(scrolled(holding(page)), 1)
            both.setLayout(two)
        whole = column(look.gap(12))
        whole.setContentsMargins(*(look.gap(side) for side in (32, 32, 40, 16)))
        whole.addWidget(body, 1)
        whole.addWidget(Perforation())
        whole.addLayout(self._foot(ways))
        self.setLayout(whole)

    def _foot(self, ways: Flow | QHBoxLayout) -> QHBoxLayout:
        foot = row(theme().gap(12))
        if isinstance(ways, QHBoxLayout):
            foot.addLayout(ways)
            foot.addStretch(1)
        foot.addWidget(self._green, int(self._large))
        return foot

    def tell(self, state: Staffs, now: datetime) -> None:
        """Show this moment; `now` is local time."""
        self._tell_list(state, now)
        shown = (state.page, state.chosen if state.page is Open.ROLE else "", state.read)
        if shown != self._shown:
            self._shown = shown
            self._turn(state)
        if self._panel is not None:
            self._panel.tell(state, now)
        said = self._say.say(state.said) if state.said is not None else ""
        if said and said != self._said.text():
            announce(self._said, said)
        self._said.say(said)
        self._said.wear(ink="look_ink" if state.amber else "yes_ink")
        self._said.setVisible(bool(said))
        self._tell_green(state)

    def focus(self) -> None:
        """Lay the focus where one begins."""
        first = self._panel.first() if self._panel is not None else None
        (first or self).setFocus()

    def _turn(self, state: Staffs) -> None:
        for widget in emptied(self._place):
            widget.hide()
            widget.deleteLater()
        if not state.read:
            return
        if state.page is Open.PERSON:
            self._panel = PersonPanel(self._say, self._do)
        elif state.page is Open.TAKE_IN:
            self._panel = TakeInPanel(self._say, self._do)
        else:
            self._panel = RolePanel(state, self._say, self._do)
        self._place.addWidget(self._panel)
        self._panel.show()

    def _tell_list(self, state: Staffs, now: datetime) -> None:
        listed = (tuple(one.id for one in state.people), tuple(one.name for one in state.roles))
        if listed != self._listed:
            self._listed = listed
            self._make_list(state)
        for her in state.people:
            here = state.page is Open.PERSON and her.id == state.chosen
            icon = "user-circle"
            option = Option(her.id, her.name, about(her, self._say, now), icon=icon, chosen=here)
            self._rows[her.id].tell(option)
        for role in state.roles:
            here = state.page is Open.ROLE and role.name == state.chosen
            name, means = called(role.name, self._say), rights_said(role, self._say)
            option = Option(role.name, name, means, icon="seal-check", chosen=here)
            self._rows[f"role {role.name}"].tell(option)

    def _make_list(self, state: Staffs) -> None:
        for held in (self._people, self._roles):
            for widget in emptied(held):
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        made = [(self._people, one.id, one.id, Do.PICK) for one in state.people]
        made += [(self._roles, f"role {one.name}", one.name, Do.PICK_ROLE) for one in state.roles]
        for held, key, which, do in made:
            option = OptionRow(Option(which, "-"))
            option.clicked.connect(partial(self._do, do, which, ""))
            held.addWidget(option)
            self._rows[key] = option
            option.show()

    def _tell_green(self, state: Staffs) -> None:
        say, missing = self._say, state.missing
        her = state.person
        text = ""
        if state.page is Open.TAKE_IN:
            text = say("staff.take_in_print")
        elif state.page is Open.ROLE:
            text = say("staff.save_role")
        elif her is not None and her.left_at is None and not her.has_badge:
            text = say("staff.badge_first")
        self._green.setVisible(bool(text))
        if text:
            why = say.say(missing) if missing is not None else ""
            self._green.offer(Action(text, "Enter", missing=why))
        self._green.work(state.busy)

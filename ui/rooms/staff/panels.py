"""What lies beside the list: one person, somebody to be taken in, or a role."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from ui.rooms.staff.state import LIMITS, Do, Staffs
from ui.rooms.staff.words import about, called, offered, words_for
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.button import Action, Button
from ui.widgets.check_row import CheckRow
from ui.widgets.choice import Choice
from ui.widgets.emptied import emptied
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row

Doing: TypeAlias = Callable[[Do, str, str], object]
_MEASURE: Final = 560
_ICONS: Final = {
    Do.BADGE: "printer",
    Do.NEW_SECRET: "arrow-counter-clockwise",
    Do.REVOKE: "ticket",
    Do.UNLOCK: "clock",
    Do.LET_GO: "hand-heart",
    Do.CODES: "receipt",
}


class Panel(QWidget):
    """A page beside the list."""

    def tell(self, state: Staffs, now: datetime) -> None:
        """Show this moment."""
        raise NotImplementedError

    def first(self) -> QWidget | None:
        """Where one begins."""
        return None


class PersonPanel(Panel):
    """Her name, how she stands, her role, and what can be done."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        self._say, self._do = say, do
        self._name = PlainLabel("", Role.SAY, wrap=True)
        self._about = PlainLabel("", Role.LEAD_SOFT, "ink_soft", wrap=True)
        self._since = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._role = PlainLabel(say("staff.her_role"), Role.LEAD)
        self._roles, self._deeds = QWidget(), QWidget()
        self._choices, self._buttons = Flow(theme().gap(12)), Flow(theme().gap(12))
        self._roles.setLayout(self._choices)
        self._deeds.setLayout(self._buttons)
        self._shown: object = None
        made = column(theme().gap(16))
        for part in (
            self._name, self._about, self._since, self._role, self._roles, self._deeds,
        ):  # fmt: skip
            made.addWidget(part)
        made.addStretch(1)
        self.setLayout(made)

    def tell(self, state: Staffs, now: datetime) -> None:
        """Show her."""
        her, say = state.person, self._say
        self.setVisible(her is not None)
        if her is None:
            return
        self._name.say(her.name)
        self._about.say(about(her, say, now))
        self._since.say(say("staff.since", day=her.since.astimezone(now.tzinfo).date()))
        works = her.left_at is None
        for part in (self._role, self._roles):
            part.setVisible(works)
        deeds = offered(state, now)
        shown = (her, tuple(role.name for role in state.roles), deeds, state.asked)
        if shown != self._shown:
            self._shown = shown
            self._lay_roles(state, her.role, is_me=her.is_me)
            self._lay_deeds(state, deeds)

    def _lay_roles(self, state: Staffs, mine: str, *, is_me: bool) -> None:
        for widget in emptied(self._choices):
            widget.deleteLater()
        for role in state.roles:
            choice = Choice(called(role.name, self._say))
            choice.choose(role.name == mine)
            choice.forbid(is_me and role.name != mine)
            choice.picked.connect(partial(self._do, Do.GIVE_ROLE, role.name, ""))
            self._choices.addWidget(choice)
            choice.show()

    def _lay_deeds(self, state: Staffs, deeds: tuple[tuple[Do, str, Phrase], ...]) -> None:
        for widget in emptied(self._buttons):
            widget.deleteLater()
        for do, key, words in deeds:
            text = words_for(state, do, words, self._say)
            button = Button(Action(text, key, _ICONS[do]))
            button.clicked.connect(partial(self._do, do, "", ""))
            self._buttons.addWidget(button)
            button.show()


class TakeInPanel(Panel):
    """A name and a role; the PIN is hers to choose."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        self._say, self._do = say, do
        self._field = Field(say("staff.name"), icon="user-circle")
        self._field.setMaximumWidth(theme().px(_MEASURE))
        self._field.changed.connect(partial(do, Do.WRITE, "name"))
        self._roles, self._choices = QWidget(), Flow(theme().gap(12))
        self._roles.setLayout(self._choices)
        self._made: dict[str, Choice] = {}
        made = column(theme().gap(16))
        made.addWidget(PlainLabel(say("staff.take_in"), Role.SAY, wrap=True))
        made.addWidget(PlainLabel(say("staff.take_in_what"), Role.BODY, "ink_soft", wrap=True))
        made.addWidget(self._field)
        made.addWidget(PlainLabel(say("staff.her_role"), Role.LEAD))
        made.addWidget(self._roles)
        made.addStretch(1)
        self.setLayout(made)

    def tell(self, state: Staffs, now: datetime) -> None:  # noqa: ARG002 - as every panel
        """Show what is written and chosen."""
        name = state.drafts.get("name", "")
        if self._field.edit.text() != name:
            self._field.edit.setText(name)
        for role in state.roles:
            if role.name not in self._made:
                choice = self._made[role.name] = Choice(called(role.name, self._say))
                choice.picked.connect(partial(self._do, Do.GIVE_ROLE, role.name, ""))
                self._choices.addWidget(choice)
                choice.show()
        for name, choice in self._made.items():
            choice.choose(name == state.drafts.get("role"))

    def first(self) -> QWidget:
        """The name."""
        return self._field.edit


class RolePanel(Panel):
    """What a role may do, and how far a yes of it goes."""

    def __init__(self, state: Staffs, say: Speech, do: Doing) -> None:
        super().__init__()
        role = state.role
        key = "staff.role_shipped" if state.is_shipped else "staff.role_own"
        title = called(role.name, say) if role is not None else say("staff.new_role")
        made = column(theme().gap(12))
        made.addWidget(PlainLabel(title, Role.SAY, wrap=True))
        made.addWidget(PlainLabel(say(key), Role.BODY, "ink_soft", wrap=True))
        self._fields: dict[str, Field] = {}
        if role is None:
            made.addWidget(self._field("name", say("staff.name"), state, do))
        self._checks: dict[Right, CheckRow] = {}
        made.addWidget(self._limits(state, say, do))
        for right in Right:
            words = say(f"right.{right}")
            if state.is_shipped and right in state.rights:
                made.addWidget(_has(words))
            elif not state.is_shipped and right is not Right.LOOK_AFTER:
                check = self._checks[right] = CheckRow(words)
                check.turned.connect(partial(do, Do.TURN, right.value, ""))
                made.addWidget(check)
        made.addStretch(1)
        self.setLayout(made)

    def _limits(self, state: Staffs, say: Speech, do: Doing) -> QWidget:
        """How far a yes goes, of those who may say one."""
        inside = column(theme().gap(8))
        for name in LIMITS:
            words = say(f"staff.limit.{name}")
            inside.addWidget(PlainLabel(words, Role.BODY_STRONG, wrap=True))
            field = self._field(name, words, state, do)
            field.takes_sums()
            inside.addWidget(field)
        self._yeses = holding(inside)
        return self._yeses

    def _field(self, name: str, words: str, state: Staffs, do: Doing) -> Field:
        field = self._fields[name] = Field(words, icon="pencil-simple-line")
        if name != "name":
            field.edit.setPlaceholderText("")
        field.edit.setText(state.drafts.get(name, ""))
        field.setMaximumWidth(theme().px(_MEASURE))
        field.changed.connect(partial(do, Do.WRITE, name))
        return field

    def tell(self, state: Staffs, now: datetime) -> None:  # noqa: ARG002 - as every panel
        """Show what is ticked."""
        for right, check in self._checks.items():
            check.tell(ticked=right in state.rights)
        self._yeses.setVisible(Right.RULE in state.rights)

    def first(self) -> QWidget | None:
        """The name of a new one, else the first thing one may change."""
        if "name" in self._fields:
            return self._fields["name"].edit
        if self._checks:
            return next(iter(self._checks.values()))
        return self._fields["amount"].edit if self._yeses.isVisible() else None


def _has(words: str) -> QWidget:
    """A right that a role has, and nobody takes from it."""
    line = row(theme().gap(12))
    line.addWidget(Glyph("check-bold", 20, "yes_ink"))
    line.addWidget(PlainLabel(words, Role.BODY, wrap=True), 1)
    return holding(line)

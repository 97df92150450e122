"""Two kinds of questions: one of a few, and a line to write."""

from functools import partial

from PySide6.QtWidgets import QWidget

from returns_station.phrase import Phrase
from ui.rooms.setup.screen.scene import Do, Doing, Part, Scene, column
from ui.rooms.setup.state.choices import group
from ui.rooms.setup.state.pages import is_wrong, note
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.choice import Choice
from ui.widgets.emptied import emptied
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel

_ICONS = {"shop.name": "storefront", "shop.address": "envelope-simple"}


class GroupPart(Part):
    """The question, its choices in lines, and what else is to be said of them."""

    def __init__(self, name: str, do: Doing) -> None:
        super().__init__()
        self._name, self._do = name, do
        self._title = PlainLabel("", Role.LEAD, wrap=True)
        self._note = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._choices: tuple[Choice, ...] = ()
        self._said: tuple[str, ...] = ()
        self._holder = QWidget()
        self._flow = Flow(theme().gap(12))
        self._holder.setLayout(self._flow)
        made = column(self, 10)
        for part in (self._title, self._holder, self._note):
            made.addWidget(part)

    def tell(self, scene: Scene) -> None:
        """Show what can be chosen, and what is."""
        shown = group(scene.state, self._name)
        self._title.say(scene.say.say(shown.title))
        said = tuple(scene.words(choice.words) for choice in shown.choices)
        if said != self._said:
            self._said = said
            self._lay(said, tuple(choice.theme for choice in shown.choices))
        for widget, choice in zip(self._choices, shown.choices, strict=True):
            widget.choose(choice.chosen)
            widget.setAccessibleDescription(self._title.text())
        more = note(scene.state, self._name)
        self._note.setVisible(more is not None)
        if more is not None:
            self._note.say(scene.say.say(more))

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """The choices."""
        return tuple((f"{self._name}#{nr}", choice) for nr, choice in enumerate(self._choices))

    def first(self) -> QWidget | None:
        """What is chosen, else the first of them."""
        chosen = (choice for choice in self._choices if choice.chosen)
        return next(chosen, self._choices[0] if self._choices else None)

    def _lay(self, said: tuple[str, ...], themes: tuple[str, ...]) -> None:
        for widget in emptied(self._flow):
            widget.hide()
            widget.deleteLater()
        self._choices = tuple(
            Choice(text, sample=sample) for text, sample in zip(said, themes, strict=True)
        )
        for nr, choice in enumerate(self._choices):
            choice.picked.connect(partial(self._do, Do.PICK, self._name, str(nr)))
            self._flow.addWidget(choice)
            choice.show()


class FieldPart(Part):
    """The question, and a line to write."""

    def __init__(self, name: str, scene: Scene, do: Doing) -> None:
        super().__init__()
        self._name = name
        title = scene.say.say(Phrase(f"setup.title.{name.replace('.', '_')}"))
        self._field = Field(title, "", _ICONS.get(name, "pencil-simple-line"))
        self._field.edit.setPlaceholderText("")
        self._field.changed.connect(partial(do, Do.TYPE, name))
        self._field.edit.editingFinished.connect(partial(do, Do.KEEP, name, ""))
        self._field.setMaximumWidth(theme().px(560))
        self._note = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        made = column(self, 10)
        made.addWidget(PlainLabel(title, Role.LEAD, wrap=True))
        made.addWidget(self._field)
        made.addWidget(self._note)

    def tell(self, scene: Scene) -> None:
        """Show what is written; what is being written is left alone."""
        text = scene.state.written(self._name)
        if self._field.edit.text() != text:
            self._field.edit.setText(text)
        more = note(scene.state, self._name)
        self._note.setVisible(more is not None)
        self._note.say(scene.say.say(more) if more is not None else "")
        self._note.wear(ink="look_ink" if is_wrong(scene.state, self._name) else "ink_soft")

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """The line."""
        return ((self._name, self._field.edit),)

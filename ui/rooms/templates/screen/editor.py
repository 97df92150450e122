"""The words as one writes them: the subject, the body, and what may be filled in."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.templates.screen.marks import Marks
from ui.rooms.templates.state.words import Words
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column
from ui.widgets.writing import Writing

NAMES: Final = (
    "hello", "name", "shop", "number", "happened",
    "amount", "to", "day", "goods", "promises", "remedy", "by", "words",
)  # fmt: skip
"""Every name there is, in the order of the chips."""


class Editor(QWidget):
    """Two fields and a chip for each name; it decides nothing."""

    wrote = Signal(str, str)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self.subject = Field(say("templates.subject"), "", "envelope-simple", role=Role.BODY)
        self.body = Writing(say("templates.body"), least=8, most=11, enter_writes=True)
        self._marks = Marks(self.body.edit.document())
        self.subject.changed.connect(lambda _: self._wrote())
        self.body.changed.connect(lambda _: self._wrote())
        self.chips = {name: Chip(say(f"templates.name.{name}"), small=True) for name in NAMES}
        names = Flow(look.gap(6))
        for name, chip in self.chips.items():
            chip.picked.connect(lambda name=name: self.insert(name))
            names.addWidget(chip)
        made = column(look.gap(8))
        made.addWidget(PlainLabel(say("templates.subject"), Role.SMALL_STRONG, "ink_soft"))
        made.addWidget(self.subject)
        made.addWidget(PlainLabel(say("templates.body"), Role.SMALL_STRONG, "ink_soft"))
        made.addWidget(self.body)
        made.addWidget(PlainLabel(say("templates.names"), Role.SMALL, "ink_soft", wrap=True))
        made.addLayout(names)
        made.addStretch(1)
        self.setLayout(made)

    @property
    def writes(self) -> bool:
        """Whether somebody writes here."""
        return self.subject.edit.hasFocus() or self.body.edit.hasFocus()

    def tell(self, state: Words) -> None:
        """Show the words as they stand."""
        draft = state.draft
        if draft is None:
            return
        self._marks.know(state.names)
        if self.subject.edit.text() != draft.subject:
            self.subject.edit.setText(draft.subject)
        self.body.say(draft.body)
        for name, chip in self.chips.items():
            chip.setVisible(name in state.names)

    def insert(self, name: str) -> None:
        """Put a name where one writes."""
        braced = f"{{{name}}}"
        if self.subject.edit.hasFocus():
            self.subject.edit.insert(braced)
            self._wrote()
        else:
            self.body.insert(braced)
            self.body.setFocus()

    def _wrote(self) -> None:
        self.wrote.emit(self.subject.edit.text(), self.body.words)

"""The parts that lead elsewhere: training in a window of its own, the whole screen, staff."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.rooms.setup.screen.scene import Do, Doing, Part, Scene, column
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.button import Action, Button
from ui.widgets.label import PlainLabel
from ui.widgets.option_row import Option, OptionRow


class TrainingPart(Part):
    """Leads to training, and says what it is."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        say = scene.say
        self._open = Button(Action(say("setup.training"), icon="flower-tulip"))
        self._open.clicked.connect(partial(do, Do.TRAIN, "", ""))
        made = column(self, 10)
        made.addWidget(PlainLabel(say("setup.training_what"), Role.BODY, "ink_soft", wrap=True))
        made.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, scene: Scene) -> None:
        """It is always the same."""

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """Its button."""
        return (("training", self._open),)


class FullPart(Part):
    """Lets the window fill the screen, or stand among others again."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        self._fill = Button(Action(scene.say("setup.full"), "Ctrl+F", "eye"))
        self._fill.clicked.connect(partial(do, Do.FULL, "", ""))
        column(self).addWidget(self._fill, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, scene: Scene) -> None:
        """It is always the same."""

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """Its button."""
        return (("full", self._fill),)


class ManagerPart(Part):
    """The way to a first manager, or that there is staff."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        say = scene.say
        self._make = OptionRow(
            Option(
                "manager",
                say("setup.manager.make"),
                say("setup.manager.what"),
                icon="user-circle",
            )
        )
        self._make.clicked.connect(partial(do, Do.MANAGER, "", ""))
        self._make.setMaximumWidth(theme().px(640))
        self._there = PlainLabel(say("setup.manager.there"), Role.BODY, "ink_soft", wrap=True)
        made = column(self, 10)
        made.addWidget(self._make)
        made.addWidget(self._there)

    def tell(self, scene: Scene) -> None:
        """Show what there is."""
        there = bool(scene.state.machine.staffed)
        self._make.setVisible(not there)
        self._there.setVisible(there)

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """The way, while it is open."""
        return () if self._make.isHidden() else (("manager", self._make),)

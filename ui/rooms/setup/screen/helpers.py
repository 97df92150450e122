"""The parts that do something: the sounds, the camera, the first sales."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.models.verdict import Verdict
from ui.rooms.setup.screen.scene import Do, Doing, Part, Scene, column, in_lines, row
from ui.rooms.setup.state.setup import Sales
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.button import Action, Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.option_row import Option, OptionRow

_SOUNDS = {Verdict.YES: "check", Verdict.LOOK: "eye", Verdict.UNREADABLE: "question"}


class SoundsPart(Part):
    """The three sounds, to be heard."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        say = scene.say
        self._buttons = {
            verdict: Button(Action(say(f"setup.sounds.{verdict.value}"), icon=icon))
            for verdict, icon in _SOUNDS.items()
        }
        for verdict, button in self._buttons.items():
            button.clicked.connect(partial(do, Do.SOUND, verdict.value, ""))
        made = column(self, 10)
        made.addWidget(PlainLabel(say("setup.sounds.try"), Role.BODY, "ink_soft"))
        made.addWidget(in_lines(*self._buttons.values()))

    def tell(self, scene: Scene) -> None:
        """Silence cannot be tried."""
        for button in self._buttons.values():
            button.forbid(not scene.state.settings.sound.volume)

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """Its buttons."""
        return tuple((f"sound {verdict.value}", each) for verdict, each in self._buttons.items())


class CameraPart(Part):
    """Leads to the camera."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        self._open = Button(Action(scene.say("setup.camera"), icon="camera"))
        self._open.clicked.connect(partial(do, Do.CAMERA, "", ""))
        column(self).addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, scene: Scene) -> None:
        """It is always the same."""

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """Its button."""
        return (("camera", self._open),)


class BringPart(Part):
    """The two ways to some sales, or that they are in."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        say = scene.say
        self._file = OptionRow(
            Option("file", say("setup.guide.file"), say("setup.guide.file_what"), icon="package")
        )
        self._file.clicked.connect(partial(do, Do.GREEN, "", ""))
        self._demo = OptionRow(
            Option(
                "demo",
                say("setup.guide.demo"),
                say("setup.guide.demo_what"),
                key="F4",
                icon="flower-tulip",
            )
        )
        self._demo.clicked.connect(partial(do, Do.FILL, "", ""))
        self._tick = Glyph("check-bold", 24, "yes_ink")
        self._words = PlainLabel(say("setup.guide.sales_in"), Role.LEAD, wrap=True)
        said = row()
        said.addWidget(self._tick)
        said.addWidget(self._words, 1)
        made = column(self, 12)
        for part in (self._file, self._demo):
            part.setMaximumWidth(theme().px(640))
            made.addWidget(part)
        made.addLayout(said)

    def tell(self, scene: Scene) -> None:
        """Show what there is."""
        sales, machine = scene.state.sales, scene.state.machine
        here = sales is Sales.IN
        self._file.setVisible(not here and machine.can_bring_in)
        self._file.work(sales is Sales.FILLING)
        self._demo.setVisible(not here and machine.can_fill)
        self._demo.work(sales is Sales.FILLING)
        self._tick.setVisible(here)
        self._words.setVisible(here)

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """The two ways, while they are open."""
        ways = (("file", self._file), ("demo", self._demo))
        return tuple((name, way) for name, way in ways if not way.isHidden())

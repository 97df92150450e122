"""The parts that do something: the test slip, the sounds, the camera, the first sales."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.models.verdict import Verdict
from ui.rooms.setup.screen.scene import Do, Doing, Part, Scene, column, row
from ui.rooms.setup.state.setup import Sales, Trial
from ui.rooms.setup.state.trial import NUMBER
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.button import Action, Button
from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.option_row import Option, OptionRow

_SOUNDS = {Verdict.YES: "check", Verdict.LOOK: "eye", Verdict.UNREADABLE: "question"}


class TrialPart(Part):
    """Prints a test slip and says how it went; looks for printers once more."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        say = scene.say
        self._print = Button(Action(say("setup.trial.print"), "F5", "printer"))
        self._print.clicked.connect(partial(do, Do.TRIAL, "", ""))
        self._look = Button(Action(say("setup.printer.again"), "F6", "magnifying-glass"))
        self._look.clicked.connect(partial(do, Do.LOOK, "", ""))
        self._words = PlainLabel("", Role.BODY, wrap=True)
        made = column(self, 12)
        made.addWidget(_in_lines(self._print, self._look))
        made.addWidget(self._words)

    def tell(self, scene: Scene) -> None:
        """Show how it went."""
        state, say = scene.state, scene.say
        self._print.work(state.trial is Trial.SENT)
        printer = state.settings.desk.printer
        text = ""
        match state.trial:
            case Trial.SENT:
                text = say("setup.trial.sent")
            case Trial.OUT if printer:
                text = say("setup.trial.out_printer", printer=printer)
            case Trial.OUT:
                text = say("setup.trial.out_file", file=f"{NUMBER}.pdf")
            case Trial.FAILED if state.trial_advice is not None:
                text = say.say(state.trial_advice)
            case _:
                pass
        self._words.say(text)
        self._words.wear(ink="look_ink" if state.trial is Trial.FAILED else "ink")
        self._words.setVisible(bool(text))

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """Its buttons."""
        return (("trial", self._print), ("look", self._look))


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
        made.addWidget(_in_lines(*self._buttons.values()))

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


def _in_lines(*buttons: Button) -> QWidget:
    """Beside each other as far as there is room."""
    held = QWidget()
    lines = Flow(theme().gap(12))
    for button in buttons:
        lines.addWidget(button)
    held.setLayout(lines)
    return held

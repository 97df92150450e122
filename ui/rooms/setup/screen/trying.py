"""A printer tried: a test slip, a test label, the drawer, and how it went."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.rooms.setup.screen.scene import Do, Doing, Part, Scene, column, in_lines
from ui.rooms.setup.state.printers import lies_open
from ui.rooms.setup.state.setup import Trial, What
from ui.rooms.setup.state.trial import told, ways
from ui.tokens import Role
from ui.widgets.button import Action, Button
from ui.widgets.label import PlainLabel

_ICONS = {What.SLIP: "printer", What.LABEL: "tag", What.DRAWER: "coins"}


class TrialPart(Part):
    """Tries the printer and says how it went; looks for printers, or asks this one, once more."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        say = scene.say
        open_ = lies_open(scene.state)
        again = say("setup.printer.ask" if open_ else "setup.printer.again")
        self._tries = {
            what: Button(Action(say(f"setup.trial.{what.value}"), "F5", icon))
            for what, icon in _ICONS.items()
        }
        for what, button in self._tries.items():
            button.clicked.connect(partial(do, Do.TRIAL, what.value, ""))
        self._look = Button(Action(again, "F6", "magnifying-glass"))
        self._look.clicked.connect(partial(do, Do.LOOK, "", ""))
        self._words = PlainLabel("", Role.BODY, wrap=True)
        made = column(self, 12)
        made.addWidget(in_lines(*self._tries.values(), self._look))
        made.addWidget(self._words)

    def tell(self, scene: Scene) -> None:
        """Show what it can be tried with, and how that went."""
        state, say = scene.state, scene.say
        offered = ways(state)
        for what, button in self._tries.items():
            key = "F5" if what is offered[0] else ""
            button.offer(Action(say(f"setup.trial.{what.value}"), key, _ICONS[what]))
            button.setVisible(what in offered)
            button.work(state.trial is Trial.SENT and state.tried is what)
        sentence = told(state)
        self._words.say(say.say(sentence) if sentence is not None else "")
        self._words.wear(ink="look_ink" if state.trial is Trial.FAILED else "ink")
        self._words.setVisible(sentence is not None)

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """Its buttons."""
        tries = (
            (f"try {what.value}", button)
            for what, button in self._tries.items()
            if not button.isHidden()
        )
        return (*tries, ("look", self._look))

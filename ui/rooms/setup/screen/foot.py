"""The foot: under the perforation, back and skip at the left, the green thing in its corner."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.rooms.setup.screen.scene import Do, Doing, Scene, column, row
from ui.rooms.setup.state.pages import green
from ui.theme import theme
from ui.tokens import LARGE_TEXT
from ui.widgets.button import Action, Button
from ui.widgets.perforation import Perforation
from ui.widgets.pressable import Shape


class Foot(QWidget):
    """Gone where there is no next action and no step to leave."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._green = Button(Action("-", "Enter"), Shape.PRIMARY)
        self._green.clicked.connect(partial(do, Do.GREEN, "", ""))
        self._back = Button(Action(say("setup.guide.back"), "Esc"))
        self._back.clicked.connect(partial(do, Do.BACK, "", ""))
        self._skip = Button(Action(say("setup.guide.skip"), "F2"))
        self._skip.clicked.connect(partial(do, Do.SKIP, "", ""))
        self._leave = Button(Action(say("setup.guide.leave"), "F9"), Shape.QUIET)
        self._leave.clicked.connect(partial(do, Do.LEAVE, "", ""))
        large = look.scale >= LARGE_TEXT
        ways = row(12)
        for button in (self._back, self._skip, self._leave):
            ways.addWidget(button)
        ways.addStretch(1)
        made = column(self, 0)
        made.addWidget(Perforation())
        if large:
            below = column(spacing=12)
            below.setContentsMargins(0, look.gap(12), 0, look.gap(16))
            below.addLayout(ways)
            below.addWidget(self._green)
            made.addLayout(below)
        else:
            ways.addWidget(self._green)
            ways.setContentsMargins(0, look.gap(20), 0, look.gap(20))
            made.addLayout(ways)

    def tell(self, scene: Scene) -> None:
        """Show what can be done next."""
        state, say = scene.state, scene.say
        next_ = green(state)
        self.setVisible(state.guiding or next_ is not None)
        self._green.setVisible(next_ is not None)
        if next_ is not None:
            words = say.say(next_.words)
            self._green.offer(Action(words, "Enter", missing=words if next_.missing else ""))
        self._back.setVisible(state.guiding and state.step > 1)
        self._skip.setVisible(state.guiding)
        self._leave.setVisible(state.guiding)

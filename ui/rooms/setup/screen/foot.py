"""The foot: under the perforation, back and skip at the left, the green thing in its corner."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.rooms.setup.screen.scene import Do, Doing, Scene, column, row
from ui.rooms.setup.state.pages import green
from ui.theme import theme
from ui.tokens import LARGE_TEXT
from ui.widgets.button import Action, Button
from ui.widgets.flow import Flow
from ui.widgets.perforation import Perforation
from ui.widgets.pressable import Shape


class Ways(QWidget):
    """The ways out of a step: back, over it, and out of the guide."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        say = scene.say
        self._back = Button(Action(say("setup.guide.back"), "Esc"))
        self._back.clicked.connect(partial(do, Do.BACK, "", ""))
        skip = Button(Action(say("setup.guide.skip"), "F2"))
        skip.clicked.connect(partial(do, Do.SKIP, "", ""))
        leave = Button(Action(say("setup.guide.leave"), "F9"), Shape.QUIET)
        leave.clicked.connect(partial(do, Do.LEAVE, "", ""))
        lines = Flow(theme().gap(12)) if theme().scale >= LARGE_TEXT else row(12)
        for button in (self._back, skip, leave):
            lines.addWidget(button)
        self.setLayout(lines)

    def tell(self, scene: Scene) -> None:
        """Nothing lies before the first step."""
        self.setVisible(scene.state.guiding)
        self._back.setVisible(scene.state.step > 1)


class Foot(QWidget):
    """Gone where there is no next action and no step to leave.

    Where text is large there is room for the green thing alone; the ways stand under the page.
    """

    def __init__(self, ways: Ways, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._green = Button(Action("-", "Enter"), Shape.PRIMARY)
        self._green.clicked.connect(partial(do, Do.GREEN, "", ""))
        inside = row(12)
        if look.scale < LARGE_TEXT:
            inside.addWidget(ways, 0, Qt.AlignmentFlag.AlignVCenter)
            inside.addStretch(1)
        inside.addWidget(self._green, int(look.scale >= LARGE_TEXT))
        air = look.gap(16)
        inside.setContentsMargins(0, air, 0, air)
        made = column(self, 0)
        made.setContentsMargins(look.gap(8), 0, 0, 0)
        made.addWidget(Perforation())
        made.addLayout(inside)

    def tell(self, scene: Scene) -> None:
        """Show what can be done next."""
        next_ = green(scene.state)
        self.setVisible(scene.state.guiding or next_ is not None)
        self._green.setVisible(next_ is not None)
        if next_ is not None:
            words = scene.say.say(next_.words)
            self._green.offer(Action(words, "Enter", missing=words if next_.missing else ""))

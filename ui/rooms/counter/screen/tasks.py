"""What there is to practise, to be tapped instead of scanned; what was tried has a tick."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from ui.models.task import Task
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.state.keys import Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, TOUCH, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.pressable import Pressable, Shape
from ui.widgets.scrolled import scrolled


class TaskList(QWidget):
    """A caption with how many are done, and a row for each task."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._rows = {task.key: _Row(task, say) for task in scene.tasks}
        self._count = Badge("-", "check-bold", Tone.PLAIN)
        head = row(look.gap(12))
        head.addWidget(PlainLabel(say("training.tasks"), Role.LEAD), 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        rows = column(look.px(2))
        for key, each in self._rows.items():
            each.clicked.connect(partial(do, Do.PRACTISE, key))
            rows.addWidget(each)
        rows.addStretch(1)
        made = column(look.gap(8))
        made.addLayout(head)
        # Where text is large the whole page scrolls, and a place inside it must not.
        inside = holding(rows)
        made.addWidget(inside if look.scale >= LARGE_TEXT else scrolled(inside), 1)
        self.setLayout(made)

    def tell(self, tasks: tuple[Task, ...], say: Speech) -> None:
        """Show which are done."""
        done = sum(task.done for task in tasks)
        tone = Tone.DONE if done == len(tasks) else Tone.PLAIN
        self._count.tell(say("training.tried", done=done, all=len(tasks)), "check-bold", tone)
        for task in tasks:
            self._rows[task.key].tell(task, say)


class _Row(Pressable):
    """One task: its tick, what happens, and whose it is."""

    def __init__(self, task: Task, say: Speech) -> None:
        super().__init__(say.say(task.says), Shape.ROW)
        look = theme()
        self._glyph = Glyph("caret-right", 20, "ink_soft")
        words = column()
        words.addWidget(PlainLabel(say.say(task.says), Role.BODY, wrap=True))
        if task.customer:
            words.addWidget(PlainLabel(task.customer, Role.SMALL, "ink_soft"))
        made = row(look.gap(12))
        made.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        made.addLayout(words, 1)
        self.hold(made, look.gap(8), look.px(8), look.gap(12), look.px(8))
        self.setMinimumHeight(look.px(TOUCH))
        self.let_through()

    def tell(self, task: Task, say: Speech) -> None:
        """Tick it, or show that it can be begun."""
        icon, ink = ("check-bold", "yes_ink") if task.done else ("caret-right", "ink_soft")
        self._glyph.show_icon(icon, ink)
        says = say.say(task.says)
        self.setAccessibleName(say("training.tried_one", task=says) if task.done else says)

"""What happens next, and when: at most three facts beside each other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from ui.models.facing import Next
from ui.rooms.second_screen.measure import STRONG, TEXT, Measure
from ui.rooms.second_screen.parts import Mark, Words
from ui.widgets.laid import column, row

_MOST = 3


class NextSteps(QWidget):
    """When in bold, what under it; below each other where the text is large."""

    def __init__(self, measure: Measure, steps: tuple[Next, ...], say: Speech) -> None:
        super().__init__()
        stacked = measure.large or measure.upright
        made = column(measure.gap(10)) if stacked else row(measure.gap(28))
        for step in steps[:_MOST]:
            cell, words = row(measure.gap(12)), column()
            words.addWidget(Words(measure, say.say(step.when), STRONG, wrap=True))
            words.addWidget(Words(measure, say.say(step.what), TEXT, "ink_soft", wrap=True))
            words.addStretch(1)
            cell.addWidget(Mark(step.icon, measure.px(28)), 0, Qt.AlignmentFlag.AlignTop)
            cell.addLayout(words, 1)
            made.addLayout(cell, 1)
        self.setLayout(made)

"""A welcome before the forest: in the shop's language to anybody, by name once she is known."""

from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import speech
from ui.models.facing import Facing
from ui.rooms.second_screen.measure import LEAD, POSTER, Measure
from ui.rooms.second_screen.parts import Words
from ui.widgets.forest import Forest
from ui.widgets.laid import column, row


class CalmPage(QWidget):
    """At rest nothing of anybody, and how the shop keeps its promises; or a hello.

    The words stand beside the forest, or over it on end.
    """

    def __init__(self, measure: Measure, facing: Facing) -> None:
        super().__init__()
        say = speech(facing.language)
        words = column(measure.gap(20))
        words.addStretch(1)
        if facing.says is None:
            words.addWidget(Words(measure, say("facing.welcome"), POSTER, balanced=True))
            words.addWidget(Words(measure, say("facing.welcome_more"), LEAD, "ink_soft", wrap=True))
            if facing.kept is not None:
                words.addSpacing(measure.gap(12))
                words.addWidget(Words(measure, say.say(facing.kept), LEAD, wrap=True))
        else:
            name = facing.name
            hello = say("facing.hello", name=name) if name else say("facing.hello_you")
            words.addWidget(Words(measure, hello, POSTER, balanced=True))
            words.addWidget(Words(measure, say.say(facing.says), LEAD, "ink_soft", wrap=True))
        words.addStretch(1)
        page = column(measure.gap(32)) if measure.upright else row(measure.gap(48))
        page.addLayout(words, 2)
        page.addWidget(Forest(), 3)
        self.setLayout(page)

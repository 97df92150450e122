"""What it was about: a few chips in her language, after a grade that somebody answers."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from returns_station.adapters.speech import Speech
from ui.models.facing import Facing, Touch, Touched
from ui.rooms.second_screen.header import Does
from ui.rooms.second_screen.measure import BUTTON, LEAD, TEXT, Measure
from ui.rooms.second_screen.parts import Thing, Words
from ui.theme import theme
from ui.widgets.laid import column, row
from ui.widgets.paint import rounded
from ui.widgets.pressable import Shape

_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_NARROW = 2


class AboutWhat(QWidget):
    """The question, its chips, and who reads them."""

    def __init__(self, measure: Measure, facing: Facing, say: Speech, does: Does) -> None:
        super().__init__()
        made = column(measure.gap(12))
        asked = Words(measure, say("facing.about"), LEAD, balanced=True, align=_MIDDLE)
        made.addWidget(asked)
        narrow = measure.upright or measure.large
        many = _NARROW if narrow else len(facing.topics)
        for first in range(0, len(facing.topics), many):
            line = row(measure.gap(12))
            line.addStretch(1)
            for topic in facing.topics[first : first + many]:
                chosen = topic in facing.about
                chip = TopicChip(measure, say(f"feedback.topic.{topic}"), chosen=chosen)
                told = Touched(Touch.TOPIC, facing.visit, topic)
                chip.clicked.connect(lambda _checked, told=told: does(told))
                line.addWidget(chip)
            line.addStretch(1)
            made.addLayout(line)
        read = Words(measure, say("facing.read"), TEXT, "ink_soft", balanced=True, align=_MIDDLE)
        made.addWidget(read)
        self.setLayout(made)


class TopicChip(Thing):
    """One topic; touched again it is none."""

    def __init__(self, measure: Measure, word: str, *, chosen: bool) -> None:
        super().__init__(word, Shape.CONTROL)
        self.speak_as(QAccessible.Role.CheckBox)
        line = row()
        # Chosen as a face is, by its edge and ground: nothing moves under her finger.
        line.addWidget(Words(measure, word, BUTTON), 0, Qt.AlignmentFlag.AlignVCenter)
        side = measure.gap(20)
        self.hold(line, side, measure.gap(6), side, measure.gap(6))
        self.setMinimumHeight(measure.touch())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.choose(chosen)
        self.let_through()

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the chip as it stands."""
        tokens = theme().tokens
        fill = "yes_soft" if self.chosen else "tile" if self.underMouse() else "card"
        edge, width = (
            ("ink", max(2.0, tokens.chosen_width))
            if self.chosen
            else (
                "edge",
                tokens.edge_width,
            )
        )
        rounded(painter, room, self.corner, fill=fill, edge=edge, width=width)

"""It is done: thanks by name, where the money is, one touch for how it was."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from returns_station.adapters.speech import Speech, speech
from ui.models.facing import GRADES, Facing, Moment, Touch, Touched
from ui.rooms.second_screen.about import AboutWhat
from ui.rooms.second_screen.code import HerCode
from ui.rooms.second_screen.faces import FaceButton
from ui.rooms.second_screen.header import Does
from ui.rooms.second_screen.measure import ASKS, LEAD, POSTER, SAYS, Measure
from ui.rooms.second_screen.next_steps import NextSteps
from ui.rooms.second_screen.parts import Pill, Words, scrolled
from ui.theme import drawing, theme
from ui.widgets.laid import column, row

_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_GROVE = 160
_SHAPE = 388 / 500
_FAINT = 0.14


class ThanksPage(QWidget):
    """Everything in the middle, before the forest."""

    def __init__(self, measure: Measure, facing: Facing, does: Does) -> None:
        super().__init__()
        self._measure = measure
        say = speech(facing.language)
        made = column(measure.gap(14))
        made.addStretch(2)
        # Where her text is larger what is asked comes first: thanks were there a moment ago.
        asks_now = bool(facing.topics) and measure.text > 1 and not measure.upright
        if not asks_now:
            _thank(measure, made, facing, say)
        if facing.code:
            made.addSpacing(measure.gap(8))
            made.addWidget(HerCode(measure, facing.code, say))
        if not (measure.large or facing.topics):
            _follow(measure, made, facing, say)
        if facing.rates:
            made.addStretch(1)
            asked = say("facing.thanks_grade" if facing.rating else "facing.how_was")
            made.addWidget(Words(measure, asked, ASKS, balanced=True, align=_MIDDLE))
            made.addSpacing(measure.gap(4))
            made.addLayout(_faces(measure, facing, say, does))
        if facing.topics:
            made.addSpacing(measure.gap(6))
            made.addWidget(AboutWhat(measure, facing, say, does))
        if measure.large and not facing.topics:
            # What is asked stands where it is seen; what follows is on the slip, too.
            _follow(measure, made, facing, say)
        made.addStretch(3)
        page = column()
        page.addWidget(scrolled(made), 1)
        if facing.kept is not None and not (measure.large or facing.code or asks_now):
            pill = Pill(measure, say.say(facing.kept), quiet=True)
            page.addWidget(pill, 0, _MIDDLE)
        self.setLayout(page)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The forest stands far away; where contrast or large text is asked for, not at all."""
        if theme().tokens.contrast or self._measure.large:
            return
        painter, high = QPainter(self), self._measure.gap(_GROVE)
        wide = round(high / _SHAPE)
        picture = drawing("forest", wide, high, self.devicePixelRatioF())
        painter.setOpacity(_FAINT)
        for left in range(0, self.width(), wide):
            painter.drawPixmap(left, self.height() - high, picture)


def _thank(measure: Measure, made: QBoxLayout, facing: Facing, say: Speech) -> None:
    """Thanks by name, and what she got."""
    says = say.say(facing.says) if facing.says is not None else ""
    if facing.moment is Moment.UNDONE:
        made.addWidget(Words(measure, says, SAYS, balanced=True, align=_MIDDLE))
        return
    name = facing.name
    thanks = say("slip.thanks", name=name) if name else say("slip.thanks_you")
    made.addWidget(Words(measure, thanks, POSTER, balanced=True, align=_MIDDLE))
    made.addWidget(Words(measure, says, LEAD, balanced=True, align=_MIDDLE))


def _follow(measure: Measure, made: QBoxLayout, facing: Facing, say: Speech) -> None:
    """What is still to come."""
    if facing.steps:
        made.addSpacing(measure.gap(8))
        beside = row()
        beside.addStretch(1)
        beside.addWidget(NextSteps(measure, facing.steps, say), 4)
        beside.addStretch(1)
        made.addLayout(beside)


def _faces(measure: Measure, facing: Facing, say: Speech, does: Does) -> QBoxLayout:
    line = row(measure.gap(16 if measure.upright or measure.large else 28))
    line.addStretch(1)
    for grade in GRADES:
        face = FaceButton(
            measure, grade, say(f"facing.grade.{grade}"), chosen=grade == facing.rating
        )
        face.picked.connect(lambda chosen: does(Touched(Touch.RATING, facing.visit, str(chosen))))
        line.addWidget(face)
    line.addStretch(1)
    return line

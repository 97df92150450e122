"""The head of her screen: whose shop this is, her language, her name, her text."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import speech
from ui.models.facing import LANGUAGES, Facing, Moment, Touch, Touched
from ui.rooms.second_screen.measure import STRONG, Measure
from ui.rooms.second_screen.parts import TouchButton, Words
from ui.rooms.second_screen.state import SIZES, Seen
from ui.theme import drawing
from ui.tokens import SHEET_CORNER
from ui.widgets.laid import column, row
from ui.widgets.paint import rounded

Does = Callable[[Touched], object]
"""What she touched, handed on."""


class Header(QWidget):
    """The shop at the left; at the right what she may set, once there is something to read."""

    def __init__(self, measure: Measure, seen: Seen, shop: str, does: Does, own: "Own") -> None:
        super().__init__()
        facing, say = seen.shown, speech(seen.shown.language)
        line = row(measure.gap(16))
        line.addWidget(_ShopMark(measure.gap(48)))
        if shop and not (measure.upright and measure.large):
            line.addWidget(Words(measure, shop, STRONG), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        self.languages: TouchButton | None = None
        if facing.moment is not Moment.CALM:
            if facing.named:
                hidden = not facing.name
                line.addWidget(self._name(measure, facing, does, hidden=hidden))
            language = say("facing.own_language")
            named = say("facing.language", language=language)
            self.languages = TouchButton(
                measure, language, "chat-circle-text", own.languages, named
            )
            line.addWidget(self.languages)
            line.addWidget(self._text(measure, seen, own))
        self.setMinimumHeight(measure.touch())
        self.setLayout(line)

    def _name(self, measure: Measure, facing: Facing, does: Does, *, hidden: bool) -> TouchButton:
        say = speech(facing.language)
        words = say("facing.show_name" if hidden else "facing.hide_name")
        touched = Touched(Touch.NAME, facing.visit)
        # Where there is little room the sign stands alone; it says its name all the same.
        short = measure.large or measure.upright
        mark = "user-circle" if short else ""
        return TouchButton(measure, "" if short else words, mark, partial(does, touched), words)

    def _text(self, measure: Measure, seen: Seen, own: "Own") -> TouchButton:
        say = speech(seen.shown.language)
        words = say("facing.usual" if seen.size == SIZES[-1] else "facing.larger")
        short = measure.large or measure.upright
        return TouchButton(measure, "Aa" if short else f"Aa  {words}", "", own.larger, words)


class Own:
    """What is her screen's own, and nobody else's: how large the text is, that a list lies open."""

    def __init__(self, larger: Callable[[], object], languages: Callable[[], object]) -> None:
        """Take what each of them does."""
        self.larger, self.languages = larger, languages


class Languages(QWidget):
    """The five languages, each by its own name."""

    def __init__(self, measure: Measure, facing: Facing, does: Does) -> None:
        super().__init__()
        below = column(measure.gap(8))
        below.setContentsMargins(*(measure.gap(12) for _ in range(4)))
        for language in LANGUAGES:
            name = speech(language)("facing.own_language")
            mark = "check-bold" if language == facing.language else ""
            touched = Touched(Touch.LANGUAGE, facing.visit, language)
            button = TouchButton(measure, name, mark, partial(does, touched))
            button.speak_as(QAccessible.Role.RadioButton)
            button.choose(language == facing.language)
            button.setMinimumWidth(measure.px(200))
            below.addWidget(button)
        self.setLayout(below)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lie on a sheet of its own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, QRectF(self.rect()), SHEET_CORNER, fill="paper", edge="edge")


class _ShopMark(QWidget):
    """The shop's mark."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        side = self.width()
        picture = drawing("mark", side, side, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, picture)

"""A button: what it does, and the key that does it; one of them on each screen is green."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer

from ui.theme import theme
from ui.tokens import PRIMARY, TOUCH, Role
from ui.widgets.glyph import Glyph
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, Shape, side_by_side

_LONG_MS = 400  # after which a busy button tells the time
_ROLES: Final = {Shape.PRIMARY: Role.BUTTON, Shape.QUIET: Role.SMALL_STRONG}


@dataclass(frozen=True, slots=True)
class Action:
    """What a button says: its words, icon and key cap; `missing` says what must be done first."""

    text: str
    key: str = ""
    icon: str = ""
    missing: str = ""


class Button(Pressable):
    """A pressable action. Busy, it keeps its words and width and hears no second press."""

    def __init__(self, action: Action, shape: Shape = Shape.CONTROL) -> None:
        super().__init__(action.missing or action.text, shape)
        self._action, self._took = action, ""
        green = shape is Shape.PRIMARY
        self._glyph = Glyph(action.icon, 24)
        self._words = PlainLabel("", _ROLES.get(shape, Role.BODY_STRONG), wrap=green)
        self._cap = KeyCap(action.key, ink="on_yes" if green else "ink_soft")
        look = theme()
        row = side_by_side(look.px(16 if green else 8 if shape is Shape.QUIET else 12))
        quiet = shape is Shape.QUIET
        for part in (self._glyph, self._words, self._cap):
            place = 0 if quiet and part is self._cap else -1
            row.insertWidget(place, part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.setStretchFactor(self._words, 1)
        side, ends = (28, 12) if green else (0, 4) if quiet else (20, 4)
        self.hold(row, look.px(side), look.px(ends), look.px(side or 8), look.px(ends))
        self.setMinimumHeight(look.px(PRIMARY if green else TOUCH))
        self._long = QTimer(self, singleShot=True, interval=_LONG_MS)
        self._long.timeout.connect(self.restyle)
        self.let_through()
        self.offer(action)

    def offer(self, action: Action) -> None:
        """Do something else when pressed, or nothing until what is missing is done."""
        self._action = action
        self._cap.name_key(action.key)
        self.setAccessibleName(action.missing or action.text)
        self.forbid(bool(action.missing))

    def work(self, busy: bool, *, took: str = "") -> None:  # noqa: FBT001 - as its base
        """Be busy or done; `took` is the time told after a while, already in words."""
        self._took = took
        if not busy:
            self._long.stop()
        elif not self.busy:
            self._long.start()
        super().work(busy)

    def restyle(self) -> None:
        """Words, icon and inks as the state asks."""
        action = self._action
        told = self.busy and self._took and not self._long.isActive()
        text = action.missing or action.text
        self._words.say(f"{text}, {self._took}" if told else text)
        icon = "hourglass-medium" if self.busy else action.icon
        ink = "ink_soft" if self.cannot else "on_yes" if self.shape is Shape.PRIMARY else "ink"
        self._words.wear(ink=ink)
        self._glyph.show_icon(icon, ink)
        self._glyph.setVisible(bool(icon))
        self._cap.wear("ink_soft" if ink == "ink" else ink)
        super().restyle()

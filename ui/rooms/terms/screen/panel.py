"""The panel under a value: step keys for a finger, a field for words, the choices there are."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.terms.screen.ways import Steps, Way
from ui.rooms.terms.state.chip import Chip, Words
from ui.theme import theme
from ui.tokens import CARD_CORNER, Role
from ui.widgets.button import Action, Button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.pressable import Shape

_WIDE: Final = 520
_ARROWS: Final = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
}  # fmt: skip
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Panel(QWidget):
    """Lies over the room, near its value. Arrows walk, Space picks, Enter picks and is done."""

    picked = Signal(int)
    stepped = Signal(int, bool)
    written = Signal(str)
    taken_away = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget, say: Speech) -> None:
        super().__init__(parent)
        look = theme()
        self._say, self._key = say, ""
        self._name = PlainLabel("", Role.SMALL_STRONG, "ink_soft")
        self._steps = Steps(say)
        self._steps.stepped.connect(self.stepped)
        self._field = Field("-", "", "pencil-simple-line")
        self._field.changed.connect(self.written)
        self._ways = QWidget()
        self._flow = Flow(look.gap(8))
        self._ways.setLayout(self._flow)
        self._choices: list[Way] = []
        self._away = Button(Action(say("terms_room.take_away"), "Del", "minus"), Shape.QUIET)
        self._away.clicked.connect(self.taken_away)
        self._done = Button(Action(say("terms_room.done"), "Enter"))
        self._done.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.addWidget(self._away)
        foot.addStretch(1)
        foot.addWidget(self._done)
        self._page = page = QVBoxLayout(self)
        page.setContentsMargins(*(look.gap(side) for side in (20, 16, 20, 16)))
        page.setSpacing(look.gap(12))
        for part in (self._name, self._steps, self._field, self._ways):
            page.addWidget(part)
        page.addStretch(1)
        page.addLayout(foot)
        self.hide()

    def tell(self, chip: Chip, *, may_go: bool) -> None:
        """Show the ways this value has; `may_go` lets its sentence be taken away."""
        say, is_new = self._say, chip.key != self._key or self.isHidden()
        self._key = chip.key
        self._name.say(say.say(chip.name))
        stepped = chip.value is not None and not chip.is_written
        self._steps.setVisible(stepped)
        if stepped:
            self._steps.tell(chip, say)
        self._field.setVisible(chip.is_written)
        if isinstance(chip.value, Words) and is_new:
            self._field.edit.setAccessibleName(say.say(chip.name))
            self._field.edit.setPlaceholderText(say.say(chip.name))
            self._field.edit.setText(chip.value.now)
        self._tell_ways(chip)
        self._away.setVisible(may_go)
        if is_new:
            self._lay_focus(chip)

    def lie_near(self, place: QRect) -> None:
        """Lie under the value, or over it where there is too little room."""
        parent = self.parentWidget()
        assert parent is not None, "the panel lies over its room"
        look, room = theme(), parent.rect()
        gap, edge = look.px(8), look.px(16)
        wide = min(look.px(_WIDE), room.width() - 2 * edge)
        # What was shown or hidden just now is counted too.
        self._page.invalidate()
        self._page.activate()
        high = min(self._page.totalHeightForWidth(wide), room.height())
        left = max(edge, min(place.left(), room.right() - edge - wide))
        top = place.bottom() + gap
        if top + high > room.bottom():
            top = max(0, place.top() - gap - high)
        self.setGeometry(left, top, wide, high)
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the choices, Enter and Esc are done; the rest is for nobody."""
        key = event.key()
        if key in _ARROWS:
            self.focusNextPrevChild(_ARROWS[Qt.Key(key)] > 0)
        elif key in _ENTER:
            way = self.focusWidget()
            at = self._key
            if isinstance(way, Way) and not way.many:
                way.click()
            # What was picked may have opened the panel of another value.
            if self._key == at and not self.isHidden():
                self.closed.emit()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key == Qt.Key.Key_Delete and not self._away.isHidden():
            self.taken_away.emit()
        elif event.text() in ("+", "-") and not self._steps.isHidden():
            self.stepped.emit(1 if event.text() == "+" else -1, False)
        else:
            event.ignore()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt calls it
        """Tab walks within the panel while it lies open."""
        stops: list[QWidget] = [self._field.edit] if not self._field.isHidden() else []
        stops += [
            part for part in self._steps.parts if part.isEnabled() and not self._steps.isHidden()
        ]
        stops += [way for way in self._choices if not way.isHidden()]
        stops += [self._away] if not self._away.isHidden() else []
        stops += [self._done]
        at = self.focusWidget()
        nr = stops.index(at) if at in stops else -1
        stops[(nr + (1 if next else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = theme().px(CARD_CORNER)
        rounded(painter, QRectF(self.rect()), corner, fill="card", edge="ink", width=2)

    def _tell_ways(self, chip: Chip) -> None:
        while len(self._choices) < len(chip.choices):
            way = Way("-")
            way.clicked.connect(partial(self.picked.emit, len(self._choices)))
            self._choices.append(way)
            self._flow.addWidget(way)
        for nr, way in enumerate(self._choices):
            way.setVisible(nr < len(chip.choices))
            if nr < len(chip.choices):
                choice = chip.choices[nr]
                said = self._say.format_field(choice.said, "")
                way.tell(said, chosen=choice.chosen, many=chip.many)
        self._ways.setVisible(bool(chip.choices))
        self._flow.invalidate()
        self._ways.updateGeometry()

    def _lay_focus(self, chip: Chip) -> None:
        if chip.is_written:
            self._field.edit.setFocus()
            self._field.edit.selectAll()
            return
        nr = next((nr for nr, choice in enumerate(chip.choices) if choice.chosen), 0)
        target: QWidget = self._choices[nr] if chip.choices else self._steps.parts[2]
        target.setFocus(Qt.FocusReason.TabFocusReason)

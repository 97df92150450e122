"""The lock drawn: a sheet from edge to edge, under which nothing can be seen, heard or pressed."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.lock.pin_pad import PinPad
from ui.lock.secret_field import SecretField
from ui.lock.state import ASKS_SECRET, Lock, Page
from ui.lock.words import Words, words
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.announce import announce
from ui.widgets.button import Action, Button
from ui.widgets.forest import Forest
from ui.widgets.glyph import Glyph
from ui.widgets.key_names import name_of
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.perforation import Perforation
from ui.widgets.pressable import Shape
from ui.widgets.sheet import Sheet

_MEASURE: Final = 620  # px: a sentence is not set wider
_CALM: Final = (Page.LOCKED, Page.READING, Page.KEPT)


class LockScreen(QWidget):
    """Takes every key; what it does not want is nobody's."""

    entered = Signal(str)
    went_on = Signal()
    went_back = Signal()
    code_asked = Signal()
    spoken = QAccessible.Role.Dialog

    def __init__(
        self, window: QWidget, say: Speech, again: Callable[[str, QKeyEvent], bool]
    ) -> None:
        """`again` tells a key that one trembling hand pressed twice."""
        super().__init__(window)
        self._again, self._page, self._heard = again, Page.OPEN, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("lock.name"))
        look = theme()
        self._where = PlainLabel("", Role.LEAD, "ink_soft", cut=True)
        self._time = PlainLabel("", Role.TITLE)
        self._title = PlainLabel("", Role.POSTER, balanced=True)
        self._lead = PlainLabel("", Role.LEAD_SOFT, "ink_soft", wrap=True)
        self.field = SecretField(say("lock.field.secret"))
        self._said = _Said()
        self.pad, self._forest = PinPad(say), Forest()
        self.pad.tapped.connect(self.field.tap)
        self.green = Button(Action("-", "Enter"), Shape.PRIMARY)
        self.green.clicked.connect(self._press)
        self.back = Button(Action("-", "Esc"))
        self.back.clicked.connect(self.went_back)
        self.lost = Button(Action(say("lock.lost"), "F2"), Shape.QUIET)
        self.lost.clicked.connect(self.code_asked)
        side = look.gap(64 if look.scale < LARGE_TEXT else 32)
        whole = column(look.gap(16))
        whole.setContentsMargins(side, look.gap(32), side, look.gap(24))
        head, foot = row(look.gap(24)), row(look.gap(16))
        head.addWidget(self._where, 1)
        head.addWidget(self._time)
        for part in (self.back, self.lost):
            foot.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        foot.addWidget(self.green)
        whole.addLayout(head)
        whole.addLayout(self._middle(), 1)
        whole.addWidget(Perforation())
        whole.addLayout(foot)
        self.setLayout(whole)
        self.hide()

    def _middle(self) -> QHBoxLayout:
        look = theme()
        said = column(look.gap(20))
        said.addStretch(1)
        for part in (self._title, self._lead, self.field, self._said):
            part.setMaximumWidth(look.gap(_MEASURE))
            said.addWidget(part)
        said.addStretch(1)
        middle = row(look.gap(48))
        middle.addWidget(holding(said), 3)
        middle.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addWidget(self._forest, 2)
        return middle

    def tell(self, state: Lock, say: Speech, where: str, now: datetime) -> None:
        """Show what is asked now; `now` is local time."""
        told = words(state, now)
        shut = state.until is not None
        types = told.field is not None
        self._where.say(where)
        self._time.say(say.time(now))
        self._title.say(say.say(told.title))
        self._lead.say(say.say(told.lead))
        # Where text is large, what came of the try before needs the room.
        large = theme().scale >= LARGE_TEXT
        self._lead.setVisible(not large or state.said is None or shut)
        self._said.tell(say.say(state.said) if state.said is not None and not shut else "")
        if told.field is not None:
            self.field.ask(say.say(told.field), secret=state.page in ASKS_SECRET)
        self.field.setVisible(types)
        self.pad.setVisible(types and state.page in ASKS_SECRET)
        self._forest.setVisible(state.page in _CALM or shut)
        self._tell_foot(state, told, say)
        self._lay_focus(state, types=types)
        self._announce(state, say, told)

    def _tell_foot(self, state: Lock, told: Words, say: Speech) -> None:
        self.green.setVisible(told.green is not None)
        if told.green is not None:
            text = say.say(told.green)
            self.green.offer(Action(text, "Enter", missing=text if told.waits else ""))
        leads = state.page not in (Page.LOCKED, Page.KEPT) or bool(state.back)
        self.back.setVisible(leads)
        name = state.back.split(maxsplit=1)[0] if state.back.strip() else ""
        back = say("lock.back_to", name=name) if name else say("lock.back")
        self.back.offer(Action(back, "Esc"))
        self.lost.offer(Action(say("lock.lost"), "F2"))
        # Where text is large there is room for two.
        large = theme().scale >= LARGE_TEXT
        self.lost.setVisible(state.page is Page.LOCKED or (state.page is Page.PIN and not large))

    def _lay_focus(self, state: Lock, *, types: bool) -> None:
        """In the field where there is one; else on the sheet, which takes every key."""
        if state.page is not self._page or not types:
            self._page = state.page
            self.field.wipe()
        if types and not state.busy:
            self.field.edit.setFocus()
        elif not types:
            self.setFocus()

    def _announce(self, state: Lock, say: Speech, told: Words) -> None:
        """A screen reader hears each page once, and what came of the one before."""
        said = say.say(state.said) if state.said is not None else ""
        heard = " ".join(filter(None, (said, say.say(told.title), say.say(told.lead))))
        if heard != self._heard:
            self._heard = heard
            announce(self, heard, at_once=True)

    def wipe(self) -> None:
        """Forget what was typed."""
        self.field.wipe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc and F2 mean something; all else is taken and means nothing."""
        event.accept()
        name = name_of(event)
        if self._again(name, event):
            return
        if name == "Enter":
            self._press()
        elif name == "Esc" and self.back.isVisible():
            self.went_back.emit()
        elif name == "F2" and self.lost.isVisible():
            self.code_asked.emit()

    def _press(self) -> None:
        if not self.green.isVisible() or self.green.cannot:
            return
        if self.field.isVisible():
            self.entered.emit(self.field.take())
        else:
            self.went_on.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper, all of it: what lies under it is not seen."""
        QPainter(self).fillRect(self.rect(), theme().colour("paper"))


class _Said(Sheet):
    """What came of the try before, on amber."""

    def __init__(self) -> None:
        super().__init__("look_soft", "edge" if theme().tokens.contrast else "")
        look = theme()
        self._words = PlainLabel("", Role.BODY, "look_ink", wrap=True)
        made = row(look.gap(16))
        made.setContentsMargins(*(look.gap(side) for side in (20, 14, 20, 14)))
        made.addWidget(Glyph("eye", 24, "look_ink"), 0, Qt.AlignmentFlag.AlignTop)
        made.addWidget(self._words, 1)
        self.setLayout(made)

    def tell(self, text: str) -> None:
        """Say it, or nothing."""
        self._words.say(text)
        self.setVisible(bool(text))

"""Money on its way as it is drawn: the till's row with its number, and the one question."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.state import paying, payout_words
from ui.rooms.counter.state.after import Blank
from ui.rooms.counter.state.counter import Finished
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.payout_words import How, PayRow
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.abreast import Beside
from ui.widgets.announce import announce
from ui.widgets.button import Action, Button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.paint import rounded
from ui.widgets.sheet import Sheet
from ui.widgets.steps import Step

_WIDE: Final = 304
_TILL_WIDE: Final = 328
_WORDS: Final = 200
_ROUND: Final = 48


class Focus:
    """Lays the focus where the next key belongs, and leaves it where a hand has put it since."""

    def __init__(self, page: QWidget) -> None:
        """Nothing is wanted yet."""
        self._page = page
        self._wanted: QWidget | None = None

    def forget(self) -> None:
        """The page is closed."""
        self._wanted = None

    def lay(self, wanted: QWidget) -> None:
        """Lay it here, unless it was laid here before and is still on the page."""
        held = _held(self._page.window())
        here = held is not None and self._page.isAncestorOf(held)
        if wanted is not self._wanted or not here:
            wanted.setFocus()
            # Once it has its place: where text is large it may lie further down.
            QTimer.singleShot(0, wanted, lambda: bring_into_sight(wanted))
        self._wanted = wanted


def _held(window: QWidget) -> QWidget | None:
    return window.focusWidget()


def bring_into_sight(wanted: QWidget) -> None:
    """Scroll to it."""
    above = wanted.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        room = theme().gap(16)
        above.ensureWidgetVisible(wanted, 0, room)


def step_of(told: PayRow, say: Speech) -> Step:
    """A payout as a promise."""
    return Step(
        told.icon,
        say.say(told.first),
        say.say(told.second),
        say.say(told.badge),
        kept=told.how is How.DONE,
        busy=told.how is How.BUSY,
        amber=told.how is How.LOOK,
    )


def money_steps(done: Finished, scene: Scene) -> tuple[Step, ...]:
    """Every payout and document of a visit as a promise; the till's own has a row by itself."""
    if done.after.undone:
        return ()
    state, discreet = scene.state, done.discreet
    rows = [
        payout_words.far_row(state, each, discreet=discreet) for each in paying.by_far_end(done)
    ]
    rows += [payout_words.document_row(done, each) for each in done.after.credits]
    till = paying.till_of(done)
    if till is not None and till.is_paid:
        rows.insert(0, payout_words.till_row(till, discreet=discreet))
    return tuple(step_of(each, scene.say) for each in rows)


class NumberField(Field):
    """A small field for a number that is scanned or written; Enter confirms it."""

    def __init__(self, name: str, key: str = "Enter", icon: str = "receipt") -> None:
        """Lower than a field one searches in."""
        super().__init__(name, key, icon)
        look, layout = theme(), self.layout()
        assert layout is not None
        layout.setContentsMargins(*(look.px(side) for side in (14, 2, 12, 2)))
        self.setMinimumHeight(look.px(52))

    def keep(self, text: str) -> None:
        """Show what is written; the hand that writes is not disturbed."""
        if self.edit.text() != text:
            self.edit.setText(text)


class Round(QWidget):
    """An icon on the round ground of a promise."""

    def __init__(self, glyph: Glyph) -> None:
        """Hold it in the middle."""
        super().__init__()
        side = theme().px(_ROUND)
        self.setFixedSize(side, side)
        made = column()
        made.addWidget(glyph, 0, Qt.AlignmentFlag.AlignCenter)
        self.setLayout(made)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter, room = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "ink" if theme().tokens.contrast else ""
        rounded(painter, room, room.width() / 2, fill="sunken", edge=edge)


class TillRow(QWidget):
    """What the till pays out, and the small field for its return number."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        """Nothing is paid yet."""
        super().__init__()
        look, say = theme(), scene.say
        self._glyph = Glyph("coins", 24)
        self._first = PlainLabel("", Role.LEAD, wrap=True)
        self._second = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        # What it is stands beside it: without an icon its whole name has room.
        self.field = NumberField(say("counter.payout.till_field"), icon="")
        self.field.changed.connect(lambda text: do(Do.WRITE, f"{Blank.TILL.name}:{text}"))
        words = column()
        words.addWidget(self._first)
        words.addWidget(self._second)
        what = row(look.gap(20))
        what.addWidget(Round(self._glyph))
        what.addLayout(words, 1)
        both = Beside(look.gap(12), look.px(_WORDS))
        both.addWidget(holding(what))
        if look.scale < LARGE_TEXT:
            self.field.setFixedWidth(look.px(_TILL_WIDE))
        both.addWidget(self.field)
        made = column()
        made.setContentsMargins(0, look.px(11), 0, look.px(11))
        made.addLayout(both)
        self.setLayout(made)

    def tell(self, scene: Scene, done: Finished) -> None:
        """Show what leaves the till, as long as its number is waited for."""
        till = paying.till_of(done)
        waits = till is not None and not till.is_paid and not done.after.undone
        self.setVisible(waits)
        if till is None or not waits:
            return
        told = payout_words.till_row(till, discreet=done.discreet)
        self._glyph.show_icon(told.icon, "ink")
        self._first.say(scene.say.say(told.first))
        self._second.say(scene.say.say(told.second))
        self.field.keep(done.till)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline below."""
        look, painter = theme(), QPainter(self)
        height = look.tokens.edge_width
        line = QRectF(0, self.height() - height, self.width(), height)
        painter.fillRect(line, look.colour("line"))


class QuestionCard(Sheet):
    """The one question of a payout: what happened, what to look at, and what can be answered."""

    spoken = QAccessible.Role.AlertMessage

    def __init__(self, scene: Scene, do: Doing) -> None:
        """Nothing is asked yet."""
        super().__init__("look_soft", "")
        look, say = theme(), scene.say
        self._title = PlainLabel("", Role.LEAD, "look_ink", wrap=True)
        self._words = PlainLabel("", Role.BODY, "look_ink", wrap=True)
        self._paid, self._not, self._call = (Button(Action("-")) for _ in range(3))
        self._paid.clicked.connect(lambda: do(Do.PAID, ""))
        self._not.clicked.connect(lambda: do(Do.NOT_PAID, ""))
        self._call.clicked.connect(lambda: do(Do.CALL, ""))
        self.field = NumberField("-", "")
        self.field.setMinimumWidth(look.px(_WIDE))
        self.field.changed.connect(lambda text: do(Do.WRITE, f"{Blank.PAID.name}:{text}"))
        self._confirm = Button(Action(say("counter.asks.confirm"), "Enter", "check"))
        self._confirm.clicked.connect(lambda: do(Do.CONFIRM, ""))
        ways = Flow(look.gap(8))
        for each in (self._paid, self._not, self._call, self.field, self._confirm):
            ways.addWidget(each)
        made = column(look.px(4))
        made.setContentsMargins(*(look.gap(side) for side in (24, 16, 24, 16)))
        made.addWidget(self._title)
        made.addWidget(self._words)
        made.addSpacing(look.gap(12))
        made.addLayout(ways)
        self.setLayout(made)

    def tell(self, scene: Scene) -> None:
        """Ask it, or be gone."""
        state, say = scene.state, scene.say
        asked = paying.question(state)
        self.setVisible(asked is not None)
        if asked is None:
            return
        edge = "look" if theme().tokens.contrast else ""
        self.wear("look_soft", edge)
        title, words = payout_words.asked_words(asked)
        writing = state.paid_nr is not None
        told = say("counter.asks.number_do") if writing else say.say(words)
        self._title.say(say.say(title))
        self._words.say(told)
        name = f"{say.say(title)} {told}"
        if name != self.accessibleName():
            self.setAccessibleName(name)
            announce(self, name, at_once=True)
        self._paid.offer(Action(say.say(payout_words.paid_words(asked)), "Q", "check"))
        self._not.offer(Action(say("counter.asks.not_paid"), "W"))
        self._call.offer(Action(say.say(payout_words.call_words(asked)), "E", "question"))
        self._paid.setVisible(asked.can_be_paid and not writing)
        self._not.setVisible(asked.can_be_denied and not writing)
        self._call.setVisible(asked.can_call and not writing)
        self.field.setVisible(writing)
        self._confirm.setVisible(writing)
        if writing:
            name = say.say(payout_words.number_words(asked))
            self.field.edit.setPlaceholderText(name)
            self.field.edit.setAccessibleName(name)
            self.field.keep(state.paid_nr or "")

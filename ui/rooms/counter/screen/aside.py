"""Beside the promises: where her slip goes, and a small extra that nobody announces."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.phrase import Phrase
from returns_station.service.surprise import Offered, Suggestion
from ui.rooms.counter.screen.payouts import NumberField, bring_into_sight
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.state import beside
from ui.rooms.counter.state.extras import Extras
from ui.rooms.counter.state.keys import Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.chip import Chip
from ui.widgets.emptied import emptied
from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, row
from ui.widgets.no_cards import keep_cards_out
from ui.widgets.sheet import Sheet

_FIELD = 416


class SendCard(Sheet):
    """Asks once where she is reached, in words that say for what; then says where it goes."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._asked = False
        self._title = PlainLabel("", Role.BODY_STRONG, wrap=True)
        self._consent = PlainLabel(say("counter.send.consent"), Role.SMALL, "ink_soft", wrap=True)
        self.field = NumberField(say("counter.send.field"), "", "envelope-simple")
        keep_cards_out(self.field.edit)
        self.field.changed.connect(lambda text: do(Do.TELL, text))
        self._send = Button(Action(say("counter.send.do"), "Enter", "check"))
        self._send.clicked.connect(lambda: do(Do.CONFIRM, ""))
        self._later = Chip(say("counter.send.afterwards"), "F6", "chat-circle-text")
        self._later.picked.connect(lambda: do(Do.SEND, ""))
        if look.scale < LARGE_TEXT:
            self.field.setFixedWidth(look.px(_FIELD))
        ways = Flow(look.gap(8))
        for each in (self.field, self._send, self._later):
            ways.addWidget(each)
        made = column(look.px(4))
        made.setContentsMargins(*(look.gap(side) for side in (20, 14, 20, 14)))
        made.addWidget(self._title)
        made.addWidget(self._consent)
        made.addSpacing(look.gap(8))
        made.addLayout(ways)
        self.setLayout(made)

    def tell(self, scene: Scene) -> None:
        """Ask, or be gone."""
        extras, say = beside.extras_of(scene.state), scene.say
        asks, asked = extras.reach is not None, self._asked
        self._asked = asks
        self.setVisible(asks)
        if not asks:
            return
        told = say.say(extras.told) if extras.told else say("counter.send.where")
        self._title.say(told)
        self._title.wear(ink="look_ink" if extras.told else "ink")
        self.field.keep(extras.reach or "")
        if not asked:
            # Who writes another address writes it instead of the one we knew.
            self.field.edit.selectAll()
        self._later.choose(extras.afterwards)
        self._send.work(extras.sends is not None)


class ExtraCard(QWidget):
    """A small extra: suggested in one quiet line, chosen by who stands there, then done."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._do = do
        self._suggested: Suggestion | None = None
        self._glyph = Glyph("flower-tulip", 24)
        self._title = PlainLabel("", Role.BODY_STRONG, wrap=True)
        self._words = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._open = Button(Action(scene.say("counter.extra.open"), "F10"))
        self._open.clicked.connect(lambda: do(Do.EXTRA, ""))
        words = column()
        words.addWidget(self._title)
        words.addWidget(self._words)
        head = column(look.gap(8)) if look.scale >= LARGE_TEXT else row(look.gap(20))
        first = row(look.gap(20))
        first.addWidget(self._glyph)
        first.addLayout(words, 1)
        head.addLayout(first, 1)
        head.addWidget(self._open)
        self._kinds = Flow(look.gap(8))
        self._ways = QWidget()
        self._ways.setLayout(self._kinds)
        made = column(look.gap(8))
        made.setContentsMargins(0, look.gap(12), 0, 0)
        made.addLayout(head)
        made.addWidget(self._ways)
        self.setLayout(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What it offers is seen as it opens; much may stand above it."""
        super().resizeEvent(event)
        if not self._ways.isHidden():
            QTimer.singleShot(0, self, lambda: bring_into_sight(self))

    def tell(self, scene: Scene) -> None:
        """Suggest, offer, or say what was given; else nothing stands here."""
        state, say = scene.state, scene.say
        extras = beside.extras_of(state)
        can = beside.can_surprise(state)
        self.setVisible(can or extras.gave is not None)
        suggestion = extras.beside.suggestion if extras.beside else None
        self._open.setVisible(can and not extras.chooses)
        self._ways.setVisible(can and extras.chooses)
        title, words = said(extras, suggestion, say)
        self._title.say(title)
        self._words.say(words)
        self._words.setVisible(bool(words))
        if can and suggestion is not None and suggestion != self._suggested:
            self._suggested = suggestion
            self._lay(suggestion, say)

    def _lay(self, suggestion: Suggestion, say: Speech) -> None:
        for old in emptied(self._kinds):
            old.hide()
            old.deleteLater()
        for nr, each in enumerate(suggestion.kinds, 1):
            button = Button(Action(kind_words(each, say), str(nr)))
            button.clicked.connect(lambda _=False, nr=nr: self._do(Do.GIVE, str(nr)))
            self._kinds.addWidget(button)


def said(extras: Extras, suggestion: Suggestion | None, say: Speech) -> tuple[str, str]:
    """What stands there in two lines."""
    if extras.gave is not None:
        line = _line(extras.line, suggestion)
        told = say("counter.extra.write", line=line) if line else say("counter.extra.quiet")
        return say(f"counter.extra.gave.{extras.gave}"), told
    if suggestion is None:
        return "", ""
    if extras.told is not None:
        return say.say(extras.told), ""
    because = say(f"surprise.because.{suggestion.because}")
    left = say("counter.extra.left", amount=suggestion.left)
    title = say("counter.extra.which") if extras.chooses else say("counter.extra.ask")
    return title, say("counter.extra.why", because=because, left=left)


def kind_words(each: Offered, say: Speech) -> str:
    """A kind with what it costs."""
    kind = say(f"surprise.kind.{each.kind}")
    return say("counter.extra.kind", kind=kind, amount=each.cost) if each.cost.minor else kind


def _line(line: Phrase | None, suggestion: Suggestion | None) -> str:
    """What may be written by hand, in her own language."""
    if line is None or suggestion is None:
        return ""
    from returns_station.adapters.speech import speech

    return speech(suggestion.language).say(line)

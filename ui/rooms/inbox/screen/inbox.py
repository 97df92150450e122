"""The inbox room's screen: who waits, the conversation, the answer; one green button."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.dialogue.answering import ItemState
from ui.rooms.inbox.screen.answer import AnswerSheet
from ui.rooms.inbox.screen.head import Head
from ui.rooms.inbox.screen.queue import Queue
from ui.rooms.inbox.screen.talk import Conversation, Images
from ui.rooms.inbox.state import telling
from ui.rooms.inbox.state.inbox import Inbox, missing, name_in
from ui.theme import theme
from ui.tokens import HALO, LARGE_TEXT, Role
from ui.widgets.button import Action
from ui.widgets.forest import Forest
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.perforation import Perforation
from ui.widgets.reading import read_in_order
from ui.widgets.scrolled import scrolled
from ui.widgets.total_bar import Total, TotalBar

_QUEUE, _QUEUE_NARROW, _QUEUE_WIDE = 296, 244, 380
_AROUND = 40
_NARROW = 1100


class InboxScreen(QWidget):
    """Draws what it is told, and says what was asked for by hand."""

    def __init__(self, say: Speech, *, wide: bool) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._large, self._wide = look.scale >= LARGE_TEXT, wide
        self._state = Inbox()
        self._images: Images = {}
        self._was_narrow = False
        self.queue, self.head, self.talk = Queue(say), Head(say), Conversation(say)
        self.answer, self.hint, self.total = AnswerSheet(say), Hint(), TotalBar()
        self.total.setContentsMargins(HALO, 0, 0, 0)
        self._empty = _Empty(say)
        self._asked = self._conversation()
        right = column(look.gap(12))
        for part in (self.hint, self._asked, self._empty):
            right.addWidget(part, 0 if part is self.hint else 1)
        right.addWidget(self.total)
        whole = row(look.gap(32))
        whole.setContentsMargins(*(look.gap(side) for side in (_AROUND, 24, _AROUND, 4)))
        if self._large:
            self.queue.setParent(self)
            self.queue.hide()
            right.insertWidget(0, self.queue.turn, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            whole.addWidget(self.queue)
            whole.addWidget(Perforation(Qt.Orientation.Vertical))
        whole.addLayout(right, 1)
        self.setLayout(whole)
        self._stand()

    @property
    def _narrow(self) -> bool:
        return not self._large and self.width() < theme().px(_NARROW - 96)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window needs its margins for words, and says fewer of them."""
        super().resizeEvent(event)
        before, self._was_narrow = self._was_narrow, self._narrow
        self._stand()
        if self._narrow is not before:
            self.tell(self._state, self._images)

    def tell(self, state: Inbox, images: Images | None = None) -> None:
        """Show this moment."""
        self._state, self._images = state, images or {}
        if not self._large:
            self.queue.tell(state)
        self.queue.turn.choose(state.shelf is ItemState.ANSWERED)
        self._tell_hint(state)
        talk = state.talk
        self._asked.setVisible(talk is not None)
        self.total.setVisible(talk is not None)
        self._empty.setVisible(not state.at)
        self._empty.tell(state)
        if talk is None:
            return
        self.head.tell(state)
        self.talk.tell(talk, state.since, self._images)
        self.answer.tell(state)
        # Of what is answered there is only to read; words that were begun stay seen.
        self.answer.setVisible(state.open or bool(state.words))
        total = _total(state, self._say)
        self.total.tell(replace(total, secondary=None) if self._narrow else total)

    def focus(self, state: Inbox) -> None:
        """Lay the focus where the next key belongs: words that were begun, else the room."""
        if state.words and state.open:
            self.answer.words.setFocus()
        else:
            self.setFocus()

    def write(self, text: str) -> None:
        """A letter was pressed with the focus elsewhere: it is the answer's."""
        words = self.answer.words
        if words.isVisible() and not words.edit.isReadOnly():
            words.setFocus()
            words.insert(text)

    @property
    def writes(self) -> bool:
        """Whether somebody writes."""
        return self.answer.words.edit.hasFocus()

    def lay_order(self) -> None:
        """Tab goes as one reads."""
        read_in_order(self)

    def _conversation(self) -> QWidget:
        """Who it is, what was said, the answer; where text is large all of it scrolls."""
        look = theme()
        made = column(look.gap(12))
        made.setContentsMargins(HALO, 0, 0 if not self._large else look.gap(8), HALO)
        made.addWidget(self.head)
        made.addWidget(self.talk, 1)
        made.addWidget(self.answer)
        held = holding(made)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return scrolled(held) if self._large else held

    def _stand(self) -> None:
        look, narrow = theme(), self._narrow
        around = look.gap(_AROUND // 2 if narrow else _AROUND)
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        layout.setContentsMargins(around, margins.top(), around, margins.bottom())
        layout.setSpacing(look.gap(20 if narrow else 32))
        wide = _QUEUE_WIDE if self._wide else _QUEUE_NARROW if narrow else _QUEUE
        self.queue.setFixedWidth(look.px(wide))

    def _tell_hint(self, state: Inbox) -> None:
        self.hint.setVisible(state.told is not None)
        if state.told is not None:
            icon = "check" if state.went_well else "eye"
            words = self._say.say(state.told)
            self.hint.tell(Advice(words, "", icon, amber=not state.went_well))


class _Empty(QWidget):
    """Nobody waits: the forest, and how a message comes here."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._title = PlainLabel("", Role.SAY, balanced=True)
        self._words = PlainLabel(say("inbox.empty_what"), Role.LEAD_SOFT, "ink_soft", wrap=True)
        made = column(look.gap(12))
        made.addStretch(1)
        made.addWidget(self._title)
        made.addWidget(self._words)
        made.addWidget(Forest(), 3)
        made.addStretch(1)
        self.setLayout(made)

    def tell(self, state: Inbox) -> None:
        """Nothing is said while nobody knows yet."""
        self._title.say(self._say.say(telling.title(state)) if state.ready else "")
        self._words.setVisible(state.ready and state.shelf is ItemState.OPEN)


def _total(state: Inbox, say: Speech) -> Total:
    """To whom, how it goes, and the one green button."""
    item, lacks = state.item, missing(state)
    assert item is not None, "told with something in hand"
    name = name_in(state)
    her = name if isinstance(name, str) else ""
    do = say("inbox.send_to", name=her.split()[0]) if her.strip() else say("inbox.send")
    words = say.say(lacks) if lacks is not None else ""
    primary = Action(words or do, "Enter", "" if words else "envelope-simple", missing=words)
    quiet = say.say(telling.sends(item, state.me)) if state.open else ""
    wordings = Action(say("inbox.wordings"), "F8", "pencil-simple-line")
    return Total("", "", primary, wordings, quiet=quiet, busy=state.sends is not None)

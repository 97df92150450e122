"""The approvals room's screen: the queue, the question, the answer; one green button."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.policy.claim import Outcome
from ui.models.answering import Answering, blocked, brings, missing
from ui.rooms.approvals.screen.picture import Beside, Head, Thought
from ui.rooms.approvals.screen.queue import Queue
from ui.rooms.approvals.state.approvals import Approvals
from ui.rooms.approvals.state.telling import name_of
from ui.theme import theme
from ui.tokens import HALO, LARGE_TEXT, Role
from ui.widgets.answer_panel import AnswerPanel
from ui.widgets.button import Action
from ui.widgets.forest import Forest
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.perforation import Perforation
from ui.widgets.reading import read_in_order
from ui.widgets.scrolled import scrolled
from ui.widgets.total_bar import Total, TotalBar

_QUEUE, _QUEUE_NARROW, _QUEUE_WIDE = 236, 204, 320
_AROUND = 40
_NARROW = 1100
_MONEY = (Outcome.REFUND, Outcome.STORE_CREDIT, Outcome.PRICE_REDUCTION)


class ApprovalsScreen(QWidget):
    """Draws what it is told, and says what was asked for by hand."""

    def __init__(self, say: Speech, *, wide: bool) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._large, self._wide = look.scale >= LARGE_TEXT, wide
        self._state = Approvals()
        self._images: tuple[QImage, ...] = ()
        self.queue, self.head, self.thought = Queue(say), Head(say), Thought(say)
        self.beside, self.panel, self.hint = Beside(say), AnswerPanel(say), Hint()
        self.total = TotalBar()
        self.total.setContentsMargins(HALO, 0, 0, 0)
        self._empty = _Empty(say)
        self._asked = self._question()
        right = column(look.gap(12))
        for part in (self.hint, self._asked, self._empty):
            right.addWidget(part, 0 if part is self.hint else 1)
        right.addWidget(self.total)
        whole = row(look.gap(32))
        whole.setContentsMargins(*(look.gap(side) for side in (_AROUND, 24, _AROUND, 4)))
        if self._large:
            self.queue.setParent(self)
            self.queue.hide()
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
        before = self._narrow
        super().resizeEvent(event)
        if self._stand() or self._narrow is not before:
            self.tell(self._state, self._images)

    def _stand(self) -> bool:
        """Stand as there is room; True where that is otherwise than before."""
        look, narrow = theme(), self._narrow
        around = look.gap(_AROUND // 2 if narrow else _AROUND)
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        if margins.left() == around and self.queue.minimumWidth():
            return False
        layout.setContentsMargins(around, margins.top(), around, margins.bottom())
        layout.setSpacing(look.gap(20 if narrow else 32))
        wide = _QUEUE_WIDE if self._wide else _QUEUE_NARROW if narrow else _QUEUE
        self.queue.setFixedWidth(look.px(wide))
        self.beside.stand(narrow=narrow)
        return True

    def _question(self) -> QWidget:
        """The question above, its trace beside the alike ones, the answer below."""
        look = theme()
        made = column(look.gap(14))
        made.setContentsMargins(HALO, 0, look.gap(8), HALO)
        made.addWidget(self.head)
        between = column(look.gap(14)) if self._large else row(look.gap(40))
        between.addWidget(self.thought, 1)
        between.addWidget(self.beside)
        if self._large:
            # The answer is what one comes for; what it stands on can be scrolled to.
            made.addWidget(self.panel)
            made.addLayout(between)
        else:
            made.addLayout(between)
            made.addWidget(self.panel)
        made.addStretch(1)
        return scrolled(holding(made))

    def tell(self, state: Approvals, images: tuple[QImage, ...] = ()) -> None:
        """Show this moment."""
        say, now = self._say, state.answering
        self._state, self._images = state, images
        if not self._large:
            self.queue.tell(state)
        self._tell_hint(state)
        self._asked.setVisible(now is not None)
        self.total.setVisible(now is not None)
        self._empty.setVisible(now is None)
        self._empty.tell(state)
        if now is None:
            return
        self.head.tell(now.ask, narrow=self._narrow)
        crowded = now.writes or not self.hint.isHidden() or self._narrow
        self.thought.tell(now.ask, short=crowded)
        self.beside.tell(now.ask, images)
        self.panel.tell(now)
        told = _total(now, say, busy=state.busy)
        self.total.tell(replace(told, quiet="") if self._narrow else told)

    def focus(self, state: Approvals) -> None:
        """Lay the focus where the next key belongs: words, else the green button."""
        now = state.answering
        if now is None:
            self.setFocus()
        elif now.writes and blocked(now) is None:
            self.panel.note.setFocus()
        elif missing(now) is None:
            self.total.primary.setFocus()
        else:
            self.setFocus()

    def lay_order(self) -> None:
        """Tab goes as one reads."""
        read_in_order(self)

    def _tell_hint(self, state: Approvals) -> None:
        say, now = self._say, state.answering
        barred = blocked(now) if now is not None and state.told is None else None
        told = state.told or barred
        self.hint.setVisible(told is not None)
        if told is None:
            return
        if barred is not None:
            advice = Advice(say("approvals.not_yours"), say.say(barred), "eye", amber=True)
        else:
            advice = Advice(say.say(told), "", "check" if state.went_well else "eye",
                            amber=not state.went_well)  # fmt: skip
        self.hint.tell(advice)


class _Empty(QWidget):
    """Nobody waits: the forest, and how a question comes here."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._title = PlainLabel("", Role.SAY, balanced=True)
        self._words = PlainLabel(say("approvals.empty_what"), Role.LEAD_SOFT, "ink_soft", wrap=True)
        made = column(look.gap(12))
        made.addStretch(1)
        made.addWidget(self._title)
        made.addWidget(self._words)
        made.addWidget(Forest(), 3)
        made.addStretch(1)
        self.setLayout(made)

    def tell(self, state: Approvals) -> None:
        """Nothing is said while nobody knows yet."""
        self._title.say(self._say("approvals.nobody") if state.ready else "")
        self._words.setVisible(state.ready)


def _total(now: Answering, say: Speech, *, busy: bool) -> Total:
    """The sum and the one green button."""
    name, amount, lacks = name_of(now.ask), brings(now), missing(now)
    way = now.way
    outcome = way.outcome if way is not None else now.nearest
    sum_ = say.money(amount) if amount is not None and outcome in _MONEY else ""
    label = say("approvals.to", name=name) if name else say("approvals.to_customer")
    label = label if sum_ else ""
    kind = "no" if now.says_no else "yes"
    do = (
        say(f"approvals.say_{kind}_to", name=name.split()[0])
        if name
        else say(f"approvals.say_{kind}")
    )
    words = say.say(lacks) if lacks is not None and blocked(now) is None else ""
    words = words or (say("approvals.cannot") if lacks is not None else "")
    primary = Action(words or do, "Enter", "" if words else "seal-check", missing=words)
    quiet = "" if lacks is not None else say("approvals.at_once", asker=now.ask.asker)
    return Total(label, sum_, primary, quiet=quiet, busy=busy)

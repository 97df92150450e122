"""Payouts that want a person: the list, and the one question of the one in hand."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from returns_station.payout import Payout, PayoutState
from ui.rooms.counter.screen.payouts import Focus, QuestionCard
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.screen.trouble import tell_trouble
from ui.rooms.counter.state import paying, payout_words
from ui.rooms.counter.state.keys import Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.hint import Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.scrolled import scrolled

_ROWS = 30


class OwingPage(QWidget):
    """At the left what waits, the oldest first; at the right what is asked of the one in hand."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        """Nothing waits yet."""
        super().__init__()
        look = theme()
        self._focus = Focus(self)
        self._title = PlainLabel("", Role.SAY, balanced=True)
        self._rows = tuple(OptionRow(Option("", "-")) for _ in range(_ROWS))
        self._question, self._hint = QuestionCard(scene, do), Hint()
        rows = column(look.gap(8))
        rows.setContentsMargins(5, 5, look.gap(8), 5)
        for nr, each in enumerate(self._rows):
            each.clicked.connect(lambda _=False, nr=nr: do(Do.POINT, str(nr)))
            rows.addWidget(each)
        rows.addStretch(1)
        right = column(look.gap(12))
        right.setContentsMargins(0, 5, 0, 0)
        right.addWidget(self._question)
        right.addWidget(self._hint)
        right.addStretch(1)
        page = column(look.gap(24))
        page.setContentsMargins(*(look.gap(side) for side in (40, 32, 40, 16)))
        page.addWidget(self._title)
        if look.scale >= LARGE_TEXT:
            # One column: what is asked before what waits.
            right.addLayout(rows)
            self._list = scrolled(holding(right))
            page.addWidget(self._list, 1)
        else:
            self._list = scrolled(holding(rows))
            body = row(look.gap(32))
            body.addWidget(self._list, 1)
            body.addLayout(right, 1)
            page.addLayout(body, 1)
        self._large = look.scale >= LARGE_TEXT
        self.setLayout(page)

    def tell(self, scene: Scene) -> None:
        """Show what waits."""
        state, say, owing = scene.state, scene.say, scene.state.owing
        assert owing is not None
        left = sum(paying.question_of(state, each) is not None for each in owing.payouts)
        none = say("counter.owing.none")
        self._title.say(say("counter.owing.waits", count=left) if left else none)
        for nr, each in enumerate(self._rows):
            each.setVisible(nr < len(owing.payouts))
            if nr < len(owing.payouts):
                each.tell(_option(scene, owing.payouts[nr], chosen=nr == owing.at))
        self._question.tell(scene)
        self._hint.setVisible(state.trouble is not None)
        if state.trouble is not None:
            tell_trouble(self._hint, state.trouble, say)
        if not self._large:
            self._list.ensureWidgetVisible(self._rows[min(owing.at, _ROWS - 1)])

    def hideEvent(self, event: QHideEvent) -> None:
        """The next time it lies open the focus is laid anew."""
        self._focus.forget()
        super().hideEvent(event)

    def take_focus(self, scene: Scene) -> None:
        """The number that is asked for has the focus; else the keys go to the question."""
        writing = scene.state.paid_nr is not None
        self._focus.lay(self._question.field if writing else self)


def _option(scene: Scene, payout: Payout, *, chosen: bool) -> Option:
    """A payout as a row: to whom, of what, since when, and how it stands."""
    say, state = scene.say, scene.state
    tender = payout_words.tender(payout)
    what = say("counter.owing.row", amount=payout.to_pay, tender=tender)
    icon, means = "question", ""
    if payout.at is not None:
        at = payout.at.astimezone(scene.now.tzinfo)
        when = say.time(at) if at.date() == scene.now.date() else say.moment(at)
        means = say("counter.owing.of", sale=payout.sale, when=when)
    if payout.state is PayoutState.CONFIRMED:
        icon, means = "check", say("counter.owing.settled", number=payout.reference)
    elif paying.is_called(state, payout):
        icon, means = "hourglass-medium", say("counter.owing.busy")
    return Option(payout.operation, what, means, icon=icon, chosen=chosen)

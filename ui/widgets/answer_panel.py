"""The answer to a question as one gives it: the yeses and the no, why, words of one's own."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.ruling.views import WaySeen
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from ui.models.answering import MOST_YES, WHY_KEYS, Answering, brings
from ui.theme import theme
from ui.tokens import LARGE_TEXT, TOUCH, Role
from ui.widgets.abreast import Abreast
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column
from ui.widgets.ruling_card import Answer, RulingCard

ICONS: Final = {
    Outcome.REFUND: "arrow-u-up-left",
    Outcome.EXCHANGE: "swap",
    Outcome.REPLACEMENT: "hand-heart",
    Outcome.REPAIR: "wrench",
    Outcome.STORE_CREDIT: "ticket",
    Outcome.PRICE_REDUCTION: "tag",
}

_MONEY: Final = (Outcome.REFUND, Outcome.STORE_CREDIT, Outcome.PRICE_REDUCTION)


class AnswerPanel(QWidget):
    """Cards by digit, reasons by letter, a field; it decides nothing."""

    picked = Signal(int)
    reasoned = Signal(int)
    wrote = Signal(str)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self.cards = tuple(RulingCard(str(nr)) for nr in range(1, MOST_YES + 2))
        self.chips = tuple(Chip("-", key) for key in WHY_KEYS)
        large = look.scale >= LARGE_TEXT
        answers = Abreast(look.gap(12), (1,) if large else (1, 1, 1))
        for nr, card in enumerate(self.cards, 1):
            card.picked.connect(lambda nr=nr: self.picked.emit(nr))
            answers.addWidget(card)
        reasons = Flow(look.gap(8))
        self._why = PlainLabel(say("approvals.why"), Role.SMALL_STRONG, "ink_soft")
        self._why.setMinimumHeight(look.px(TOUCH))  # in the middle of its line
        reasons.addWidget(self._why)
        for nr, chip in enumerate(self.chips, 1):
            chip.picked.connect(lambda nr=nr: self.reasoned.emit(nr))
            reasons.addWidget(chip)
        self.note = Field(say("approvals.note"), "", "pencil-simple-line", role=Role.BODY)
        self.note.changed.connect(self.wrote)
        self._instead = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        made = column(look.gap(8))
        made.addWidget(PlainLabel(say("approvals.answer"), Role.SMALL_STRONG, "ink_soft"))
        made.addLayout(answers)
        made.addSpacing(look.gap(4))
        made.addLayout(reasons)
        made.addWidget(self.note)
        made.addWidget(self._instead)
        self.setLayout(made)

    def tell(self, answering: Answering) -> None:
        """Show the answer as it stands."""
        say = self._say
        for nr, card in enumerate(self.cards):
            card.setVisible(nr <= len(answering.ways))
            if nr <= len(answering.ways):
                card.tell(self._card(answering, nr))
        for nr, chip in enumerate(self.chips):
            chip.setVisible(nr < len(answering.whys))
            if nr < len(answering.whys):
                why = answering.whys[nr]
                kind = "no" if answering.says_no else "yes"
                chip.tell(say(f"approvals.why_{kind}.{why}"), chosen=why is answering.because)
        self.note.setVisible(answering.writes or bool(answering.note))
        name = say("approvals.note_no" if answering.says_no else "approvals.note")
        self.note.edit.setPlaceholderText(name)
        self.note.edit.setAccessibleName(name)
        if self.note.edit.text() != answering.note:
            self.note.edit.setText(answering.note)
        self._instead.setVisible(answering.says_no)
        self._instead.say(say.say(_instead(answering)) if answering.says_no else "")

    def _card(self, answering: Answering, nr: int) -> Answer:
        say, chosen, key = self._say, answering.at == nr, str(nr + 1)
        if nr == len(answering.ways):
            what, means = say("approvals.no"), say("approvals.no_means")
            return Answer(what, means, "chat-circle-text", key, chosen)
        way = answering.ways[nr]
        barred = way.may_not if answering.limits else None
        told = _told(way, barred, answering)
        money = say.money(way.brings) if way.outcome in _MONEY else ""
        if way.outcome is Outcome.EXCHANGE and told is None:
            told = Phrase("counter.means.open")
        means = " · ".join(filter(None, (money, say.say(told) if told else "")))
        what = say(f"approvals.yes.{way.outcome}")
        return Answer(what, means, ICONS[way.outcome], key, chosen, cannot=barred is not None)


def _told(way: WaySeen, barred: Phrase | None, answering: Answering) -> Phrase | None:
    """What is to be known of a yes before it is said."""
    if barred is not None:
        return barred
    if way.free:
        return Phrase("approvals.way.free")
    if way.second and answering.limits:
        return Phrase("approvals.way.second")
    wished = way.outcome is answering.ask.wish
    return Phrase("approvals.way.wished") if wished else None


def _instead(answering: Answering) -> Phrase:
    """What she is offered with a no."""
    near, amount = answering.nearest, brings(answering)
    if near is None:
        return Phrase("approvals.instead_nothing")
    way = Phrase(f"way.{near}")
    if amount is None or near not in (Outcome.REFUND, Outcome.STORE_CREDIT):
        return Phrase("approvals.instead", {"way": way})
    return Phrase("approvals.instead_sum", {"way": way, "amount": amount})

"""Somebody who may say yes answers here: the question, her answer, why, her PIN."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from returns_station.policy.claim import Outcome
from ui.lock.secret_field import SecretField
from ui.models.answering import brings, missing
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.screen.trouble import tell_trouble
from ui.rooms.counter.state import words
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.override import AtDesk
from ui.theme import theme
from ui.tokens import HALO, LARGE_TEXT, Role
from ui.widgets.answer_panel import AnswerPanel
from ui.widgets.button import Action
from ui.widgets.hint import Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding
from ui.widgets.scan_banner import Banner, ScanBanner
from ui.widgets.scrolled import scrolled
from ui.widgets.total_bar import Total, TotalBar

_MONEY = (Outcome.REFUND, Outcome.STORE_CREDIT, Outcome.PRICE_REDUCTION)
_SECRET = 420


class RulePage(QWidget):
    """Over the visit, and gone again with the answer; the clerk stays who works here."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._do = do
        self.banner, self.total, self._hint = ScanBanner(), TotalBar(), Hint()
        self.banner.went_back.connect(lambda: do(Do.BACK, ""))
        self.total.confirmed.connect(self.confirm)
        self._asks = PlainLabel("", Role.SAY, balanced=True)
        self._why = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self.panel = AnswerPanel(say)
        self.panel.picked.connect(lambda nr: do(Do.SAY, str(nr)))
        self.panel.reasoned.connect(lambda nr: do(Do.BECAUSE, str(nr)))
        self.panel.wrote.connect(lambda text: do(Do.TELL, text))
        self.secret = SecretField(say("counter.ask.pin"))
        self.secret.ask(say("counter.ask.pin"), secret=True)
        self.secret.setMaximumWidth(look.px(_SECRET))
        self._shown: str | None = None
        inside = column(look.gap(12))
        inside.setContentsMargins(HALO, HALO, look.gap(8), HALO)
        inside.addWidget(self._hint)
        inside.addWidget(self._asks)
        inside.addWidget(self._why)
        inside.addSpacing(look.gap(8))
        inside.addWidget(self.panel)
        inside.addWidget(self.secret)
        inside.addStretch(1)
        page = column(look.gap(12))
        page.setContentsMargins(*(look.gap(side) for side in (40, 20, 40, 4)))
        page.addWidget(self.banner)
        page.addWidget(scrolled(holding(inside)), 1)
        page.addWidget(self.total)
        self.setLayout(page)

    def tell(self, scene: Scene) -> None:
        """Show the answer as it stands."""
        state, say = scene.state, scene.say
        here, visit = state.override.at_desk, state.visit
        assert here is not None
        assert visit is not None
        if self._shown != here.badge or not here.signs:
            self.secret.wipe()  # what one typed is nothing for the next
        self._shown = here.badge
        back = Action(say("counter.back_one"), "Esc")
        title = (
            say("counter.ask.here_name", name=here.name) if here.name else say("counter.ask.you")
        )
        facts = say.say(words.facts(visit))
        self.banner.tell(Banner(icon="user-circle", who=title, facts=facts, back=back))
        self._hint.setVisible(state.trouble is not None)
        if state.trouble is not None:
            tell_trouble(self._hint, state.trouble, say)
        self._tell_question(here, scene)
        self.panel.tell(here.answering)
        self.secret.setVisible(here.signs)
        # Where text is large, one thing at a time has the room.
        self.panel.setHidden(here.signs and theme().scale >= LARGE_TEXT)
        self.total.tell(_total(here, scene))

    def _tell_question(self, here: AtDesk, scene: Scene) -> None:
        say, ask = scene.say, here.answering.ask
        sums = ask.wish in (Outcome.REFUND, Outcome.STORE_CREDIT)
        told = {"amount": ask.asked_for} if sums else {}
        self._asks.say(say(f"approvals.asks.{ask.wish}", **told))
        answer = words.answer(scene.state)
        self._why.say(say.say(answer.sentence) if answer is not None and not answer.yes else "")
        self._why.setVisible(bool(self._why.text()))

    def confirm(self) -> None:
        """Enter, wherever it was pressed: what was typed goes with it, and stays nowhere."""
        self._do(Do.CONFIRM, self.secret.take() if self.secret.isVisible() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes along what was typed; all else is the room's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.confirm()
            return
        super().keyPressEvent(event)

    def take_focus(self, scene: Scene) -> None:
        """Her PIN, else words of her own, else the green button."""
        here = scene.state.override.at_desk
        assert here is not None
        if here.signs:
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        elif here.answering.writes:
            self.panel.note.setFocus()
        elif missing(here.answering) is None:
            self.total.primary.setFocus()
        else:
            self.setFocus()


def _total(here: AtDesk, scene: Scene) -> Total:
    say, now = scene.say, here.answering
    amount, lacks, way = brings(now), missing(now), now.way
    outcome = way.outcome if way is not None else now.nearest
    sum_ = say.money(amount) if amount is not None and outcome in _MONEY else ""
    words_ = say.say(lacks) if lacks is not None else ""
    do = say("approvals.say_no" if now.says_no else "approvals.say_yes")
    if here.badge and not here.signs:
        do = say("counter.ask.sign")
    green = Action(words_ or do, "Enter", "" if words_ else "seal-check", missing=words_)
    name = scene.state.visit.first_name if scene.state.visit else ""
    label = say("counter.back_to", name=name) if name else say("counter.back")
    label = label if sum_ else ""
    return Total(label, sum_, green, quiet=say("counter.ask.stays"), busy=scene.state.busy)

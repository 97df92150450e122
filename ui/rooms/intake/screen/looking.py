"""The middle: the question, what is looked at, and the four grades with where each leads."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.bench.views import Check
from returns_station.goods.grade import Grade
from ui.rooms.intake.screen.scene import Doing, Scene
from ui.rooms.intake.state import words
from ui.rooms.intake.state.acts import Do
from ui.rooms.intake.state.intake import grade_of, in_hand, place_of, unticked
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.abreast import Abreast
from ui.widgets.announce import announce
from ui.widgets.check_row import CheckRow
from ui.widgets.emptied import emptied
from ui.widgets.grade_card import GradeCard, GradeShown
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding


class LookingPart(QWidget):
    """Says what is asked now; with nothing in hand, what comes next."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._say, self._do = say, do
        self._asks = PlainLabel("", Role.SAY, wrap=True)
        self._what = PlainLabel("", Role.LEAD_SOFT, "ink_soft", wrap=True)
        self._checks: dict[str, CheckRow] = {}
        self._list = Abreast(look.gap(8), (1,) if look.scale >= LARGE_TEXT else (1, 1))
        self._listed = QWidget()
        self._listed.setLayout(self._list)
        self._cards: dict[Grade, GradeCard] = {}
        cards = column(look.gap(8))
        for grade in Grade:
            card = GradeCard(self._shown(grade, ""))
            card.picked.connect(partial(do, Do.GRADE))
            self._cards[grade] = card
            cards.addWidget(card, 1)
        cards.addStretch(0)
        self._graded = holding(cards)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.gap(12))
        for part in (self._asks, self._what, self._listed):
            page.addWidget(part)
        page.addWidget(self._graded, 100)
        page.addStretch(1)

    def tell(self, scene: Scene) -> None:
        """Show the piece in hand, or what comes next."""
        state, say = scene.state, scene.say
        asks = say.say(words.asks(state))
        if asks != self._asks.text():
            announce(self, asks)
        self._asks.say(asks)
        what = words.asks_what(state)
        self._what.say(say.say(what) if what is not None else "")
        self._what.setVisible(what is not None)
        has = in_hand(state) is not None
        self._listed.setVisible(has)
        self._graded.setVisible(has)
        now = state.parcel.now if state.parcel is not None else None
        if now is None:
            return
        self._tell_checks(now.checks, frozenset(unticked(state)))
        chosen = grade_of(state)
        for grade, card in self._cards.items():
            place = place_of(state, grade)
            goes = say.say(words.place_said(place)) if place is not None else ""
            card.tell(self._shown(grade, goes, chosen=grade is chosen))
            card.setVisible(place is not None)

    def _tell_checks(self, checks: tuple[Check, ...], off: frozenset[str]) -> None:
        if list(self._checks) != [check.key for check in checks]:
            for widget in emptied(self._list):
                widget.hide()
                widget.deleteLater()
            self._checks = {}
            for nr, check in enumerate(checks, 1):
                made = CheckRow(self._say.say(check.says), str(nr))
                made.turned.connect(partial(self._do, Do.CHECK, str(nr)))
                self._checks[check.key] = made
                self._list.addWidget(made)
                made.show()
        for check in checks:
            self._checks[check.key].tell(ticked=check.key not in off)

    def _shown(self, grade: Grade, goes: str, *, chosen: bool = False) -> GradeShown:
        say = self._say
        means = say(f"intake.means.{grade.lower()}")
        return GradeShown(grade.value, say.say(words.means(grade)), means, goes, chosen)

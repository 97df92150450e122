"""An offer card: one way of making it good, its sum, and one line of when."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout

from ui.theme import theme
from ui.tokens import OFFER, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable, side_by_side


@dataclass(frozen=True, slots=True)
class Choice:
    """One offer in words; the badge stands on the suggested one, the first."""

    id: str
    what: str
    amount: str
    when: str
    key: str
    badge: str = ""
    chosen: bool = False
    cannot: bool = False


class OfferCard(Pressable):
    """Badge and key, what, amount, when."""

    picked = Signal(str)

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.what)
        self.speak_as(QAccessible.Role.RadioButton)
        self._choice = choice
        look = theme()
        self._badge, self._cap = Badge(choice.badge, tone=Tone.INK), KeyCap(choice.key)
        self._what = PlainLabel(choice.what, Role.LEAD, wrap=True)
        self._amount = PlainLabel(choice.amount, Role.AMOUNT)
        self._when = PlainLabel(choice.when, Role.SMALL, "ink_soft", wrap=True)
        # Two lines of room: what stands side by side stands on one height.
        self._when.setMinimumHeight(2 * look.line(Role.SMALL))
        above = side_by_side(look.px(8))
        above.addWidget(self._badge)
        above.addStretch(1)
        above.addWidget(self._cap)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(above)
        column.addSpacing(look.px(8))
        column.addStretch(1)
        column.addWidget(self._what)
        column.addWidget(self._amount)
        column.addSpacing(look.px(8))
        column.addStretch(1)
        column.addWidget(self._when)
        self.hold(column, look.px(16), look.px(14), look.px(16), look.px(12))
        self.setMinimumHeight(look.px(OFFER))
        self.clicked.connect(lambda: self.picked.emit(self._choice.id))
        self.let_through()
        self.tell(choice)

    @property
    def called(self) -> str:
        """What it is, without its sum and its when."""
        return self._choice.what

    def tell(self, choice: Choice) -> None:
        """Show the offer as it is now."""
        self._choice = choice
        self._badge.tell(choice.badge, "check-bold", Tone.INK)
        self._badge.setVisible(bool(choice.badge))
        self._what.say(choice.what)
        self._amount.say(choice.amount)
        self._amount.setVisible(bool(choice.amount))
        self._when.say(choice.when)
        self._cap.name_key(choice.key)
        told = (choice.what, choice.amount, choice.when, choice.badge)
        self.setAccessibleName(", ".join(word for word in told if word))
        self.choose(choice.chosen)
        self.forbid(choice.cannot)

    def restyle(self) -> None:
        """Soft when it cannot be; the words say why."""
        ink = "ink_soft" if self.cannot else "ink"
        self._what.wear(ink=ink)
        self._amount.wear(ink=ink)
        super().restyle()

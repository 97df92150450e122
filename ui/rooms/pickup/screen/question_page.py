"""A booking that nobody knows the end of: how one finds out, and the answers."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.pickup.screen.words import capital
from ui.rooms.pickup.state import questions, telling
from ui.rooms.pickup.state.pickup import Pickup
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.emptied import emptied
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.scrolled import scrolled


class QuestionPage(QWidget):
    """What to do, the ways it may have gone, and the carrier's number where it says one."""

    picked = Signal(str)
    written = Signal(str)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self._what = PlainLabel("", Role.LEAD_SOFT, wrap=True)
        self._facts = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._shown: tuple[str, ...] = ()
        self._rows: dict[str, OptionRow] = {}
        self._list = column(look.gap(10))
        self.field = Field(say("pickup_room.their_number"), icon="ticket", role=Role.BODY)
        self.field.changed.connect(self.written)
        body = column(look.gap(14))
        body.setContentsMargins(*(look.gap(side) for side in (0, 6, 0, 6)))
        body.addWidget(self._what)
        body.addWidget(self._facts)
        body.addWidget(holding(self._list))
        body.addWidget(self.field)
        body.addStretch(1)
        page = column()
        self._area = scrolled(holding(body))
        page.addWidget(self._area, 1)
        self.setLayout(page)

    def tell(self, state: Pickup) -> None:
        """Ask."""
        booking, say = state.booking, self._say
        assert booking is not None, "a booking is asked about"
        self._what.say(say.say(questions.what_to_do(booking)))
        door = booking.door
        told = (
            capital(say.say(telling.when(booking))),
            say("pickup_room.address", street=door.street, code=door.postal_code, town=door.town),
            booking.reference and say("pickup_room.reference", number=booking.reference),
        )
        self._facts.say(" · ".join(part for part in told if part))
        ways = questions.ways(booking)
        ids = tuple(way.id for way in ways)
        if ids != self._shown:
            self._shown = ids
            for old in emptied(self._list):
                old.hide()
                old.deleteLater()
            self._rows = {}
            for way in ways:
                row = OptionRow(Option(way.id, way.id), QAccessible.Role.RadioButton)
                row.picked.connect(self.picked)
                self._rows[way.id] = row
                self._list.addWidget(row)
        for way in ways:
            words = say(f"pickup_room.way.{way.id}")
            means = say(f"pickup_room.way_means.{way.id}")
            self._rows[way.id].tell(
                Option(way.id, words, means, key=way.key, icon=way.icon,
                       chosen=state.answer == way.id)
            )  # fmt: skip
        self.field.setVisible(questions.takes_reference(booking, state.answer))
        if self.field.edit.text() != state.reference:
            self.field.edit.setText(state.reference)

    def take_focus(self, state: Pickup) -> None:
        """The answer in hand, or its number."""
        row = self._rows.get(state.answer)
        if not self.field.isHidden():
            self.field.edit.setFocus(Qt.FocusReason.TabFocusReason)
            # It was hidden until now: where it lies is known once all is laid out.
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.field))
        elif row is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocus()

"""What waits: what she is to be told, what nobody knows the end of, what lies at her home."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.pickup.booking import BookingState
from ui.rooms.pickup.screen.words import capital, price
from ui.rooms.pickup.state import telling
from ui.rooms.pickup.state.lists import Kind, Row
from ui.rooms.pickup.state.pickup import Pickup, row_in_hand, rows
from ui.rooms.pickup.state.questions import asks, what_to_do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.emptied import emptied
from ui.widgets.field import Field
from ui.widgets.help_places import works_here
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.scrolled import scrolled

_MOST = 40
_SHARES = (62, 38)


class ListPage(QWidget):
    """A field to find one by, and the rows under it."""

    typed = Signal(str)
    pressed = Signal(str)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self._shown: tuple[str, ...] = ()
        self._rows: dict[str, OptionRow] = {}
        self.field = Field(say("pickup_room.find"), "F3", "barcode")
        self.field.changed.connect(self.typed)
        self._main, self._aside = column(look.gap(10)), column(look.gap(10))
        self._parts = (holding(self._main), holding(self._aside))
        way = QBoxLayout.Direction
        large = look.scale >= LARGE_TEXT
        beside = QBoxLayout(way.TopToBottom if large else way.LeftToRight)
        beside.setContentsMargins(*(look.gap(side) for side in (0, 6, 0, 6)))
        beside.setSpacing(look.gap(32))
        for nr, part in enumerate(self._parts):
            beside.addWidget(part, 0 if large else _SHARES[nr], Qt.AlignmentFlag.AlignTop)
        held = column()
        held.addLayout(beside)
        held.addStretch(1)
        self._area = scrolled(holding(held))
        page = column(look.gap(12))
        page.addWidget(self.field)
        page.addWidget(self._area, 1)
        self.setLayout(page)

    def tell(self, state: Pickup) -> None:
        """Show what waits; what is shown already stays."""
        if self.field.edit.text() != state.typed:
            self.field.edit.setText(state.typed)
        shown, say = rows(state), self._say
        keys = tuple(row.key for row in shown[:_MOST])
        if keys != self._shown:
            self._make(shown)
            self._shown = keys
        in_hand = row_in_hand(state)
        for row in shown[:_MOST]:
            option = _option(row, say, chosen=in_hand is not None and row == in_hand)
            self._rows[row.key].tell(option)
        self.field.tell("" if shown or not state.typed else say("pickup_room.nobody"))

    def row_in_hand(self) -> OptionRow | None:
        """The row that Enter opens."""
        return next((row for row in self._rows.values() if row.chosen), None)

    def row_of(self, kind: str) -> OptionRow:
        """The first row of a kind."""
        return next(row for key, row in self._rows.items() if key.startswith(kind))

    def _make(self, shown: tuple[Row, ...]) -> None:
        for layout in (self._main, self._aside):
            for old in emptied(layout):
                old.hide()
                old.deleteLater()
        self._rows = {}
        kinds = {row.kind for row in shown}
        for kind in (each for each in Kind if each in kinds):
            layout = self._main if kind is Kind.FETCH else self._aside
            head = self._say(f"pickup_room.group.{kind}")
            layout.addWidget(PlainLabel(head, Role.SMALL_STRONG, "ink_soft"))
            for row in shown[:_MOST]:
                if row.kind is kind:
                    layout.addWidget(self._made(row))
        if len(shown) > _MOST:
            more = self._say("pickup_room.more_rows", count=len(shown) - _MOST)
            self._main.addWidget(PlainLabel(more, Role.SMALL, "ink_soft", wrap=True))
        self._parts[0].setVisible(Kind.FETCH in kinds)
        self._parts[1].setVisible(bool(kinds - {Kind.FETCH}))

    def _made(self, row: Row) -> OptionRow:
        made = OptionRow(_option(row, self._say), QAccessible.Role.ListItem)
        made.picked.connect(self.pressed)
        works_here(made, "Up", "Down")
        self._rows[row.key] = made
        return made


def _option(row: Row, say: Speech, *, chosen: bool = False) -> Option:
    if row.message is not None:
        return _message(row, say, chosen=chosen)
    if row.kind is Kind.QUESTION and row.booking is not None:
        asked, what = say.say(asks(row.booking)), say.say(what_to_do(row.booking))
        return Option(row.key, asked, what, icon="eye", chosen=chosen)
    one = row.one
    assert one is not None, "a row is about somebody"
    name = one.contact.name or telling.number(one.slip)
    means = " · ".join(say.say(each) for each in telling.facts(one))
    booking = row.booking
    if booking is not None and booking.is_live:
        at = capital(say.day(booking.span.day, "short"))
        at = f"{at} {say.say(telling.window(booking.span))}"
        cost = price(booking.price, say)
        if booking.state is BookingState.BOOKED and not booking.letting_go:
            return Option(row.key, name, means, cost, icon="calendar-check", badge=at,
                          chosen=chosen)  # fmt: skip
        # A tick is a promise: what nobody knows the end of wears none.
        stands = say(f"pickup_room.state.{booking.state}")
        return Option(row.key, name, f"{at}, {stands} · {means}", cost, icon="hourglass-medium",
                      chosen=chosen)  # fmt: skip
    due = say("pickup_room.due", day=one.due_on) if one.due_on else ""
    return Option(row.key, name, means, due, icon="truck", chosen=chosen)


def _message(row: Row, say: Speech, *, chosen: bool) -> Option:
    message, one = row.message, row.one
    assert message is not None, "only messages are told"
    name = one.contact.name if one and one.contact.name else telling.number(message.slip)
    phone = one.contact.phone if one else ""
    what = " · ".join(part for part in (say("pickup_room.tell", name=name), phone) if part)
    due = say("pickup_room.tell_before", at=message.due) if message.due else ""
    means = " ".join(part for part in (say.say(message.phrase), due) if part)
    return Option(row.key, what, means, icon="chat-circle-text", chosen=chosen)

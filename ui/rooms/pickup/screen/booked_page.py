"""What was booked: the promises, what she is to be told, and what can still be done."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.pickup.booking import Booking, BookingState
from ui.rooms.pickup.screen.words import capital, price
from ui.rooms.pickup.state import telling
from ui.rooms.pickup.state.pickup import Busy, Pickup, Printing
from ui.rooms.pickup.state.questions import carrier_said
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.button import Action, Button
from ui.widgets.emptied import emptied
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.scrolled import scrolled
from ui.widgets.steps import Promises, Step

_UNSURE = (BookingState.WISHED, BookingState.SENT, BookingState.UNKNOWN)


class BookedPage(QWidget):
    """The facts as promises; messages that are told by one press each."""

    told = Signal(int)
    print_asked = Signal()
    move_asked = Signal()
    let_go_asked = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self._ids: tuple[int, ...] = ()
        self._promises = Promises()
        self._head = PlainLabel(say("pickup_room.group.message"), Role.SMALL_STRONG, "ink_soft")
        self._messages = column(look.gap(10))
        self._print, self._away, self._move = (Button(Action("-")) for _ in range(3))
        self._final = PlainLabel(say("pickup_room.final"), Role.SMALL, "ink_soft", wrap=True)
        flow = Flow(look.gap(8))
        for button, signal in (
            (self._print, self.print_asked),
            (self._away, self.let_go_asked),
            (self._move, self.move_asked),
        ):
            button.clicked.connect(signal)
            flow.addWidget(button)
        body = column(look.gap(16))
        body.setContentsMargins(*(look.gap(side) for side in (0, 6, 0, 6)))
        body.addWidget(self._promises)
        body.addWidget(self._head)
        body.addWidget(holding(self._messages))
        body.addLayout(flow)
        body.addWidget(self._final)
        body.addStretch(1)
        page = column()
        page.addWidget(scrolled(holding(body)), 1)
        self.setLayout(page)

    def tell(self, state: Pickup) -> None:
        """Show how it stands."""
        booking, say = state.booking, self._say
        assert booking is not None, "something was booked"
        self._promises.tell(tuple(_steps(state, booking, say)))
        self._tell_messages(state)
        self._print.offer(Action(say("pickup_room.print"), "F5", "printer"))
        self._print.work(state.printing is Printing.SENT)
        self._print.setVisible(bool(booking.paper))
        can = booking.is_live and not booking.final and not booking.letting_go
        self._away.offer(Action(say("pickup_room.cancel"), "F7"))
        self._away.work(state.busy is Busy.LETTING_GO)
        self._move.offer(Action(say("pickup_room.other_time"), "F8", "calendar-check"))
        for button in (self._away, self._move):
            button.setVisible(can)
        self._final.setVisible(booking.final and booking.is_live)

    def _tell_messages(self, state: Pickup) -> None:
        say, ids = self._say, tuple(each.id for each in state.messages)
        self._head.setVisible(bool(ids))
        if ids == self._ids:
            return
        self._ids = ids
        for old in emptied(self._messages):
            old.hide()
            old.deleteLater()
        for nr, each in enumerate(state.messages, 1):
            means = say("pickup_room.press_when_told")
            row = OptionRow(Option(str(each.id), say.say(each.phrase), means,
                                   key=str(nr), icon="chat-circle-text"))  # fmt: skip
            row.picked.connect(lambda id_: self.told.emit(int(id_)))
            self._messages.addWidget(row)


def _steps(state: Pickup, booking: Booking, say: Speech) -> Iterator[Step]:
    unsure = booking.state in _UNSURE
    badge = say(f"pickup_room.state.{booking.state}")
    carrier = capital(say.format_field(carrier_said(booking.carrier), ""))
    costs = say("pickup_room.comes_for", carrier=carrier, price=price(booking.price, say))
    kept = booking.state in (BookingState.BOOKED, BookingState.FETCHED)
    first = capital(say.say(telling.when(booking)))
    yield Step("truck", first, costs, badge, kept=kept, amber=unsure)
    door = booking.door
    where = say("pickup_room.address", street=door.street, code=door.postal_code, town=door.town)
    if booking.reference:
        number = say("pickup_room.reference", number=booking.reference)
        yield Step("package", where, number)
    else:
        yield Step("package", where, booking.contact.phone or say("pickup_room.no_phone"))
    if booking.paper:
        yield _slip(state, booking.paper, say)


def _slip(state: Pickup, paper: str, say: Speech) -> Step:
    """Its own slip, and where that stands."""
    how = state.printing
    number = say("pickup_room.slip_number", number=telling.number(paper))
    return Step(
        "printer",
        say("pickup_room.slip"),
        say.say(state.print_advice) if state.print_advice else number,
        say(f"pickup_room.printing.{how}") if how is not Printing.NONE else "",
        kept=how is Printing.PRINTED,
        busy=how is Printing.SENT,
        amber=how is Printing.WAITS,
    )

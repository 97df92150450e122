"""The address, typed once: street and town, the way to the door, and who asked for it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from returns_station.adapters.speech import Speech
from returns_station.policy.claim import Collection
from ui.rooms.pickup.state.address import MOST_PARCELS, WRITTEN, Form, faults
from ui.rooms.pickup.state.pickup import Pickup
from ui.rooms.pickup.state.telling import who_pays
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding
from ui.widgets.scrolled import scrolled
from ui.widgets.stepper import Count, Stepper

# Fields that stand beside each other, and how wide each is of its row.
_ROWS: Final = (
    (("street", 5), ("postal_code", 2), ("town", 3)),
    (("floor", 2), ("code", 3), ("phone", 5)),
    (("note", 1),),
)


class AddressPage(QWidget):
    """Its fields in the order in which one says an address; Enter goes on."""

    written = Signal(str, str)
    lift_asked = Signal()
    two_asked = Signal()
    offer_asked = Signal()
    counted = Signal(int)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self._asked = {name: _Asked(say(f"pickup_room.field.{name}")) for name in WRITTEN}
        for name, asked in self._asked.items():
            asked.field.changed.connect(lambda text, name=name: self.written.emit(name, text))
        self._lift = Chip(say("pickup_room.has_lift"), "F5")
        self._two = Chip(say("pickup_room.takes_two"), "F6")
        self._offer = Chip(say("pickup_room.we_offer"), "F7")
        for chip, signal in (
            (self._lift, self.lift_asked),
            (self._two, self.two_asked),
            (self._offer, self.offer_asked),
        ):
            chip.picked.connect(signal)
        self._parcels = Stepper()
        self._parcels.changed.connect(self.counted)
        self._pays = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        body = column(look.gap(14))
        body.setContentsMargins(*(look.gap(side) for side in (0, 6, 0, 6)))
        large = look.scale >= LARGE_TEXT
        way = QBoxLayout.Direction
        for fields in _ROWS:
            row = QBoxLayout(way.TopToBottom if large else way.LeftToRight)
            row.setSpacing(look.gap(16))
            for name, share in fields:
                row.addWidget(self._asked[name], 0 if large else share)
            body.addLayout(row)
        facts = Flow(look.gap(12))
        for part in (self._parcels, self._lift, self._two, self._offer):
            facts.addWidget(part)
        body.addLayout(facts)
        body.addWidget(self._pays)
        body.addStretch(1)
        page = column()
        page.addWidget(scrolled(holding(body)), 1)
        self.setLayout(page)

    def tell(self, state: Pickup) -> None:
        """Show what is written, and what is still needed once it was tried."""
        say, form = self._say, state.form
        found = faults(form) if form.tried else {}
        for name, asked in self._asked.items():
            fault = found.get(name)
            asked.tell(str(getattr(form, name)), say.say(fault) if fault else "")
        self._lift.tell(say("pickup_room.has_lift"), chosen=form.has_lift)
        self._two.tell(say("pickup_room.takes_two"), chosen=form.two)
        ours = state.one is not None and state.one.our_fault
        offered = form.collection is Collection.OFFERED_BY_SHOP
        self._offer.tell(say("pickup_room.we_offer"), chosen=offered)
        self._offer.setVisible(not ours)
        words = say("pickup_room.parcels", count=form.parcels)
        fewer, more = say("pickup_room.fewer"), say("pickup_room.more_parcels")
        self._parcels.tell(Count(form.parcels, MOST_PARCELS, words, fewer, more))
        self._pays.say(say.say(who_pays(form.collection, our_fault=ours)))

    def edit(self, field: str) -> QLineEdit:
        """Where a field is written."""
        return self._asked[field].field.edit

    def next_field(self, form: Form) -> QLineEdit | None:
        """Where something is still needed; None: all is there."""
        found = faults(form)
        return next((self.edit(name) for name in WRITTEN if name in found), None)


class _Asked(QWidget):
    """A field under its name, which says what is missing where something is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        look = theme()
        self._name = name
        self._caption = PlainLabel(name, Role.SMALL_STRONG, "ink_soft", wrap=True)
        self.field = Field(name, icon="", role=Role.BODY)
        self.field.edit.setPlaceholderText("")
        self.field.setMinimumHeight(look.px(52))
        made = column(look.px(4))
        made.addStretch(1)
        made.addWidget(self._caption)
        made.addWidget(self.field)
        self.setLayout(made)

    def tell(self, text: str, fault: str) -> None:
        """Show this text; what is missing stands where the name stood."""
        if self.field.edit.text() != text:
            self.field.edit.setText(text)
        self._caption.say(fault or self._name)
        self._caption.wear(ink="look_ink" if fault else "ink_soft")
        self.field.edit.setAccessibleDescription(fault)

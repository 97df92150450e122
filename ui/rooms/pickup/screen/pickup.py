"""The pickup room's screen: who it is about, the answer as one sentence, its page, the foot."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.pickup.screen.address_page import AddressPage
from ui.rooms.pickup.screen.booked_page import BookedPage
from ui.rooms.pickup.screen.list_page import ListPage
from ui.rooms.pickup.screen.question_page import QuestionPage
from ui.rooms.pickup.screen.shelf_page import ShelfPage
from ui.rooms.pickup.screen.words import capital, joined, price
from ui.rooms.pickup.state import telling
from ui.rooms.pickup.state.pickup import Page, Pickup
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.announce import announce
from ui.widgets.button import Action, Button
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, row
from ui.widgets.reading import read_in_order
from ui.widgets.scan_banner import Banner, ScanBanner
from ui.widgets.total_bar import Total, TotalBar

_ICONS: Final = {
    Page.LIST: "caret-right",
    Page.ADDRESS: "clock",
    Page.SHELF: "calendar-check",
    Page.BOOKED: "check",
    Page.QUESTION: "check",
}


class PickupScreen(QWidget):
    """Draws what it is told, and says what was asked for by hand."""

    def __init__(self, say: Speech, *, wide: bool) -> None:
        super().__init__()
        look = theme()
        self._say, self._told = say, ""
        self._large = look.scale >= LARGE_TEXT
        self.banner = ScanBanner()
        # Where text is large, the name and the way back stand with the sentence.
        self._who = PlainLabel("", Role.SMALL_STRONG, "ink_soft", cut=True)
        self._back = Button(Action(say("pickup_room.back"), "Esc"))
        self._back.clicked.connect(self.banner.went_back)
        self._sentence = PlainLabel("", Role.SAY, balanced=True)
        self.hint, self.foot = Hint(), TotalBar()
        self.list, self.address = ListPage(say), AddressPage(say)
        self.shelf, self.booked = ShelfPage(say, wide=wide), BookedPage(say)
        self.question = QuestionPage(say)
        self.pages = QStackedWidget()
        self._by_page: dict[Page, QWidget] = {
            Page.LIST: self.list,
            Page.ADDRESS: self.address,
            Page.SHELF: self.shelf,
            Page.BOOKED: self.booked,
            Page.QUESTION: self.question,
        }
        for page in self._by_page.values():
            self.pages.addWidget(page)
        whole = column(look.gap(12))
        side = 24 if self._large else 40
        whole.setContentsMargins(*(look.gap(each) for each in (side, 24, side, 0)))
        said = column()
        said.addWidget(self._who)
        said.addWidget(self._sentence)
        beside = row(look.gap(16))
        beside.addLayout(said, 1)
        beside.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self.banner)
        whole.addLayout(beside)
        whole.addWidget(self.hint)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.foot)
        self.setLayout(whole)

    def tell(self, state: Pickup) -> None:
        """Show this moment."""
        say = self._say
        self._tell_banner(state)
        told = capital(say.say(telling.sentence(state)))
        self._sentence.say(told)
        if told != self._told:
            self._told = told
            announce(self, told)
        self._tell_hint(state)
        page = self._by_page[state.page]
        if page is self.list:
            self.list.tell(state)
        elif page is self.address:
            self.address.tell(state)
        elif page is self.shelf:
            self.shelf.tell(state)
        elif page is self.booked:
            self.booked.tell(state)
        else:
            self.question.tell(state)
        self.pages.setCurrentWidget(page)
        self._tell_foot(state)

    def focus(self, state: Pickup) -> None:
        """Lay the focus where the next key belongs."""
        by_keys = Qt.FocusReason.TabFocusReason
        if state.page is Page.LIST:
            row = self.list.row_in_hand() if state.in_hand else None
            (row or self.list.field.edit).setFocus(by_keys)
        elif state.page is Page.ADDRESS:
            (self.address.next_field(state.form) or self.foot.primary).setFocus(by_keys)
        elif state.page is Page.SHELF:
            self.shelf.take_focus()
        elif state.page is Page.QUESTION:
            self.question.take_focus(state)
        else:
            self.foot.primary.setFocus(by_keys)

    def lay_order(self) -> None:
        """Tab goes as one reads; rows come and go."""
        read_in_order(self)

    def _tell_banner(self, state: Pickup) -> None:
        say, one, booking = self._say, state.one, state.booking
        is_about = state.page is not Page.LIST
        self.banner.setVisible(is_about and not self._large)
        for part in (self._who, self._back):
            part.setVisible(is_about and self._large)
        back = Action(say("pickup_room.back"), "Esc")
        if one is not None:
            facts = [say.say(each) for each in telling.facts(one)]
            form = state.form
            if state.page is not Page.ADDRESS and form.street:
                facts.append(say("pickup_room.address", street=form.street,
                                 code=form.postal_code, town=form.town))  # fmt: skip
            name = one.contact.name or telling.number(one.slip)
            self._who.say(name)
            self.banner.tell(Banner("truck", name, " · ".join(facts), back=back))
        elif booking is not None:
            slip = say("pickup_room.return", number=telling.number(booking.slip))
            self._who.say(booking.contact.name)
            self.banner.tell(Banner("eye", booking.contact.name, slip, back=back))

    def _tell_hint(self, state: Pickup) -> None:
        say, trouble = self._say, state.trouble
        self.hint.setVisible(trouble is not None or state.said is not None)
        if trouble is not None:
            icon = "eye" if trouble.amber else "truck"
            title, advice = say.say(trouble.title), say.say(trouble.advice)
            self.hint.tell(Advice(title, advice, icon, amber=trouble.amber))
        elif state.said is not None:
            said = say.say(state.said)
            self.hint.tell(Advice(said, say("pickup_room.said_what"), "check"))

    def _tell_foot(self, state: Pickup) -> None:
        say, busy = self._say, state.busy
        words, missing = telling.green(state)
        text = say.say(telling.under_way(busy)) if busy else say.say(words)
        self.foot.tell(
            Total(
                *self._sum(state),
                Action(text, "Enter", _ICONS[state.page], say.say(missing) if missing else ""),
                quiet=joined(telling.reason(state), say) if state.page is Page.SHELF else "",
                busy=busy is not None,
            )
        )

    def _sum(self, state: Pickup) -> tuple[str, str]:
        say, shelf = self._say, state.shelf
        if state.page is Page.SHELF and shelf is not None:
            slot = shelf.slot
            if slot is not None:
                return capital(say.say(telling.when(slot))), price(slot.price, say)
            return say("pickup_room.herself"), price(shelf.seen.herself.price, say)
        if state.page is Page.BOOKED and state.booking is not None:
            booking, cost = state.booking, price(state.booking.price, say)
            if not booking.booked_at:
                return say("pickup_room.she_would_pay", name=booking.contact.name), cost
            return say("pickup_room.she_pays", name=booking.contact.name), cost
        return "", ""

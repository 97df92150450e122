"""The lanes behind the bench: what goes back to suppliers, and what a person has to look at."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from returns_station.desk.bench.commands import LetGo, SettleQuestion
from returns_station.desk.bench.events import PieceLetGo, QuestionSettled, SupplierReturned
from returns_station.desk.bench.views import ParcelSeen, SupplierGoods
from returns_station.goods.grade import Lane
from returns_station.listing import Listing
from returns_station.phrase import Phrase
from ui.rooms.intake import asking
from ui.rooms.intake.carried import Carried
from ui.rooms.intake.state import aside, intake, supplier
from ui.rooms.intake.state.aside import Answer, Aside, Held
from ui.rooms.intake.state.intake import Page
from ui.rooms.intake.state.supplier import Supplier
from ui.widgets.key_names import TWICE_MS


class Lanes(QObject):
    """Reads the two lanes, and lets goods leave them."""

    happened = Signal(object)
    labelled = Signal(object)

    def __init__(self, carried: Carried) -> None:
        super().__init__()
        self._carried = carried
        self._deaf = QTimer(self, singleShot=True, interval=TWICE_MS)
        self._deaf.timeout.connect(self._hear_again)

    def open(self, page: Page) -> None:
        """Turn to a page; what lies there is read anew."""
        self._carried.move(replace(self._carried.state, page=page, trouble=None))
        self.refresh()

    def refresh(self) -> None:
        """What lies in the lane that lies open."""
        bench, page = self._carried.bench, self._carried.state.page
        if bench is None:
            return
        read = self._carried.errands.read
        if page is Page.SUPPLIER:
            read(bench.supplier_goods, self._goods, self._not_read)
        elif page is Page.ASIDE:
            read(lambda: asking.held_of(bench), self._held, self._not_read)

    def pick(self, name: str) -> None:
        """Another supplier."""
        self._supplier(supplier.opened(self._carried.state.supplier, name))

    def turn(self, nr: int) -> None:
        """Some goods leave or stay."""
        self._supplier(supplier.toggled(self._carried.state.supplier, nr))

    def send(self) -> None:
        """What is ticked leaves: the list is made, then printed."""
        bench, new = self._carried.bench, self._carried.state.supplier
        ids = tuple(one.id for one in supplier.ticked(new))
        if bench is None or not ids or new.sending:
            return
        key = new.key or self._carried.setting.new_key()
        self._supplier(replace(new, sending=True, key=key))
        self._carried.errands.write(
            lambda: bench.send_to_supplier(ids, key), lambda made: self._sent(made, ids), self._no
        )

    def print_list(self) -> None:
        """The list that was made last."""
        station, listing = self._carried.station, self._carried.state.supplier.listing
        if station is None or listing is None:
            return
        setting = self._carried.setting
        target, who = setting.target(listing), setting.desk.who

        def not_out(advice: Phrase) -> None:
            self._trouble(Phrase("intake.list_waits"), advice)

        self._carried.errands.print(
            lambda: asking.put_out(station, listing, target, who), lambda _: None, not_out
        )

    def walk(self, by: int) -> None:
        """The piece above or below."""
        self._aside(aside.walked(self._carried.state.aside, by))

    def look_at(self, key: str) -> None:
        """Look at one piece."""
        self._aside(replace(self._carried.state.aside, at=key))

    def let_go(self, lane: Lane, why: str) -> None:
        """The piece that lies open goes on, for a reason in words."""
        bench, new = self._carried.bench, self._carried.state.aside
        one = aside.open_one(new)
        if bench is None or one is None or new.sending or lane not in aside.ways(one):
            return
        told = LetGo(self._carried.setting.new_key(), one.parcel, one.row.nr, lane, why)
        self._aside(replace(new, sending=True))

        def gone(seen: ParcelSeen) -> None:
            self._dealt_with(one, PieceLetGo(seen.slip, seen.id, told.row, lane))

        self._carried.errands.write(lambda: bench.let_go(told), gone, self._no)

    def settle(self, said: Answer, why: str) -> None:
        """A person answers for the worn goods that lie open; no money is moved by it."""
        bench, new = self._carried.bench, self._carried.state.aside
        one = aside.open_one(new)
        if bench is None or one is None or new.sending or said not in aside.answers(one):
            return
        told = SettleQuestion(self._carried.setting.new_key(), one.parcel, one.row.nr, why)
        self._aside(replace(new, sending=True))

        def settled(seen: ParcelSeen) -> None:
            self._dealt_with(one, QuestionSettled(seen.slip, seen.id, told.row))

        self._carried.errands.write(lambda: bench.settle(told), settled, self._no)

    def label(self) -> None:
        """The label of the piece that lies open, so that it is found again."""
        bench, one = self._carried.bench, aside.open_one(self._carried.state.aside)
        if bench is not None and one is not None:
            read = self._carried.errands.read
            read(lambda: bench.label(one.parcel, one.row.nr), self.labelled.emit, self._not_read)

    def _sent(self, listing: Listing, ids: tuple[int, ...]) -> None:
        self._supplier(supplier.sent(self._carried.state.supplier, listing, ids))
        self.happened.emit((SupplierReturned(listing.number, ids),))
        self.print_list()
        self.refresh()

    def _dealt_with(self, one: Held, event: object) -> None:
        """The next lies open, and hears no press that was meant for this one."""
        self._aside(aside.without(self._carried.state.aside, one.key))
        self._deaf.start()
        self.happened.emit((event,))
        self.refresh()

    def _hear_again(self) -> None:
        self._aside(replace(self._carried.state.aside, sending=False))

    def _goods(self, goods: tuple[SupplierGoods, ...]) -> None:
        self._supplier(supplier.learnt(self._carried.state.supplier, goods))

    def _held(self, held: tuple[Held, ...]) -> None:
        self._aside(aside.learnt(self._carried.state.aside, held))

    def _no(self, advice: Phrase) -> None:
        state = self._carried.state
        state = replace(
            state,
            supplier=replace(state.supplier, sending=False),
            aside=replace(state.aside, sending=False),
        )
        self._carried.move(intake.refused(state, Phrase("intake.not_done"), advice))
        self.refresh()

    def _not_read(self, advice: Phrase) -> None:
        self._trouble(Phrase("intake.not_read"), advice)

    def _trouble(self, title: Phrase, advice: Phrase) -> None:
        self._carried.move(intake.refused(self._carried.state, title, advice))

    def _supplier(self, new: Supplier) -> None:
        self._carried.move(replace(self._carried.state, supplier=new))

    def _aside(self, new: Aside) -> None:
        self._carried.move(replace(self._carried.state, aside=new))

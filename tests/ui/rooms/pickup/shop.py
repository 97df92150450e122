"""A shop with vans on their way and goods at home, over a real store-room, and its window."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.house import House
from returns_station.desk.pickup.carriers import CarrierSilentError
from returns_station.desk.pickup.commands import BookPickup
from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.pickup.van_shelves import PostalCode, PostalSource
from returns_station.desk.station import Station
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.pickup.booking import OWN, Answer, Booking, Told
from returns_station.pickup.door import Contact, Door, Load
from returns_station.pickup.place import Point
from returns_station.pickup.slot import Cost, PricePart, Slot, SlotQuestion, Span, Where
from returns_station.pickup.van import Van
from returns_station.policy.claim import Collection, Reason
from returns_station.sale import Sale
from tests.builders import SHOP, a_claim, a_line, a_sale
from tests.db.shelf import a_store
from tests.ui.answers import until_answered
from ui.rooms.entry import Entry
from ui.rooms.pickup.errands import Setting
from ui.rooms.pickup.room import PickupRoom
from ui.rooms.pickup.screen.pickup import PickupScreen
from ui.rooms.pickup.state import pickup as moves
from ui.rooms.pickup.state.pickup import Page
from ui.rooms.pickup.state.shelf import taken
from ui.window import Window

MAJA: Final = Who("Maja Lind", "Disk 2")
# Thursday afternoon in Uppsala.
NOW: Final = datetime(2026, 11, 26, 13, 32, tzinfo=UTC)
TODAY: Final = date(2026, 11, 26)
DEPOT: Final = Point(59.8586, 17.6389)
NEAR: Final = Point(59.8650, 17.6600)
BJORKGATAN: Final = Door("Björkgatan 12", "753 27", "Uppsala", code="2580", floor=3)
VANS: Final = (
    Van("Van 1", DEPOT, 8 * 3600, 20 * 3600, 40, two=True),
    Van("Van 2", DEPOT, 12 * 3600, 20 * 3600, 40),
)
SOLD: Final = (
    ("Ingrid Moe", "Filt Dis", "Mossgrön"),
    ("Karin Ek", "Vinterkänga Tind", "39, kastanj"),
    ("Johan Nyström", "Bordslampa Glim", "Mässing"),
    ("Eva Svensson", "Stickad tröja Fjäll", "Storlek M, dimblå"),
    ("Oskar Berg", "Regnjacka Vik", "Storlek 38, mossgrön"),
)


@dataclass(slots=True)
class Courier:
    """A carrier that answers as it is told to; its evenings are final where it cannot cancel."""

    name: str = "airmee"
    price: int = 59
    silent: str = ""
    says: tuple[Told, ...] = (Told.BOOKED,)
    can_repeat: bool = False
    can_ask: bool = True
    can_cancel: bool = True
    deadline: timedelta = timedelta(seconds=30)
    booked: int = 0

    def slots(self, question: SlotQuestion) -> tuple[Slot, ...]:
        """Two mornings, an hour and a locker, or silence."""
        if self.silent:
            raise CarrierSilentError(Phrase(self.silent))
        first = question.first_day
        at = ((1, 9, 13, 0), (1, 17, 20, 10), (5, 14, 15, -14), (6, 12, 16, -30))
        return tuple(
            self._slot(first + timedelta(days=days), begins, ends, self.price + more)
            for days, begins, ends, more in at
        )

    def _slot(self, day: date, begins: int, ends: int, kronor: int) -> Slot:
        price = Money(kronor * 100, "SEK")
        where = Where.LOCKER if kronor < 40 else Where.DOOR
        return Slot(self.name, Span(day, begins * 60, ends * 60), where, price,
                    (PricePart(Cost.CARRIER, price),), Phrase("pickup.why.fixed"))  # fmt: skip

    def book(self, _booking: Booking) -> Answer:
        """As it was told to, one answer after the other."""
        self.booked += 1
        says, *rest = self.says
        self.says = tuple(rest) or (says,)
        return Answer(says, "AM-4471" if says is Told.BOOKED else "")

    def ask(self, _booking: Booking) -> Answer:
        """It cannot tell."""
        return Answer(Told.NO_WORD)

    def cancel(self, _booking: Booking) -> Answer:
        """It lets go."""
        return Answer(Told.CANCELLED)


def sales() -> tuple[Sale, ...]:
    """One a customer, bought at a distance."""
    return tuple(_sold(nr, *each) for nr, each in enumerate(SOLD, 1))


def _sold(nr: int, customer: str, title: str, options: str) -> Sale:
    line = replace(a_line("1", sku=f"SKU-{nr}", paid=499), title=title, options=options)
    return a_sale(line, number=f"W-100{nr}", bought_on=date(2026, 11, 12), customer=customer)


class PickupShop:
    """The station, its courier, and every return that is at home."""

    def __init__(
        self, folder: Path, *, courier: Courier | None = None, at_home: int = 5,
        offered: bool = False,
    ) -> None:  # fmt: skip
        self.courier = courier or Courier()
        self._keys = count(1)
        ordered = Collection.OFFERED_BY_SHOP if offered else Collection.ORDERED_BY_CUSTOMER
        pickups = PickupHouse(
            vans=VANS, carriers={self.courier.name: self.courier}, collection=ordered,
            shop=SHOP.name,
        )  # fmt: skip
        house = House(SHOP, "sv", promise_for, pickups=pickups)
        store = a_store(folder, *sales())
        self.now = NOW
        self.station = Station(store, SlipPaper("roll80"), clock=lambda: self.now, house=house)
        source = PostalSource("SE", "SE.txt", 1, "", NOW)
        self.station.vans(MAJA).keep_codes(source, (PostalCode("75327", NEAR),))
        self.slips = [self.take(nr) for nr in range(1, at_home + 1)]

    def key(self) -> str:
        """A key that was never given before."""
        return f"shop-{next(self._keys)}"

    def take(self, sale_id: int, reason: Reason = Reason.CHANGED_MIND) -> str:
        """A return whose goods are at home; gives its slip."""
        claim = replace(a_claim(reason=reason), goods_at_home=True)
        done = self.station.perform(TakeBack(self.key(), (Part(sale_id, claim, None),)), MAJA)
        assert done.slip
        return done.slip

    def drives(self, slip: str, day: date, begins: int, ends: int, at: Point = NEAR) -> Booking:
        """Our own van comes to somebody already."""
        price = Money(0, "SEK")
        slot = Slot(OWN, Span(day, begins * 60, ends * 60), Where.DOOR, price, (),
                    Phrase("pickup.why.fixed"))  # fmt: skip
        door = Door("Björkgatan 9", "753 27", "Uppsala")
        contact = Contact(SOLD[self.slips.index(slip)][0], "070-174 06 05")
        ordered = Collection.ORDERED_BY_CUSTOMER
        command = BookPickup(self.key(), slip, slot, door, contact, Load(), ordered, at)
        return self.station.fetching(MAJA).book(command)


class Hands:
    """What one does in the pickup room of a window, by keys and by finger."""

    def __init__(self, room: PickupRoom, window: Window) -> None:
        self.room, self.window = room, window

    @property
    def screen(self) -> PickupScreen:
        """What is drawn."""
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, PickupScreen)
        return screen

    @property
    def page(self) -> Page:
        """What lies open."""
        return self.room.state.page

    @property
    def to_be_told(self) -> int:
        """How much the customer of what lies open is to be told."""
        return len(self.room.state.messages)

    def in_hand(self) -> Slot:
        """The time that is lit."""
        shelf = self.room.state.shelf
        assert shelf is not None, "times were asked for"
        assert shelf.slot is not None, "a time is in hand"
        return shelf.slot

    def days_shown(self) -> list[date]:
        """The days that are seen on the shelf."""
        shelf = self.room.state.shelf
        assert shelf is not None, "times were asked for"
        seen = [box.box.id for box in self.screen.shelf.board.boxes() if not box.isHidden()]
        return sorted({shelf.seen.slots[nr].span.day for nr in seen})

    def is_on(self, page: Page) -> bool:
        """Whether this page lies open by now."""
        return self.room.state.page is page

    def calm(self) -> None:
        """Until all that was sent is answered, and drawn."""
        for _ in range(2):
            until_answered()

    def press(self, key: Qt.Key) -> None:
        """One key, where the focus is."""
        here = QApplication.focusWidget() or self.window
        QTest.keyClick(here, key)
        self.calm()

    def type(self, field: str, text: str) -> None:
        """Write into a field of the address."""
        edit = self.screen.address.edit(field)
        edit.setFocus()
        edit.selectAll()
        edit.insert(text)

    def click(self, thing: QAbstractButton) -> None:
        """Press with the pointer or a finger."""
        QTest.mouseClick(thing, Qt.MouseButton.LeftButton)
        self.calm()

    def address(self) -> None:
        """Ingrid's address, and on to the times."""
        for field, text in (("street", "Björkgatan 12"), ("postal_code", "75327"),
                            ("town", "Uppsala")):  # fmt: skip
            self.type(field, text)
        self.press(Qt.Key.Key_Return)

    def take(self, carrier: str) -> Slot:
        """Take the first time of a carrier in hand."""
        shelf = self.room.state.shelf
        assert shelf is not None, "times were asked for"
        nr = next(nr for nr, slot in enumerate(shelf.seen.slots) if slot.carrier == carrier)
        self.room.move(moves.with_shelf(self.room.state, taken(shelf, nr)))
        self.calm()
        return shelf.seen.slots[nr]


class Desk(Hands):
    """A window with the pickup room and nothing else, over a shop."""

    def __init__(
        self, shop: PickupShop, folder: Path, *, language: str = "sv",
        size: tuple[int, int] = (1280, 800),
    ) -> None:  # fmt: skip
        self.shop = shop
        keys = count(1)
        room = PickupRoom(
            Setting(MAJA, lambda: shop.now, lambda: f"desk-{next(keys)}",
                    lambda number: str(folder / f"{number}.pdf"))
        )  # fmt: skip
        super().__init__(room, Window((Entry("pickup", "truck", room),), language))
        self.left: list[str] = []
        self.passed: list[str] = []
        self.room.left_for.connect(self.left.append)
        self.room.passed_on.connect(self.passed.append)
        self.window.resize(*size)
        self.window.show()
        self.room.opened(shop.station)
        self.calm()
        self.room.entered()
        self.calm()

    def close(self) -> None:
        """The window closes."""
        self.room.finish()
        self.window.close()
        self.window.deleteLater()

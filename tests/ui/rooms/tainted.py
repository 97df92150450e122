"""A shop where every fact of every customer carries her mark, and a nose for marks on her screen.

Two customers each have two receipts, a return of before, a credit and a half-finished visit; all
of it lies in one store-room, and one counter with the customer's own screen drives over it.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget

from returns_station.adapters.plain import plain
from returns_station.credit import Credit
from returns_station.customer import Customer
from returns_station.days import zone_of
from returns_station.desk.house import House
from returns_station.desk.ports import Printed
from returns_station.desk.station import Station
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import ClaimLine, Outcome, Reason
from returns_station.sale import Sale
from tests.builders import NOW, SHOP, a_claim, a_sale, taking
from tests.db.shelf import a_store
from tests.ui.answers import until_answered
from tests.ui.rooms.paying_shop import with_credit
from tests.ui.rooms.shop import MAJA, goods
from ui.models.facing import Facing, Moment
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.asking_after import after_of
from ui.rooms.counter.errands import slip_of
from ui.rooms.counter.room import CounterRoom
from ui.rooms.second_screen.room import SecondScreenRoom
from ui.rooms.second_screen.screen import SecondScreen

_NUMBERED: Final = re.compile(r"\b(?:TG|RS)[ -]?\d[\d -]*")
"""A slip's or a credit's number, also as it is printed."""
PLENTY: Final = 400
"""So many of each were bought: a long walk does not use them up."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is hers: what she may see of it, and what nobody may; `price` of one piece in kronor."""

    first: str
    secret: tuple[str, ...]
    goods: tuple[str, ...]
    last_four: str
    price: int
    gtins: tuple[str, ...]
    receipts: tuple[str, ...]

    @property
    def open(self) -> tuple[str, ...]:
        """What she herself may see."""
        return (self.first, *self.goods, self.last_four)

    @property
    def all(self) -> tuple[str, ...]:
        """Every mark of hers."""
        return (self.first, *self.secret, *self.goods, self.last_four, *self.receipts)


ANNA: Final = Marks(
    "Annazq",
    ("Andqvistzq", "0701112221", "annazq@post.example", "ANNAKEY"),
    ("Kappazq", "Marinzq", "Vantezq", "Rubinzq"),
    "1771",
    1013,
    ("7310865004703", "7310865004710"),
    ("7701-1001", "7701-1002"),
)
BERIT: Final = Marks(
    "Beritxw",
    ("Bergxw", "0709998887", "beritxw@post.example", "BERITKEY"),
    ("Lyktaxw", "Ockraxw", "Koppxw", "Jadexw"),
    "2882",
    2027,
    ("9780201379624", "4012345678901"),
    ("8802-2001", "8802-2002"),
)
PEOPLE: Final = (ANNA, BERIT)


def _sales(marks: Marks, language: str) -> tuple[Sale, Sale]:
    name = f"{marks.first} {marks.secret[0]}"
    _, phone, email, key = marks.secret
    hers = Customer(name=name, phone=phone, email=email, language=language, key=key)

    def sale(nr: int) -> Sale:
        title, options = marks.goods[2 * nr : 2 * nr + 2]
        line = goods("1", marks.gtins[nr], title, options, marks.price * PLENTY, PLENTY)
        made = a_sale(line, number=marks.receipts[nr], customer=name)
        (tender,) = made.tenders
        return replace(made, customer=hers, tenders=(replace(tender, label=marks.last_four),))

    return sale(0), sale(1)


class _Tray:
    """Paper that always comes out."""

    def deliver(self, slip: Printed, target: str) -> None:
        assert slip.language
        assert target


def a_tainted_station(folder: Path) -> tuple[Station, tuple[str, ...], tuple[str, ...]]:
    """The shop, with the slip and the credit of each that were written before."""
    store = a_store(folder, *_sales(ANNA, "fi"), *_sales(BERIT, "sv"))
    house = House(SHOP, "sv", with_credit)
    station = Station(store, _Tray(), clock=lambda: NOW, house=house)
    slips: list[str] = []
    for sale_id in (1, 3):
        for outcome in (Outcome.REFUND, Outcome.STORE_CREDIT):
            claim = a_claim(ClaimLine("1", reason=Reason.CHANGED_MIND))
            told = replace(claim, told_at=NOW, wants=outcome)
            done = station.perform(taking(f"{sale_id}:{outcome}", sale_id, told, outcome), MAJA)
            slips.append(done.slip)
    credits_ = tuple(credit.number for slip in slips[1::2] for credit in _credits(station, slip))
    return station, tuple(slips), credits_


def _credits(station: Station, slip: str) -> tuple[Credit, ...]:
    return after_of(station, slip_of(station, slip)).credits


class Watch:
    """A counter with her screen, and every mark that was seen where it must not be."""

    def __init__(self, station: Station) -> None:
        self.now, self.leaks = NOW, list[str]()
        self.moments: set[Moment] = set()
        self.hers: dict[str, set[str]] = {}
        self.codes: dict[str, str] = {}
        zone = zone_of("SE")
        # A key made by chance would now and then hold somebody's last four digits.
        keys = (f"visit-{number:o}" for number in count(1))
        setting = Setting(MAJA, self._clock, keys.__next__, zone, lambda number: f"{number}.pdf")
        self.room, self.second = CounterRoom(setting), SecondScreenRoom("Granlöv", "sv")
        self.screen: SecondScreen = self.second.screen()
        self.screen.resize(1280, 800)
        self.screen.show()
        self.room.shown.connect(self._shown)
        self.second.touched.connect(self.room.touched)
        self.room.opened(station)
        self.settle()

    def _clock(self) -> datetime:
        return self.now

    def settle(self) -> None:
        """Wait for every answer, then look at what is painted."""
        self.now += timedelta(seconds=2)
        until_answered()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._learn()
        self._smell(self.room.across.shown, tuple(painted(self.screen)))

    def close(self) -> None:
        """End the day."""
        self.room.finish()
        self.second.finish()
        self.screen.close()

    def _learn(self) -> None:
        """What is hers of the visit that lies open; of the one that is done its slip's code."""
        visit, done = self.room.state.visit, self.room.state.done
        if done is not None and done.slip is not None and not done.earlier:
            self.codes[done.hers.visit] = done.slip.seal or done.slip.number
        if visit is None:
            return
        hers = self.hers.setdefault(visit.key, set())
        for on in visit.sales:
            sale = on.view.sale
            hers |= {sale.customer.first_name} if sale.customer else set()
            hers |= {tender.label for tender in sale.tenders}
            hers |= {text for line in sale.lines for text in (line.title, line.options)}
        swaps = (piece.taken.swap for piece in visit.pieces)
        hers |= {text for swap in swaps if swap for text in (swap.title, swap.options)}

    def _shown(self, facing: Facing) -> None:
        self._learn()
        self.second.tell(facing)
        self._smell(facing, tuple(painted(self.screen)))

    def _smell(self, facing: Facing, painted_: tuple[str, ...]) -> None:
        self.moments.add(facing.moment)
        hers = self.hers.get(facing.visit, set()) if facing.visit else set()
        # Staff may show her the square of her own slip; it is no word that could be read there.
        own = bool(facing.code) and facing.code == self.codes.get(facing.visit)
        said = tuple(told(replace(facing, code="") if own else facing))
        for where, texts in (("told", said), ("painted", painted_)):
            found = leaks(texts, hers)
            self.leaks += [f"{where} {facing.moment.name}: {each}" for each in found]
        self.leaks += [f"price {each}" for each in strange_prices(facing, hers)]


def leaks(texts: tuple[str, ...], hers: AbstractSet[str]) -> list[str]:
    """Marks in these texts that are nobody's to see, or another's; `hers` is what she may see."""
    words = {word.strip(",") for text in hers for word in text.split()}
    may = {mark for marks in PEOPLE for mark in marks.open if mark in words}
    every = {mark for marks in PEOPLE for mark in marks.all} - may
    said = [text.casefold() for text in texts]
    numbers = [found.group() for text in texts for found in _NUMBERED.finditer(text)]
    return numbers + [
        mark for mark in sorted(every) if any(mark.casefold() in text for text in said)
    ]


def strange_prices(facing: Facing, hers: AbstractSet[str]) -> list[Money]:
    """Sums that are some pieces of goods that are not hers."""
    others = [marks.price * 100 for marks in PEOPLE if not hers & set(marks.goods)]
    return [
        amount
        for amount in sums(facing)
        if amount.minor and any(amount.minor % price == 0 for price in others)
    ]


def told(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Phrase):
        for each in value.args.values():
            yield from told(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from told(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from told(getattr(value, field.name))


def sums(value: object) -> Iterator[Money]:
    """Every sum in a value, however deep."""
    if isinstance(value, Money):
        yield value
    elif isinstance(value, Phrase):
        for each in value.args.values():
            yield from sums(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from sums(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from sums(getattr(value, field.name))


def painted(screen: QWidget) -> Iterator[str]:
    """Every text that can be seen or heard on a screen: labels, and the names of things."""
    yield screen.window().windowTitle()
    for widget in screen.findChildren(QWidget):
        if not widget.isVisibleTo(screen):
            continue
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.toolTip()
        if isinstance(widget, QLabel):
            yield plain(widget.text())

"""A shop whose customers write back: three people at the returns desk, and visits with contacts."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine

from db.engine import open_engine
from db.tables_people import staff
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.law.credit import credit_months_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.desk.dialogue.inbox import InboxOf
from returns_station.desk.dialogue.ports import Messenger, ToSend
from returns_station.desk.house import House
from returns_station.desk.station import Station
from returns_station.dialogue.answering import ItemKind, NewItem
from returns_station.dialogue.letter import Address, Channel
from tests.builders import NOW, SHOP, a_claim, a_line, a_sale, taking
from tests.db.made_ready import made_ready
from tests.db.shelf import put_sale

MAJA: Final = Who("Maja Lind", "Disk 2", "s-maja")
ANDERS: Final = Who("Anders Holm", "Kontoret", "s-anders")
BIRGIT: Final = Who("Birgit Ek", "Lager", "s-birgit")
STATION: Final = Who("Disk 2", "Disk 2", "station")
HER: Final = Address(Channel.EMAIL, "elin@example.se", "Elin Sandberg", "sv")
_ROLES: Final = {MAJA: "clerk", ANDERS: "supervisor", BIRGIT: "warehouse"}


class Sink:
    """A way out that takes everything, and remembers it."""

    can_tell = True

    def __init__(self) -> None:
        """Nothing has gone yet."""
        self.sent: list[ToSend] = []

    def send(self, it: ToSend) -> str:
        """Take it."""
        self.sent.append(it)
        return ""


@dataclass(slots=True)
class InboxShop:
    """The shop; time passes when a test says so."""

    engine: Engine
    dialogue: DialogueHouse = field(default_factory=DialogueHouse)
    now: datetime = NOW
    mail: Sink = field(default_factory=Sink)
    came: int = 0
    station: Station = field(init=False)

    def __post_init__(self) -> None:
        """Open the station, and let everybody work here."""
        ways: dict[Channel, Messenger] = {Channel.EMAIL: self.mail, Channel.SMS: self.mail}
        house = House(
            SHOP,
            "sv",
            promise_for,
            credit_months=credit_months_for,
            dialogue=replace(self.dialogue, ways=ways),
        )
        store, paper = StoreRoom(self.engine), SlipPaper("roll80")
        self.station = Station(store, paper, clock=lambda: self.now, house=house)

    def take_in(self) -> None:
        """Everybody works here."""
        rows = [
            {"id": who.staff, "name": who.actor, "role": name, "since": NOW.isoformat()}
            for who, name in _ROLES.items()
        ]
        with self.engine.begin() as connection:
            connection.execute(staff.insert(), rows)

    def visit(self, nr: int = 1, reach: Address | None = HER) -> str:
        """Somebody brings a jumper back, and says where she is reached; gives the slip."""
        with self.engine.begin() as connection:
            jumper = a_sale(a_line(sku=f"KNIT-{nr}"), number=f"S-{nr:05}")
            sale_id = put_sale(connection, jumper)
        slip = self.station.perform(taking(f"visit-{nr}", sale_id, a_claim()), MAJA).slip
        if reach is not None:
            self.station.letters(MAJA).reach(slip, reach)
        return slip

    def inbox(self, who: Who = MAJA) -> InboxOf:
        """The inbox for somebody."""
        return self.station.inbox(who)

    def item(self, slip: str = "", words: str = "Jag vill byta.", **told: object) -> NewItem:
        """Something she wrote, new each time."""
        self.came += 1
        plain = NewItem(f"key-{self.came}", ItemKind.MESSAGE, slip, HER, "Fråga", words, self.now)
        return replace(plain, **told)  # type: ignore[arg-type]  # its own fields, by their names

    def bring(self, item: NewItem) -> str:
        """It comes; gives its number."""
        number = self.inbox(STATION).bring(item)
        assert number is not None
        return number

    def later(self, **more: float) -> None:
        """Time passes."""
        self.now += timedelta(**more)


def open_inbox_shop(url: str, dialogue: DialogueHouse | None = None) -> InboxShop:
    """A new shop on a new store-room."""
    engine = open_engine(url)
    made_ready(engine)
    shop = InboxShop(engine, dialogue or DialogueHouse())
    shop.take_in()
    return shop

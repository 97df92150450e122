"""Messages of a test: a way out that does as it is told, and a shop whose customer has a mail."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from returns_station.case import Who
from returns_station.customer import Customer
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.desk.dialogue.letters import Letters
from returns_station.desk.dialogue.ports import ToSend
from returns_station.desk.station import Station
from returns_station.dialogue.letter import Channel, LetterStands
from returns_station.people.granted import THE_STATION
from returns_station.policy.claim import Bringer, Claim
from tests.builders import NOW, a_claim, a_sale, taking
from tests.returns_station.desk.counter import MAJA, a_station

ITSELF: Final = Who(THE_STATION, "Disk 2", THE_STATION)
MAIL: Final = "elin@exempel.se"


@dataclass(slots=True)
class Way:
    """A way out: it raises what it was told to, one after the other, and keeps what it sent."""

    can_tell: bool = True
    answers: list[Exception | None] = field(default_factory=list)
    sent: list[ToSend] = field(default_factory=list)

    def send(self, it: ToSend) -> str:
        """Keep it, or fail as it was told to."""
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        self.sent.append(it)
        return f"far-{len(self.sent)}"

    @property
    def keys(self) -> list[str]:
        """What went out, by its keys."""
        return [one.stands.letter.key for one in self.sent]


@dataclass(slots=True)
class LetterShop:
    """A shop with a return and a way out, and a clock that is set by hand."""

    station: Station
    way: Way
    now: datetime = NOW

    @property
    def letters(self) -> Letters:
        """Messages for Maja."""
        return self.station.letters(MAJA)

    def come(self, key: str = "visit", claim: Claim | None = None, sale: int = 1) -> str:
        """She comes back with a jumper; gives the slip."""
        return self.station.perform(taking(key, sale, claim or a_claim()), MAJA).slip

    def gift(self, key: str = "gift") -> str:
        """Somebody else brings what she was given."""
        return self.come(key, replace(a_claim(), by=Bringer.GIFT_RECEIVER))

    def send(self) -> int:
        """The station sends by itself."""
        return self.station.letters(ITSELF).send_due()

    def of(self, slip: str) -> list[str]:
        """The keys of a visit's letters, with how each stands."""
        return [f"{one.letter.key} {one.state}" for one in self.letters.of_slip(slip)]

    def one(self, slip: str) -> LetterStands:
        """The only letter of a visit."""
        (found,) = self.letters.of_slip(slip)
        return found

    def ways(self, **ways: Way) -> None:
        """The shop has these ways out from now on."""
        house = replace(
            self.station.house.dialogue,
            ways={Channel(name): way for name, way in ways.items()},
        )
        self.station.house = replace(self.station.house, dialogue=house)


def a_letter_shop(folder: Path, *, mail: str = MAIL, ways: bool = True) -> LetterShop:
    """A shop whose customer bought with this mail address."""
    shops: list[LetterShop] = []
    her = Customer("Elin Sandberg", "070-174 06 05", mail, "sv", "elin")
    sales = (replace(a_sale(number=f"2041-118{nr}"), customer=her) for nr in range(3))
    station = a_station(folder, *sales, clock=lambda: shops[0].now if shops else NOW)
    way = Way()
    house = DialogueHouse({Channel.EMAIL: way} if ways else {})
    station.house = replace(station.house, dialogue=house)
    shops.append(LetterShop(station, way))
    return shops[0]

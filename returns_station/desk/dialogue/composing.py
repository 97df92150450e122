"""A message as it is decided: to whom, by which way, in which language, when, signed by whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from returns_station.case import Who
from returns_station.customer import Customer
from returns_station.days import local_day
from returns_station.desk.dialogue.shelves import Visit
from returns_station.dialogue.contact import Consent, Contact, ContactSource
from returns_station.dialogue.letter import Address, Channel, Letter, LetterKind, Signature
from returns_station.dialogue.letter_events import LetterWritten
from returns_station.dialogue.quiet import awake
from returns_station.people.granted import THE_STATION
from returns_station.phrase import Phrase

if TYPE_CHECKING:
    from returns_station.desk.house import House
    from returns_station.desk.ports import UnitOfWork

AFTERWARDS: Final = frozenset((LetterKind.HOW_WAS_IT, LetterKind.WE_CHANGED))
"""What is written only to who said that we may; the rest belongs to her return."""
MATTERS: Final = frozenset((LetterKind.LATE, LetterKind.ANSWER))
"""What a person tells her where no way leads to her. Of a pickup the clerk's list tells."""
AT_ONCE: Final = frozenset((LetterKind.RETURN_DONE, LetterKind.UNDONE))
"""What she stands there for: she is awake."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be told, of which cause; `due` is when it would come too late."""

    key: str
    kind: LetterKind
    says: Phrase
    due: datetime | None = None
    not_before: datetime | None = None
    attach: tuple[str, ...] = ()
    booking: str = ""
    answers: str = ""
    tells: int = 0


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes messages in a transaction, and what she works with."""

    work: "UnitOfWork"
    house: "House"
    at: datetime
    who: Who

    def write(self, said: Said, visit: Visit) -> int | None:
        """Write it where a way leads to her, or a person is to tell her; None: neither, or twice.

        That it was written is journalled.
        """
        address = self.address(said.kind, visit)
        return None if address is None else self.write_to(said, visit, address)

    def write_to(self, said: Said, visit: Visit, address: Address) -> int | None:
        """The same, to where it is known to go."""
        market = visit.market or self.house.shop.market
        letter = Letter(
            key=said.key,
            kind=said.kind,
            slip=visit.slip,
            address=address,
            says=said.says,
            signed=self._signed(visit),
            at=self.at,
            not_before=self._when(said, market),
            due=said.due,
            attach=said.attach,
            booking=said.booking,
            answers=said.answers,
            market=market,
        )
        number = self.work.letters.put(letter, tells=said.tells)
        if number is not None:
            event = LetterWritten(letter.key, letter.kind, letter.slip, address.channel)
            self.work.journal((event,), at=self.at, who=self.who)
        return number

    def address(self, kind: LetterKind, visit: Visit) -> Address | None:
        """Where it goes: the best contact that a way leads to; None: nobody is written to."""
        ways = self.house.dialogue.ways
        for one in visit.contacts:
            if one.consent is Consent.NOTHING:
                # What she said last counts for all that was known before.
                break
            if one.address.channel in ways and _may(one.consent, kind):
                return self.spoken(one, visit)
        return self._by_hand(visit) if kind in MATTERS else None

    def spoken(self, one: Contact, visit: Visit) -> Address:
        """A contact as it is written to: in the language of her slip, unless she chose one."""
        told = one.address
        chosen = told.language if one.source is ContactSource.COUNTER else ""
        spoken = chosen or visit.language or told.language or self.house.language
        return Address(told.channel, told.to, told.name, spoken)

    def _by_hand(self, visit: Visit) -> Address:
        spoken = visit.language or self.house.language
        if not visit.contacts:
            return Address(Channel.BY_HAND, "", "", spoken)
        calls = [one.address for one in visit.contacts if one.address.channel is Channel.SMS]
        told = calls[0] if calls else visit.contacts[0].address
        return Address(Channel.BY_HAND, told.to, told.name, spoken)

    def _when(self, said: Said, market: str) -> datetime:
        soonest = max(said.not_before or self.at, self.at)
        if said.kind in AT_ONCE:
            return soonest
        house = self.house.dialogue
        rested = awake(soonest, market, house.quiet_from, house.quiet_until)
        # Rather woken than standing there waiting for nobody.
        return soonest if said.due is not None and said.due <= rested else rested

    def _signed(self, visit: Visit) -> Signature:
        """By who does it; what the station does by itself, by who met her."""
        dialogue = self.house.dialogue
        staff = self.who.staff if self.who.staff != THE_STATION else ""
        known = self.work.people.one(staff) if staff else None
        name = known.name if known else self.who.actor
        if self.who.staff == THE_STATION or not name:
            name = visit.served_by
        day = local_day(self.at, visit.market or self.house.shop.market)
        slower = (one.role for one in dialogue.slower if one.first <= day <= one.last and one.role)
        role = next(slower, "") or dialogue.roles.get(known.role if known else "", "")
        says = Phrase("letter.role", {"role": role}) if role else Phrase("letter.at_the_desk")
        return Signature(Customer(name).first_name, says)


def _may(consent: Consent, kind: LetterKind) -> bool:
    return consent is Consent.AFTERWARDS or kind not in AFTERWARDS

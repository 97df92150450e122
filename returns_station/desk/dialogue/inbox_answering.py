"""Items are taken, handed over, placed and answered: an answer is the only way to close one."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from returns_station.case import Who
from returns_station.desk.dialogue.composing import Said, Writer
from returns_station.desk.dialogue.deadline import answer_by
from returns_station.desk.dialogue.inbox_errors import (
    AnsweredAlreadyError,
    ItemUnknownError,
    NothingSaidError,
    NotStaffError,
)
from returns_station.desk.dialogue.inbox_ports import Answered
from returns_station.desk.dialogue.laying_in import owner_of
from returns_station.desk.dialogue.shelves import Visit
from returns_station.desk.house import House
from returns_station.desk.ports import UnitOfWork
from returns_station.desk.rating import VisitUnknownError
from returns_station.dialogue.answering import (
    ItemAnswered,
    ItemCame,
    ItemEscalated,
    ItemPlaced,
    ItemStands,
    ItemState,
    ItemTaken,
)
from returns_station.dialogue.letter import Address, Channel, LetterKind
from returns_station.people.rights import Right
from returns_station.phrase import Phrase

_MOST_WORDS: Final = 4000


@dataclass(frozen=True, slots=True)
class Deeds:
    """What somebody does with items in a transaction."""

    work: UnitOfWork
    house: House
    at: datetime
    who: Who

    def one(self, number: str) -> ItemStands:
        """An item; raises ItemUnknownError."""
        stands = self.work.inbox.load(number)
        if stands is None:
            raise ItemUnknownError(Phrase("inbox.unknown", {"number": number}))
        return stands

    def take(self, number: str, owner: str) -> None:
        """Let it be somebody's; what was taken for a machine's waits for an answer from now on."""
        stands = self.open(number)
        if stands.state is ItemState.NOTED:
            self._wake(stands, owner)
        if self.work.inbox.take(number, owner) or stands.state is ItemState.NOTED:
            self._tell(ItemTaken(number, owner))

    def hand_over(self, number: str, to: str) -> None:
        """Let it be somebody else's; raises NotStaffError where nobody is called so."""
        served = self.work.inbox.served(self.open(number).item.slip)
        desks = {self.who.desk, served.desk if served else self.who.desk}
        may = Right.ANSWER in self.work.people.granted(to)
        # In an open house an id is nobody's, and all may: it is known who is meant all the same.
        if to not in desks and (self.work.people.one(to) is None or not may):
            raise NotStaffError(Phrase("inbox.not_staff"))
        self.take(number, to)

    def place(self, number: str, slip: str) -> None:
        """Say which visit it belongs to; raises VisitUnknownError."""
        self.open(number)
        served = self.work.inbox.served(slip)
        if served is None:
            raise VisitUnknownError(Phrase("find.slip_unknown", {"number": slip}))
        if self.work.inbox.place(number, slip, owner_of(self.work, served)):
            self._tell(ItemPlaced(number, slip))

    def answer(self, number: str, words: str, key: str) -> None:
        """Write to her, and so close it; the same key a second time changes nothing."""
        said = words.strip()[:_MOST_WORDS]
        if not said and self.one(number).letter != _letter(number, key):
            raise NothingSaidError(Phrase("inbox.nothing_said"))
        self.answer_by(number, said, key)

    def answer_by(self, number: str, words: str | Phrase, key: str) -> bool:
        """The same with words of hers or of the house; False: the key was used before."""
        stands = self.one(number)
        letter = _letter(number, key)
        if stands.letter == letter:
            return False
        self.open(number)
        by = self.who.staff or self.who.actor
        kept = words if isinstance(words, str) else ""
        # Who comes second finds it closed, and writes nothing.
        if not self.work.inbox.answer(number, Answered(key, self.at, by, kept, letter)):
            raise AnsweredAlreadyError(self._answered(self.one(number)))
        visit = self._visit(stands)
        says = Phrase("letter.says.answer", {"words": words})
        to_say = Said(letter, LetterKind.ANSWER, says, answers=number)
        writer = Writer(self.work, self.house, self.at, self.who)
        writer.write_to(to_say, visit, self._back_to(stands, visit, writer))
        self._tell(ItemAnswered(number, stands.item.slip, letter))
        return True

    def answered(self, number: str, letter: str) -> None:
        """A message that was written already answers it."""
        by = self.who.staff or self.who.actor
        answered = Answered(letter, self.at, by, "", letter)
        if self.work.inbox.answer(number, answered):
            self._tell(ItemAnswered(number, self.one(number).item.slip, letter))

    def escalate(self) -> int:
        """Tell of what nobody answered in time, each exactly once; gives how many."""
        late = self.work.inbox.escalate(self.at)
        if late:
            events = tuple(ItemEscalated(number, slip) for number, slip in late)
            self.work.journal(events, at=self.at, who=self.who)
        return len(late)

    def open(self, number: str) -> ItemStands:
        """An item that is not answered; raises AnsweredAlreadyError."""
        stands = self.one(number)
        if stands.state is ItemState.ANSWERED:
            raise AnsweredAlreadyError(self._answered(stands))
        return stands

    def _wake(self, stands: ItemStands, owner: str) -> None:
        due = answer_by(self.at, self.house.shop.market, self.house.dialogue)
        if self.work.inbox.wake(stands.number, owner, due):
            it = stands.item
            self._tell(ItemCame(stands.number, it.kind, it.slip, it.grade, due))

    def _answered(self, stands: ItemStands) -> Phrase:
        known = self.work.people.one(stands.answered_by)
        name = known.name if known else stands.answered_by
        return Phrase("inbox.answered_by", {"name": name})

    def _visit(self, stands: ItemStands) -> Visit:
        """Her visit; what belongs to none is answered all the same, where it came from."""
        found = self.work.letters.visit(stands.item.slip) if stands.item.slip else None
        nowhere = Visit("", self.house.shop.market, stands.item.sender.language, hers=False)
        return found or nowhere

    def _back_to(self, stands: ItemStands, visit: Visit, writer: Writer) -> Address:
        """To where it came from; what was said at a desk to where she is reached."""
        sender = stands.item.sender
        if sender.channel is Channel.BY_HAND or not sender.to:
            found = writer.address(LetterKind.ANSWER, visit)
            return found or replace(sender, channel=Channel.BY_HAND)
        spoken = sender.language or visit.language or self.house.language
        ways = self.house.dialogue.ways
        # Where no way leads back, a person calls her.
        channel = sender.channel if sender.channel in ways else Channel.BY_HAND
        return replace(sender, channel=channel, language=spoken)

    def _tell(self, event: object) -> None:
        self.work.journal((event,), at=self.at, who=self.who)


def _letter(number: str, key: str) -> str:
    """What the message that answers an item with a key is called."""
    return f"answer:{number}:{key}"

"""What came is laid in, or heeded where it is an answer that a machine may act on."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from returns_station.case import Who
from returns_station.desk.dialogue.inbox_answering import Deeds
from returns_station.desk.dialogue.incoming import Mail
from returns_station.desk.dialogue.laying_in import lay_in
from returns_station.desk.dialogue.mailed import graded
from returns_station.desk.dialogue.moving import Moving, moved_to
from returns_station.desk.dialogue.placing import place_of
from returns_station.desk.house import House
from returns_station.desk.people.guard import Guarded
from returns_station.desk.ports import Clock, UnitOfWork
from returns_station.dialogue.answering import ItemKind, NewItem
from returns_station.dialogue.letter import Address, Channel
from returns_station.pickup.booking import Booking

_MOVED: Final = "moved"


@dataclass(frozen=True, slots=True)
class Bringing:
    """Who brings it in, and what she works with."""

    store: Guarded
    moving: Moving
    house: House
    clock: Clock
    who: Who

    def heed(self, item: NewItem) -> Booking | None:
        """Act on it where it is clear what she chose, before it is kept; the same twice is once."""
        with self.store.views() as views:
            if views.inbox.by_key(item.key) is not None:
                return None
        return self.moving.heed(item)

    def lay(self, work: UnitOfWork, item: NewItem, moved: Booking | None) -> str | None:
        """Lay it in; what was heeded is answered in the same breath."""
        now = self.clock()
        told = moved is not None
        number = lay_in(work, item, house=self.house, at=now, who=self.who, told=told)
        if number is not None and moved is not None:
            work.inbox.end_offers(item.slip)
            deeds = Deeds(work, self.house, now, self.who)
            written = work.letters.of_slip(item.slip)
            says_so = [one.letter.key for one in written if one.letter.booking == moved.id]
            # Her pickup's own message tells of it: nobody wants to read the same twice.
            if says_so:
                deeds.answered(number, says_so[0])
            else:
                deeds.answer_by(number, moved_to(moved), _MOVED)
        return number

    def text(self, sender: str, words: str, came_as: str) -> str | None:
        """Lay in a text message; gives its number, None: it came before."""
        key = f"sms:{sha256(came_as.encode()).hexdigest()}"
        mail = Mail(sender, "", (), "", (), "", words)
        with self.store.work() as work:
            place = place_of(work, mail, Channel.SMS, self.clock())
        item = NewItem(
            key=key,
            kind=ItemKind.MESSAGE,
            slip=place.slip,
            sender=Address(Channel.SMS, sender),
            subject="",
            words=words,
            at=self.clock(),
            maybe=place.maybe,
        )
        moved = self.heed(item)
        with self.store.work() as work:
            now = self.clock()
            heard = None if moved else graded(work, item, house=self.house, at=now, who=self.who)
            number = self.lay(work, item, moved) if heard is None else heard
            work.commit()
        return number

"""Messages are brought in from where they lie: each read by a child, kept, then marked as read."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import islice
from typing import Final

from returns_station.case import Who
from returns_station.desk.dialogue.bouncing import came_back
from returns_station.desk.dialogue.bringing import Bringing
from returns_station.desk.dialogue.inbox_ports import Mark, Source
from returns_station.desk.dialogue.incoming import CameIn, Mail
from returns_station.desk.dialogue.mailed import graded
from returns_station.desk.dialogue.placing import key_of, place_of
from returns_station.desk.errors import StationError
from returns_station.desk.house import House
from returns_station.desk.people.guard import Guarded
from returns_station.desk.ports import Clock, UnitOfWork
from returns_station.dialogue.answering import ItemKind, NewItem
from returns_station.dialogue.letter import Address, Channel
from returns_station.pickup.booking import Booking

UNREADABLE: Final = "unreadable"
"""What is left out where nobody could read any of it."""


@dataclass(frozen=True, slots=True)
class FetchingMail:
    """Who fetches, and what she works with."""

    store: Guarded
    house: House
    clock: Clock
    who: Who
    bringing: Bringing

    def fetch(self, limit: int) -> int:
        """Bring in what lies at every source; gives how many came. One that is away waits."""
        count = 0
        for source in self.house.dialogue.sources:
            try:
                count += self._from(source, limit)
            except StationError:
                continue
        return count

    def _from(self, source: Source, limit: int) -> int:
        with self.store.views() as views:
            mark = views.inbox.mark(source.name)
        count = 0
        for came in islice(source.fetch(mark), limit):
            count += self._keep(source, came)
            # It is kept: one that cannot be marked is known again, and holds up no other.
            with suppress(StationError):
                source.kept(came)
        return count

    def _keep(self, source: Source, came: CameIn) -> bool:
        """Keep one, and how far the source is read, in one transaction."""
        mail = self.house.dialogue.reader.read(came.raw, cut=came.cut)
        files = self._files(mail) if mail else ()
        now = self.clock()
        with self.store.work() as work:
            item = item_of(work, came, mail, files, now) if mail else unreadable(came, now)
        moved = self.bringing.heed(item)
        with self.store.work() as work:
            number = self._bring(work, item, mail, moved)
            if came.number:
                work.inbox.keep_mark(source.name, Mark(came.validity, came.number))
            work.commit()
        return number is not None

    def _bring(
        self, work: UnitOfWork, item: NewItem, mail: Mail | None, moved: Booking | None
    ) -> str | None:
        now = self.clock()
        if mail is not None and mail.bounce is not None and work.inbox.by_key(item.key) is None:
            came_back(work, mail.bounce, at=now, who=self.who)
        heard = None if moved else graded(work, item, house=self.house, at=now, who=self.who)
        # "" is heard, and owed no answer: it does not lie in the inbox as well.
        return self.bringing.lay(work, item, moved) if heard is None else heard

    def _files(self, mail: Mail) -> tuple[str, ...]:
        keep = self.house.dialogue.files
        kept = (
            keep.keep_paper(one.data) if one.kind == "pdf" else keep.keep_picture(one.data)
            for one in mail.attached
        )
        return tuple(dict.fromkeys(name for name in kept if name))


def item_of(
    work: UnitOfWork, came: CameIn, mail: Mail, files: tuple[str, ...], now: datetime
) -> NewItem:
    """A message as it is laid in: whom it is from, and where it belongs."""
    robot = mail.robot or mail.bounce is not None
    place = place_of(work, mail, Channel.EMAIL, now)
    lost = ("picture_unreadable",) if len(files) < len(mail.attached) else ()
    return NewItem(
        key=key_of(mail, came.raw),
        kind=ItemKind.MESSAGE,
        slip=place.slip,
        sender=Address(Channel.EMAIL, mail.sender, mail.name, mail.language),
        subject=mail.subject,
        words=mail.words,
        at=now,
        attached=files,
        left_out=tuple(dict.fromkeys((*mail.left_out, *lost))),
        maybe=place.maybe,
        message_id=mail.message_id,
        robot=robot,
    )


def unreadable(came: CameIn, now: datetime) -> NewItem:
    """What no child could read: a person is told that something came, and looks for it herself."""
    return NewItem(
        key=f"mail:{sha256(came.raw).hexdigest()}",
        kind=ItemKind.MESSAGE,
        slip="",
        sender=Address(Channel.EMAIL, ""),
        subject="",
        words="",
        at=now,
        left_out=(UNREADABLE,),
    )

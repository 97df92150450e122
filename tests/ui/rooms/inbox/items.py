"""What lies in the inbox as the room reads it, and answers kept in memory."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from returns_station.desk.dialogue.inbox_views import Colleague, FileSeen, ItemSeen, WeWrote, Wrote
from returns_station.desk.errors import StationError
from returns_station.dialogue.answering import ItemKind, ItemStands, ItemState, NewItem
from returns_station.dialogue.letter import (
    Address,
    Channel,
    Letter,
    LetterKind,
    LetterStands,
    LetterState,
    Signature,
)
from returns_station.phrase import Phrase
from tests.builders import NOW
from ui.theme import drawing
from ui.tokens import LIGHT

ELIN: Final = Address(Channel.EMAIL, "elin@example.org", "Elin Sandberg", "sv")
PHOTO: Final = "photo-1"
PAPER: Final = f"{'a' * 64}.pdf"
STAFF: Final = (Colleague("maja", "Maja Lind"), Colleague("noor", "Noor Haddad"),
                Colleague("anders", "Anders Holm"))  # fmt: skip
_WORDS: Final = (
    "Hej! Tröjan jag lämnade i måndags skulle betalas tillbaka till kortet, men jag ser inga "
    "pengar än.\nKan ni titta på det? Jag skickar med en bild på lappen."
)


def an_item(number: str = "I1", **changes: object) -> ItemStands:
    """Elin wrote about her jumper; Maja is to answer by this evening."""
    item = NewItem(
        key=f"mail-{number}",
        kind=ItemKind.MESSAGE,
        slip="RS000000427",
        sender=ELIN,
        subject="Var är pengarna?",
        words=_WORDS,
        at=NOW - timedelta(hours=2),
        attached=(PHOTO,),
        left_out=("kind",),
    )
    due = NOW + timedelta(hours=4)
    stands = ItemStands(number, item, ItemState.OPEN, "maja", due)
    of_item = {key: value for key, value in changes.items() if hasattr(item, key)}
    of_stands = {key: value for key, value in changes.items() if key not in of_item}
    item = replace(item, **of_item)  # type: ignore[arg-type]  # a builder takes any field
    return replace(stands, item=item, **of_stands)  # type: ignore[arg-type]  # as above


def late(number: str = "I2") -> ItemStands:
    """Somebody gave a low grade yesterday, and nobody has answered; it was raised."""
    return an_item(
        number,
        kind=ItemKind.FEEDBACK,
        slip="RS000000518",
        sender=Address(Channel.SMS, "+46700000001", "Bosse Ängström-Lindqvist", "sv"),
        words="Stod länge i kö och fick ingen hjälp med påsarna.",
        grade=2,
        attached=(),
        left_out=(),
        at=NOW - timedelta(days=1, hours=3),
        due=NOW - timedelta(hours=3),
        owner="noor",
        escalated_at=NOW - timedelta(hours=2),
    )


def answered(number: str = "I4", days: int = 0) -> ItemStands:
    """Noor answered it so many days ago."""
    at = NOW - timedelta(days=days, hours=1)
    state = {"state": ItemState.ANSWERED, "answered_at": at, "answered_by": "noor"}
    return an_item(number, **state)


def unplaced(number: str = "I3") -> ItemStands:
    """A stranger names a return; nobody owns it yet."""
    return an_item(
        number,
        slip="",
        maybe="RS000000534",
        sender=Address(Channel.EMAIL, "kim.ek@example.org", "", "en"),
        words="When will the lamp be ready?",
        attached=(),
        left_out=(),
        due=NOW + timedelta(days=1),
        owner="",
    )


def a_letter(at: datetime, key: str = "says", state: LetterState = LetterState.SENT) -> WeWrote:
    """What we wrote to her on Monday."""
    says = Phrase("letter.says.answer", {"words": "Tack, Elin. Pengarna är på väg till kortet."})
    letter = Letter(
        key, LetterKind.ANSWER, "RS000000427", ELIN, says, Signature("Noor"), at, not_before=at
    )
    return WeWrote(at, LetterStands(1, letter, state, sent_at=at))


def a_picture() -> bytes:
    """A jumper on its tile."""
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.tile))
    painter = QPainter(image)
    painter.drawPixmap(60, 20, drawing("jumper", 200, 200))
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt text
    return bytes(kept.data())


class MemoryInbox:
    """An inbox in memory; the same key a second time changes nothing."""

    def __init__(self, *queue: ItemStands) -> None:
        self.queue = list(queue)
        self.said: dict[str, tuple[str, str]] = {}
        self.did: list[tuple[str, ...]] = []
        self.refuses: StationError | None = None
        self.breaks = 0
        self.fetched = False
        self.papers: tuple[str, ...] = (PAPER,)
        self._jumper = a_picture()  # pixmaps are made on the window's thread

    def items(self, state: ItemState, limit: int) -> tuple[ItemStands, ...]:
        """All that stand so, answered ones the latest first."""
        some = [one for one in self.queue if one.state is state]
        if state is ItemState.ANSWERED:
            some.sort(key=lambda one: one.answered_at or one.due, reverse=True)
        return tuple(some[:limit])

    def one(self, number: str) -> ItemSeen:
        """One, and the letter before it."""
        stands = self._find(number)
        thread = (Wrote(stands.item.at, stands),)
        before = a_letter(stands.item.at - timedelta(days=2))
        files = tuple(FileSeen(name, is_picture=True) for name in stands.item.attached)
        turns = (before, *thread) if stands.item.slip == "RS000000427" else thread
        return ItemSeen(stands, turns, files, stands.owner, fetched=self.fetched)

    def colleagues(self) -> tuple[Colleague, ...]:
        """Who works here."""
        return STAFF

    def file(self, _name: str) -> bytes:
        """Her jumper."""
        return self._jumper

    def paper(self, name: str) -> str:
        """It lies there, if it is one of hers."""
        return f"/kept/{name}" if name in self.papers else ""

    def offer(self, number: str, key: str) -> ItemStands:
        """Other times go to her, and that is its answer."""
        self.did.append(("offer", number))
        return self.answer(number, "1, 2 or 3", key)

    def take(self, number: str) -> ItemStands:
        """It is Maja's now."""
        return self._put(number, owner="maja")

    def hand_over(self, number: str, staff: str) -> ItemStands:
        """It is somebody else's now."""
        return self._put(number, owner=staff)

    def place(self, number: str, slip: str) -> ItemStands:
        """It belongs to a visit."""
        self.did.append(("place", number, slip))
        new = self._find(number)
        return self._put(number, item=replace(new.item, slip=slip, maybe=""))

    def answer(self, number: str, words: str, key: str) -> ItemStands:
        """It is answered; where it `breaks` the answer was written, and nobody heard of it."""
        if self.refuses is not None:
            raise self.refuses
        if key not in self.said:
            self.said[key] = (number, words)
            self._put(number, state=ItemState.ANSWERED, answered_by="Maja", answered_at=NOW)
        if self.breaks:
            self.breaks -= 1
            raise StationError(Phrase("error.unexpected"))
        return self._find(number)

    def _find(self, number: str) -> ItemStands:
        return next(one for one in self.queue if one.number == number)

    def _put(self, number: str, **changes: object) -> ItemStands:
        new = replace(self._find(number), **changes)  # type: ignore[arg-type]  # any field
        self.queue = [new if one.number == number else one for one in self.queue]
        return new

"""What the room is given, and what it asks of the station off the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Protocol

from returns_station.case import Who
from returns_station.desk.dialogue.inbox_ports import MOST_ITEMS
from returns_station.desk.dialogue.inbox_views import Colleague, ItemSeen, Turn, Wrote
from returns_station.dialogue.answering import ItemState
from ui.rooms.inbox.state.talk import Said, Talk

if TYPE_CHECKING:
    from returns_station.desk.station import Station
    from returns_station.dialogue.answering import ItemStands

_PAPER: Final = ".pdf"
_MOST_ANSWERED: Final = 100


class Answering(Protocol):
    """The inbox for who works here; each call may raise a StationError."""

    def items(self, state: ItemState, limit: int) -> "tuple[ItemStands, ...]":
        """What stands so: open ones the first due first, answered ones the latest first."""

    def one(self, number: str) -> ItemSeen:
        """One item with all that was said before and after."""

    def colleagues(self) -> tuple[Colleague, ...]:
        """Who may answer."""

    def file(self, name: str) -> bytes:
        """What came with an item; b"" where it is gone."""

    def paper(self, name: str) -> str:
        """Where a PDF that came with an item lies, looked at; "" where it is gone."""

    def take(self, number: str) -> "ItemStands":
        """She answers it from now on."""

    def hand_over(self, number: str, staff: str) -> "ItemStands":
        """Somebody else answers it."""

    def place(self, number: str, slip: str) -> "ItemStands":
        """Say which visit it belongs to."""

    def offer(self, number: str, key: str) -> "ItemStands":
        """Answer with other times for her pickup."""

    def answer(self, number: str, words: str, key: str) -> "ItemStands":
        """Answer it, and so close it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Who looks, local time, new keys, the inbox of a station, and the shop's own language.

    `open_file` shows a file in the system's own viewer, or cannot.
    """

    who: Who
    now: Callable[[], datetime]
    new_key: Callable[[], str]
    answering: "Callable[[Station, Who], Answering]"
    open_file: Callable[[str], bool]
    language: str = "sv"


@dataclass(frozen=True, slots=True)
class QueueRead:
    """All that stands so, and who may answer, as it was read."""

    shelf: ItemState
    queue: "tuple[ItemStands, ...]"
    colleagues: tuple[Colleague, ...]


def read_queue(answering: Answering, shelf: ItemState) -> QueueRead:
    """What waits, or the latest that were answered."""
    most = _MOST_ANSWERED if shelf is ItemState.ANSWERED else MOST_ITEMS
    return QueueRead(shelf, answering.items(shelf, most), answering.colleagues())


def read_talk(answering: Answering, number: str) -> Talk:
    """One conversation as the room shows it."""
    seen = answering.one(number)
    return Talk(seen.stands, tuple(map(said_of, seen.thread)), seen.owner_name, seen.fetched)


def said_of(turn: Turn) -> Said:
    """One thing that was said; a letter of ours says its words, or what happened."""
    if isinstance(turn, Wrote):
        item = turn.stands.item
        files = item.attached
        return Said(
            ours=False,
            name=item.sender.name or item.sender.to,
            words=item.words or item.subject,
            at=turn.at,
            channel=item.sender.channel,
            grade=item.grade,
            topic=item.topic,
            pictures=tuple(name for name in files if not name.endswith(_PAPER)),
            papers=tuple(name for name in files if name.endswith(_PAPER)),
            left_out=item.left_out,
        )
    letter = turn.stands.letter
    words = letter.says.args.get("words")
    return Said(
        ours=True,
        name=letter.signed.name,
        words=words if isinstance(words, str) else letter.says,
        at=turn.at,
        channel=letter.address.channel,
        state=turn.stands.state,
    )

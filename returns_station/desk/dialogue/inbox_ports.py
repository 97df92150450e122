"""What the inbox asks of the store-room, and of the world that brings messages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from returns_station.desk.dialogue.incoming import CameIn
from returns_station.dialogue.answering import ItemStands, ItemState, NewItem
from returns_station.dialogue.letter import Channel
from returns_station.pickup.slot import Slot

MOST_ITEMS: Final = 500
"""So many items are listed where nobody says how many."""


@dataclass(frozen=True, slots=True)
class Laid:
    """An item as it is laid in: whose it is, and when its answer is due."""

    number: str
    item: NewItem
    state: ItemState
    owner: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Served:
    """Who did a visit, at which desk and in which market; `staff` "" is nobody who works here."""

    staff: str
    desk: str
    market: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What an item was answered with; `key` was made before the first try."""

    key: str
    at: datetime
    by: str
    words: str
    letter: str


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a source has been read: a mailbox's own age, and the last number of it."""

    validity: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A time that she was offered for her pickup, and its number."""

    booking: str
    slip: str
    nr: int
    slot: Slot


class InboxReads(Protocol):
    """What lies in the inbox."""

    def load(self, number: str) -> ItemStands | None:
        """One item."""

    def items(self, state: ItemState, limit: int = MOST_ITEMS) -> tuple[ItemStands, ...]:
        """The items that stand so: open ones the first due first, others the latest first."""

    def of_slip(self, slip: str) -> tuple[ItemStands, ...]:
        """All that she of a visit wrote or said, the oldest first."""

    def by_key(self, key: str) -> ItemStands | None:
        """The item that came with a key."""

    def open_for(self, owners: tuple[str, ...], *, everybody: bool) -> int:
        """How many are open that some own, or nobody; with `everybody` also those escalated."""

    def served(self, slip: str) -> Served | None:
        """Who did a visit; None: there is none with this slip."""

    def slip_of(self, address: str, channel: Channel, since: datetime) -> str:
        """The latest visit about which somebody was written to since then at an address."""

    def mark(self, source: str) -> Mark:
        """How far a source has been read."""

    def offers(self, slip: str, now: datetime) -> tuple[Offer, ...]:
        """The times that she of a visit may choose from now, by their numbers."""


class InboxShelf(InboxReads, Protocol):
    """The same, in a writing transaction."""

    def put(self, laid: Laid) -> bool:
        """Lay it in; False: something with its key came before."""

    def take(self, number: str, owner: str) -> bool:
        """Let it be somebody's; False: it is, or it is answered."""

    def place(self, number: str, slip: str, owner: str) -> bool:
        """Let it belong to a visit; False: it belongs to one, or is answered."""

    def wake(self, number: str, owner: str, due: datetime) -> bool:
        """Let what was taken for a machine's wait for an answer; False: it is not noted."""

    def answer(self, number: str, answered: Answered) -> bool:
        """Close it with an answer; False: it is answered."""

    def escalate(self, now: datetime) -> tuple[tuple[str, str], ...]:
        """Mark what is overdue, each exactly once; gives numbers and slips."""

    def offer(self, offers: Sequence[Offer], at: datetime, until: datetime) -> None:
        """Let her choose from these times for so long, and from no others."""

    def end_offers(self, slip: str) -> None:
        """Let her choose no longer."""

    def keep_mark(self, source: str, mark: Mark) -> None:
        """A source has been read so far."""


class Source(Protocol):
    """Where messages lie: a mailbox, a folder of files."""

    @property
    def name(self) -> str:
        """Its name, the same at every start."""

    def fetch(self, mark: Mark) -> Iterator[CameIn]:
        """What came since then, in order; raises StationError where it cannot be asked."""

    def kept(self, came: CameIn) -> None:
        """It is kept in the store-room, and may be marked as read."""


class InboxFiles(Protocol):
    """Where attachments are kept."""

    def keep_picture(self, picture: bytes) -> str:
        """Draw a foreign picture anew and give its name; "" where it is none."""

    def keep_paper(self, paper: bytes) -> str:
        """Keep a PDF as it is and give its name; "" where the disk did not take it."""

    def read(self, name: str) -> bytes:
        """What is kept under a name; b"" where it is gone."""

    def paper(self, name: str) -> str:
        """Where a PDF of this name lies, whole and a PDF still; "" where there is none."""


class NoFiles:
    """A shop that keeps none."""

    def keep_picture(self, picture: bytes) -> str:  # noqa: ARG002 - as the port says
        """Keep nothing."""
        return ""

    def keep_paper(self, paper: bytes) -> str:  # noqa: ARG002 - as the port says
        """Keep nothing."""
        return ""

    def read(self, name: str) -> bytes:  # noqa: ARG002 - as the port says
        """Nothing is kept."""
        return b""

    def paper(self, name: str) -> str:  # noqa: ARG002 - as the port says
        """Nothing is kept."""
        return ""


NO_FILES: Final = NoFiles()

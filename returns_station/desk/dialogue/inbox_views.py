"""What the inbox shows: one item with the whole conversation around it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from returns_station.dialogue.answering import ItemStands
from returns_station.dialogue.letter import LetterStands


@dataclass(frozen=True, slots=True)
class Wrote:
    """Something she wrote or said."""

    at: datetime
    stands: ItemStands


@dataclass(frozen=True, slots=True)
class WeWrote:
    """A message of ours."""

    at: datetime
    stands: LetterStands


Turn: TypeAlias = Wrote | WeWrote


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file that came with an item; what is a picture may be shown."""

    name: str
    is_picture: bool


@dataclass(frozen=True, slots=True)
class ItemSeen:
    """One item: how it stands, what was said before and after, what came with it.

    `owner_name` is what its owner is called, a person or a desk. `mine`: who looks answers it.
    `fetched`: somebody is to come for her goods, and may come at another time.
    """

    stands: ItemStands
    thread: tuple[Turn, ...] = ()
    files: tuple[FileSeen, ...] = ()
    owner_name: str = ""
    mine: bool = False
    fetched: bool = False


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may answer, by her id and what she is called."""

    staff: str
    name: str

"""A conversation as the room shows it: what was said by whom, the oldest first."""

from dataclasses import dataclass
from datetime import datetime

from returns_station.dialogue.answering import ItemStands
from returns_station.dialogue.letter import Channel, LetterState
from returns_station.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said; `ours`: by us, in a letter that stands so on its way.

    `pictures` are the names of what was drawn anew and may be shown, `papers` those of PDF files
    that were kept besides, `left_out` codes of what was not let in.
    """

    ours: bool
    name: str
    words: Phrase | str
    at: datetime
    channel: Channel
    grade: int = 0
    topic: str = ""
    pictures: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    state: LetterState | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """The item in hand, what its owner is called, and all that was said before and after it.

    `fetched`: somebody is to come for her goods, and may come at another time.
    """

    stands: ItemStands
    said: tuple[Said, ...] = ()
    owner: str = ""
    fetched: bool = False

    @property
    def papers(self) -> tuple[str, ...]:
        """The PDF files of all that was said, the latest last."""
        return tuple(name for said in self.said for name in said.papers)

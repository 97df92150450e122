"""What keeping the promise about people asks of the store-room and of the disk."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from returns_station.canonical import Plain
from returns_station.desk.privacy.views import Gone, Known, Moment, PersonSeen, Wiped
from returns_station.privacy.retention import Kind


class PersonViews(Protocol):
    """Who is kept, in a reading transaction."""

    def find(self, text: str) -> tuple[PersonSeen, ...]:
        """Records that a name, phone or mail leads to."""

    def kept(self, customer_id: int) -> Mapping[str, tuple[Mapping[str, Plain], ...]]:
        """Everything of the person of a record, table by table; nothing: there is no such one."""

    def due(self, moment: Moment) -> bool:
        """Whether something was not thinned out on this day yet."""

    def erased(self) -> tuple[Known, ...]:
        """Everybody who was forgotten, as the store knows them."""


class PersonShelf(PersonViews, Protocol):
    """Who is kept, in a writing transaction."""

    def forget(self, customer_id: int, contact: str, erasure: str, moment: Moment) -> Gone:
        """Forget a person, of a record or of a contact.

        Raises NobodyFoundError or SeveralPersonsError.
        """

    def waiting(self) -> tuple[str, ...]:
        """Wishes to be forgotten that wait for something."""

    def finish(self, erasure: str, moment: Moment) -> Gone:
        """Forget what no longer waits."""

    def thin_out(self, kind: Kind, moment: Moment) -> tuple[int, Gone]:
        """Let go of what of a kind was kept long enough, so many at once."""

    def thinned(self, moment: Moment) -> None:
        """Write down that this day is done."""

    def recall(self, known: Iterable[Known]) -> int:
        """Wish again what this store-room, put back from a copy, has forgotten it had forgotten."""

    def wiped(self) -> None:
        """The file holds nothing more of anybody forgotten so far."""

    def unwiped(self) -> bool:
        """Whether it may yet."""


class PersonWork(Protocol):
    """What a writing transaction has of people."""

    @property
    def persons(self) -> PersonShelf:
        """The shelf of people."""


class PersonQuestions(Protocol):
    """What a reading transaction has of people."""

    @property
    def persons(self) -> PersonViews:
        """Who is kept."""


class Wipe(Protocol):
    """Takes what was deleted from the disk."""

    def __call__(self, words: Sequence[str] | None, /) -> Wiped:
        """Fold the log in, and write the file anew where one of these words is still in it.

        None: it is written anew whatever is in it.
        """


class PersonFiles(Protocol):
    """Files of this computer that tell of people."""

    def remember(self, known: Iterable[Known]) -> None:
        """Keep who was forgotten outside the store: a copy that is put back forgets it."""

    def remembered(self) -> tuple[Known, ...]:
        """All of them."""

    def forget(self, gone: Gone) -> int:
        """Take away slips, pictures, routes and lists of hers; gives how many files."""

    def thin_out(self, moment: Moment) -> Mapping[Kind, int]:
        """Take away what was kept long enough."""


class NoFiles:
    """A station without a data folder."""

    def remember(self, known: Iterable[Known]) -> None:
        """Nothing is kept."""

    def remembered(self) -> tuple[Known, ...]:
        """Nobody."""
        return ()

    def forget(self, gone: Gone) -> int:  # noqa: ARG002 - there is none
        """None."""
        return 0

    def thin_out(self, moment: Moment) -> Mapping[Kind, int]:  # noqa: ARG002 - as above
        """None."""
        return {}


Ids = Callable[[], str]
"""A new id that says nothing."""

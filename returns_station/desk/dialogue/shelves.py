"""What messages ask of the store-room: letters on their way, and where she may be reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from returns_station.dialogue.contact import Contact
from returns_station.dialogue.letter import Channel, Letter, LetterStands, LetterState


@dataclass(frozen=True, slots=True)
class Visit:
    """What a message must know of the visit it is about.

    `hers`: the buyer herself came; else nothing goes to the buyer, and no sum is told. `contacts`
    are where she may be reached, the best first.
    """

    slip: str
    market: str
    language: str
    hers: bool
    contacts: tuple[Contact, ...] = ()
    served_by: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a try, to be written down; `next_at` None: it is not tried again."""

    state: LetterState
    why: str = ""
    next_at: datetime | None = None
    reference: str = ""
    doubted: bool = False


class LetterViews(Protocol):
    """Letters as they stand."""

    def load(self, letter: int) -> LetterStands | None:
        """The letter with this number."""

    def by_key(self, key: str) -> LetterStands | None:
        """The letter with this key."""

    def of_slip(self, slip: str) -> tuple[LetterStands, ...]:
        """Every letter about a visit, the first written first."""

    def of_thread(self, thread: str) -> tuple[LetterStands, ...]:
        """Every letter whose answer comes back with this code, the first written first."""

    def of_message(self, message_id: str) -> LetterStands | None:
        """The letter that went out under this name of ours (without what follows the @)."""

    def waiting(self, limit: int = 1000) -> tuple[LetterStands, ...]:
        """What is still to go by itself, the oldest first."""

    def by_a_person(self, limit: int = 1000) -> tuple[LetterStands, ...]:
        """What a person has to see to: dead, unknown, or to be told by hand; the oldest first."""

    def due(self, now: datetime, limit: int) -> tuple[LetterStands, ...]:
        """What may be claimed now: none whose visit has an earlier one that is to go first."""

    def doubts(self, letter: int) -> int:
        """How often nobody knew whether it went."""

    def visit(self, slip: str) -> Visit | None:
        """What a message must know of a visit; None: there is none."""

    def case(self, key: str) -> Visit | None:
        """The same of a case that has no slip: a person looks at it."""

    def is_told(self, letter: int) -> bool:
        """Whether a person told her meanwhile what the letter says."""


class LetterShelf(LetterViews, Protocol):
    """Letters in a writing transaction."""

    def put(self, letter: Letter, *, tells: int = 0) -> int | None:
        """Write a letter, gives its number; None: one with its key was written before.

        One whose channel is by hand waits for a person at once. `tells` is the her_message it says.
        """

    def claim(self, stands: LetterStands, now: datetime, until: datetime) -> LetterStands | None:
        """Take it to be sent now, for so long; None: another desk did, or it stands otherwise."""

    def settle(self, claimed: LetterStands, ended: Ended, now: datetime) -> bool:
        """Write down what became of a claimed try; False: it was claimed again since."""

    def end(
        self, stands: LetterStands, state: LetterState, now: datetime, why: str, by: str
    ) -> bool:
        """End what is not being sent, by a person's word; False: it stands otherwise by now."""

    def reached(self, contact: Contact) -> int:
        """Keep where she may be reached; the same again keeps its number, and counts as new."""

    def bounced(self, channel: Channel, address: str, at: datetime) -> int:
        """Nothing more goes to an address: what was sent came back; gives how many it marks."""

    def not_needed(self, keys: Sequence[str], why: str) -> int:
        """Let letters that nobody has claimed go nowhere; gives how many."""

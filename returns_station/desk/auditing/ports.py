"""What the auditor asks of the store-room and of the world."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from returns_station.checkpoint import Checkpoint, Heads
from returns_station.desk.auditing.views import Query, Verified
from returns_station.journal import Entry

Told = Callable[[float], object]
"""Hears how far something is: 0 to 1."""


class AuditShelf(Protocol):
    """The journal's heads and checkpoints in a transaction."""

    def heads(self) -> Heads:
        """Where the two chains end."""

    def last_checkpoint(self) -> Checkpoint | None:
        """The newest."""

    def put_checkpoint(self, checkpoint: Checkpoint) -> None:
        """Keep one; rows of them are only ever added."""


class AuditQuestions(Protocol):
    """The journal as it is read."""

    def heads(self) -> Heads:
        """Where the two chains end."""

    def last_checkpoint(self) -> Checkpoint | None:
        """The newest."""

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """Every one, the first first; a row that is none is left out."""

    def read(self, query: Query, *, before: int, after: int, limit: int) -> tuple[Entry, ...]:
        """Entries, the newest first; with `after` the oldest first from there."""

    def details(self, seqs: Sequence[int]) -> Mapping[int, Mapping[str, str]]:
        """The words that belong to some entries and are still kept."""

    def names(self) -> Mapping[str, str]:
        """Who is called what today, by id."""

    def every(self) -> Iterator[Entry]:
        """Every entry in order, streamed."""

    def verified(self, told: Told, known: Mapping[int, str], marks: Mapping[int, str]) -> Verified:
        """Chains, details and ledgers held against each other.

        `known` are hashes that entries must begin with (of checkpoints, anchors, codes on paper),
        `marks` the same of the ledgers' marks.
        """


class Signer(Protocol):
    """The station's own key, as far as checkpoints need it."""

    def sign(self, message: Callable[[str], bytes]) -> tuple[str, str]:
        """The key's id and its signature in hex over what is made for that id; "" when it fails."""

    def signed_by(self, public: str, message: bytes, signature: str) -> bool:
        """Whether a signature is that of a public key, all in hex."""

    def public_keys(self) -> Mapping[str, str]:
        """The public keys that are kept beside the store, by id."""


class Witness(Protocol):
    """The second place that remembers how far the journal was: a file elsewhere."""

    def remember(self, checkpoint: Checkpoint) -> bool:
        """Write one down, durably; False where that place fails: nobody is kept waiting by it."""

    def remembered(self) -> tuple[Checkpoint, ...] | None:
        """All that was written down there; None where the place cannot be read."""

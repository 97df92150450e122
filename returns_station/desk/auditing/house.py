"""What auditing knows of its station: what signs, what remembers, and how the file lay at rest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from returns_station.checkpoint import Checkpoint
from returns_station.desk.auditing.ports import Signer, Witness
from returns_station.desk.auditing.views import Finding

KeyOf = Callable[[str], str]
"""The public key in hex that has an id, "" where nobody here knows it."""


@dataclass(frozen=True, slots=True)
class RestSeen:
    """How the database's file lies: `blocks` compared, None where it is in use."""

    blocks: int | None = None
    findings: tuple[Finding, ...] = ()


class Rest(Protocol):
    """The database's file while nobody writes to it."""

    @property
    def stands(self) -> bool:
        """Whether nobody has written since the file was sealed."""

    def closed(self) -> bool:
        """Seal the file, if it lies at rest and bears no seal."""

    def seen(self, key_of: KeyOf) -> RestSeen:
        """The file held against its seal."""


class NoSigner:
    """A station without a key."""

    def sign(self, message: Callable[[str], bytes]) -> tuple[str, str]:  # noqa: ARG002 - as the port asks
        """Nothing."""
        return "", ""

    def signed_by(self, public: str, message: bytes, signature: str) -> bool:  # noqa: ARG002 - as above
        """Never."""
        return False

    def public_keys(self) -> Mapping[str, str]:
        """None."""
        return {}


class NoWitness:
    """A station with no second place."""

    def remember(self, checkpoint: Checkpoint) -> bool:  # noqa: ARG002 - as the port asks
        """Never."""
        return False

    def remembered(self) -> tuple[Checkpoint, ...] | None:
        """Nothing can be read."""
        return None


class NoRest:
    """A database that is no file of ours."""

    stands = True

    def closed(self) -> bool:
        """Nothing to seal."""
        return False

    def seen(self, key_of: KeyOf) -> RestSeen:  # noqa: ARG002 - as the port asks
        """Nothing to look at."""
        return RestSeen()


@dataclass(frozen=True, slots=True)
class AuditHouse:
    """What signs checkpoints, where they are remembered, and how the file lay at rest."""

    signer: Signer = field(default_factory=NoSigner)
    witness: Witness = field(default_factory=NoWitness)
    rest: Rest = field(default_factory=NoRest)


NO_AUDIT: Final = AuditHouse()
"""Its journal is chained all the same."""

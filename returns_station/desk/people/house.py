"""What people at the desk need of the world: a way to keep secrets, chance, and a steady clock."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol


class Secrets(Protocol):
    """Keeps PINs and passphrases so that who steals the store learns little: argon2id, peppered.

    A pepper lies on the shop's own computers, never in the store; there it is known by its name.
    """

    def has(self, pepper: str) -> bool:
        """Whether the pepper of this name is here."""

    def make_pepper(self) -> str:
        """Make one, keep it, and give its name; raises PepperLostError where none can be kept."""

    def named_by(self, code: str) -> str:
        """The name of the pepper that a join code tells; "" for a code misread."""

    def join(self, code: str) -> None:
        """Keep the pepper that a join code tells."""

    def join_code(self, pepper: str) -> str:
        """What brings a pepper to another computer of the shop; "" where it is not here."""

    def keep(self, secret: str, pepper: str) -> str:
        """A secret as it is stored."""

    def holds(self, kept: str, secret: str) -> bool:
        """Whether this is the secret; as much work for "" as for a real one.

        Raises PepperLostError, after that work, where it was kept with a pepper that is not here.
        """

    def is_old(self, kept: str, pepper: str) -> bool:
        """Whether it was kept with less work than secrets are now, or with another pepper."""


class NoSecrets:
    """A station where nobody can be staff."""

    def has(self, pepper: str) -> bool:  # noqa: ARG002 - there is none
        """No."""
        return False

    def make_pepper(self) -> str:
        """Our own mistake."""
        raise AssertionError("a station with staff is wired with secrets")

    def named_by(self, code: str) -> str:  # noqa: ARG002 - there is none
        """None."""
        return ""

    def join(self, code: str) -> None:  # noqa: ARG002 - none is kept
        """As above."""
        self.make_pepper()

    def join_code(self, pepper: str) -> str:  # noqa: ARG002 - there is none
        """None."""
        return ""

    def keep(self, secret: str, pepper: str) -> str:  # noqa: ARG002 - none is kept
        """As above."""
        return self.make_pepper()

    def holds(self, kept: str, secret: str) -> bool:  # noqa: ARG002 - none is kept
        """As above."""
        return bool(self.make_pepper())

    def is_old(self, kept: str, pepper: str) -> bool:  # noqa: ARG002 - none is kept
        """Never."""
        return False


def _no_chance(size: int) -> bytes:
    raise AssertionError(f"a station with staff is wired with chance, {size} bytes of it")


@dataclass(frozen=True, slots=True)
class PeopleHouse:
    """What the door is wired with.

    `steady` counts milliseconds since the machine was started, sleep included, and never jumps.
    """

    secrets: Secrets
    chance: Callable[[int], bytes] = _no_chance
    steady: Callable[[], int] = lambda: 0


NO_PEOPLE: Final = PeopleHouse(NoSecrets())

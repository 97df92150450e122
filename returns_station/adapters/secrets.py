"""PINs and passphrases kept as argon2id over HMAC-SHA-256 with a pepper (docs/decisions/0125)."""

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from returns_station.adapters.peppers import Peppers, name_of
from returns_station.desk.people.errors import PepperLostError
from returns_station.people.badge import join_code, pepper_in
from returns_station.phrase import Phrase

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_MARK: Final = ":"


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work a guess is: passes, memory in KiB, lanes (RFC 9106, section 4)."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


NOW: Final = Cost()
"""RFC 9106's second recommended choice: 64 MiB, three passes."""


class PepperedSecrets:
    """Keeps secrets as "pepper's name:argon2 text"."""

    def __init__(self, peppers: Peppers, cost: Cost = NOW) -> None:
        """Keep with this much work from now on; what was kept with other work is still read."""
        self._peppers = peppers
        self._cost = cost

    def has(self, pepper: str) -> bool:
        """Whether the pepper of this name is here."""
        return self._peppers.get(pepper) is not None

    def make_pepper(self) -> str:
        """Make one, keep it, and give its name; raises PepperLostError where none can be kept."""
        return self._put(None)

    def named_by(self, code: str) -> str:
        """The name of the pepper that a join code tells; "" for a code misread."""
        pepper = pepper_in(code)
        return name_of(pepper) if pepper is not None else ""

    def join(self, code: str) -> None:
        """Keep the pepper that a join code tells."""
        pepper = pepper_in(code)
        assert pepper is not None, "asked for its name first"
        self._put(pepper)

    def join_code(self, pepper: str) -> str:
        """What brings a pepper to another computer of the shop; "" where it is not here."""
        found = self._peppers.get(pepper)
        return join_code(found) if found is not None else ""

    def keep(self, secret: str, pepper: str) -> str:
        """A secret as it is stored."""
        found = self._peppers.get(pepper)
        if found is None:
            raise PepperLostError(Phrase("people.pepper_lost"))
        return f"{pepper}{_MARK}{self._hasher().hash(_peppered(secret, found))}"

    def holds(self, kept: str, secret: str) -> bool:
        """Whether this is the secret; as much work for "" as for a real one."""
        from argon2.exceptions import InvalidHashError, VerificationError

        name, _, hashed = kept.partition(_MARK)
        pepper = self._peppers.get(name)
        real = bool(hashed) and pepper is not None
        try:
            self._hasher().verify(
                hashed if real else self._nobody_s(), _peppered(secret, pepper or b"")
            )
        except (VerificationError, InvalidHashError):
            real = False
        if hashed and pepper is None:
            raise PepperLostError(Phrase("people.pepper_lost"))
        return real

    def is_old(self, kept: str, pepper: str) -> bool:
        """Whether it was kept with less work than secrets are now, or with another pepper."""
        name, _, hashed = kept.partition(_MARK)
        return name != pepper or self._hasher().check_needs_rehash(hashed)

    def _put(self, pepper: bytes | None) -> str:
        try:
            return self._peppers.make() if pepper is None else self._peppers.put(pepper)
        except OSError as error:
            raise PepperLostError(Phrase("people.pepper_not_kept")) from error

    def _nobody_s(self) -> str:
        """The hash of no secret, with the work of a real one: a stranger's try is held to it."""
        cost = self._cost
        work = f"m={cost.memory_kib},t={cost.passes},p={cost.lanes}"
        return f"$argon2id$v=19${work}${'A' * 22}${'A' * 43}"

    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher, Type  # lazy: only who signs in pays for it

        cost = self._cost
        return PasswordHasher(
            cost.passes, cost.memory_kib, cost.lanes, hash_len=32, salt_len=16, type=Type.ID
        )


def _peppered(secret: str, pepper: bytes) -> bytes:
    return hmac.digest(pepper, secret.encode(), "sha256")

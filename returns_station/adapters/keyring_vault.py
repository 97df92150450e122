"""The system's keyring, where there is a real one that opens without asking anybody."""

from contextlib import closing
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE: Final = "returns-station"
_REAL: Final = 1  # the priority from which on a keyring calls itself fit for use


class Vault(Protocol):
    """Where secrets are kept by name; any call may find it shut, and says so without a fuss."""

    def get(self, name: str) -> str:
        """The secret; "" where it is not to be had now."""

    def put(self, name: str, secret: str) -> bool:
        """Keep a secret; whether it is kept."""

    def drop(self, name: str) -> None:
        """Forget a secret."""


class KeyringVault:
    """Secrets in the user's own keyring: Credential Locker, Keychain, Secret Service."""

    # Its backends raise what their systems raise, and more; the key's file is always there instead.

    def get(self, name: str) -> str:
        """The secret; "" where it is not to be had now."""
        try:
            ring = _ring()
            return (ring.get_password(_SERVICE, name) or "") if ring else ""
        except Exception:  # noqa: BLE001 - as said above
            return ""

    def put(self, name: str, secret: str) -> bool:
        """Keep a secret and read it back; whether it is kept."""
        try:
            ring = _ring()
            if ring is None:
                return False
            ring.set_password(_SERVICE, name, secret)
        except Exception:  # noqa: BLE001 - as said above
            return False
        return self.get(name) == secret

    def drop(self, name: str) -> None:
        """Forget a secret."""
        try:
            ring = _ring()
            if ring is not None:
                ring.delete_password(_SERVICE, name)
        except Exception:  # noqa: BLE001 - as said above
            return


def _ring() -> "KeyringBackend | None":
    """A keyring that will not hold up a return with a question of its own."""
    import keyring  # lazy: takes 85 ms, and only a key that is kept there needs it

    chosen = keyring.get_keyring()
    each: list[KeyringBackend] = list(getattr(chosen, "backends", [chosen]))
    return next((ring for ring in each if ring.priority >= _REAL and _opens(ring)), None)


def _opens(ring: "KeyringBackend") -> bool:
    system = type(ring).__module__.rpartition(".")[2]
    return system in {"Windows", "macOS"} or (system == "SecretService" and not _is_locked())


def _is_locked() -> bool:
    # To open it, the Secret Service shows a window that asks for a password.
    import secretstorage

    with closing(secretstorage.dbus_init()) as bus:
        return bool(secretstorage.get_default_collection(bus).is_locked())

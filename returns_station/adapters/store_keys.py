"""The keys of encrypted databases, in the system's keyring alone."""

from secrets import token_hex
from typing import Final

from returns_station.adapters.keyring_vault import KeyringVault, Vault

_NAMED: Final = "database:"
_BYTES: Final = 32


class StoreKeys:
    """Keys by what an encrypted file begins with: a file that is moved or copied finds its own."""

    def __init__(self, vault: Vault) -> None:
        """Keep where they lie."""
        self._vault = vault

    def get(self, begins: str) -> str:
        """The key of a file; "" where it is not to be had."""
        return self._vault.get(_NAMED + begins)

    def keep(self, begins: str, key: str) -> bool:
        """Keep a key; whether it is safe."""
        return self._vault.put(_NAMED + begins, key)

    @staticmethod
    def make() -> str:
        """A new key: 256 bits of chance."""
        return token_hex(_BYTES)


def system_keys() -> StoreKeys:
    """The keys in the system's own keyring."""
    return StoreKeys(KeyringVault())


def store_key(begins: str) -> str:
    """The key of a file from the system's own keyring."""
    return system_keys().get(begins)

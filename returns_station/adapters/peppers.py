"""The shop's peppers: 32 bytes of chance each, in the system's keyring, else in a 0600 file."""

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from secrets import token_bytes, token_hex
from typing import Final

from returns_station.adapters.keyring_vault import KeyringVault, Vault
from returns_station.people.badge import PEPPER_BYTES

FILE: Final = "staff-peppers.json"
_MODE: Final = 0o600
_OTHERS: Final = 0o077
_NAME: Final = 8


def name_of(pepper: bytes) -> str:
    """What a pepper is known by where it may not be said."""
    return hashlib.sha256(b"returns-station pepper\n" + pepper).hexdigest()[:_NAME]


class Peppers:
    """Peppers by their names; the file tells which there are, and holds what no keyring took."""

    def __init__(self, folder: Path, vault: Vault | None = None) -> None:
        """Look in this folder; nothing is read before it is asked for."""
        self._folder = folder
        self._vault = vault or KeyringVault()
        self._loaded: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """The pepper of this name; None where it is not here, or the keyring is shut."""
        if name in self._loaded:
            return self._loaded[name]
        written = self._written()
        if not name or name not in written:
            return None
        try:
            pepper = bytes.fromhex(written[name] or self._vault.get(_entry(name)))
        except ValueError:
            return None
        if len(pepper) != PEPPER_BYTES or name_of(pepper) != name:
            return None
        self._loaded[name] = pepper
        return pepper

    def put(self, pepper: bytes) -> str:
        """Keep a pepper, in the keyring where it takes it; gives its name. Raises OSError."""
        name = name_of(pepper)
        if self.get(name) is not None:
            return name
        kept = self._vault.put(_entry(name), pepper.hex())
        self._write(self._written() | {name: "" if kept else pepper.hex()})
        return name

    def make(self) -> str:
        """A new one, kept; gives its name. Raises OSError."""
        return self.put(token_bytes(PEPPER_BYTES))

    def in_file(self) -> bool:
        """Whether a pepper lies in the file itself, for want of a keyring."""
        return any(self._written().values())

    def _written(self) -> dict[str, str]:
        self._shut()
        try:
            facts = json.loads((self._folder / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(facts, dict):
            return {}
        return {str(name): str(secret) for name, secret in facts.items()}

    def _shut(self) -> None:
        """Take the file from others' eyes, should somebody have opened it to them."""
        path = self._folder / FILE
        with suppress(OSError):
            if os.name != "nt" and path.stat().st_mode & _OTHERS:
                path.chmod(_MODE)

    def _write(self, facts: dict[str, str]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        half = self._folder / f"{FILE}.{token_hex(4)}.new"
        try:
            # Made for nobody else from its first moment on.
            handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(facts, file)
                file.flush()
                os.fsync(file.fileno())
            half.replace(self._folder / FILE)
        finally:
            half.unlink(missing_ok=True)


def _entry(name: str) -> str:
    return f"pepper-{name}"

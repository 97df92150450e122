"""A shop's database changed over to an encrypted file, and back."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from sqlalchemy import make_url

from db.ciphering import CipherError, begins_with, turned
from returns_station.phrase import Phrase


class KeyRing(Protocol):
    """Where keys lie."""

    def get(self, begins: str) -> str:
        """The key of a file by what it begins with."""

    def keep(self, begins: str, key: str) -> bool:
        """Keep a key; whether it is safe."""

    def make(self) -> str:
        """A new key."""


def turn(url: str, ring: KeyRing, told: Callable[[], object], *, encrypted: bool) -> bool:
    """Change a database over; whether it was otherwise before. Raises CipherError."""
    address = make_url(url)
    path = Path(address.database or "")
    if address.get_backend_name() != "sqlite" or not path.is_file():
        raise CipherError(Phrase("cipher.no_file"))
    begins = begins_with(path)
    if bool(begins) is encrypted:
        return False
    old = ring.get(begins) if begins else ""
    if begins and not old:
        raise CipherError(Phrase("cipher.no_key"))
    new = ring.make() if encrypted else ""
    # A file that is written anew is no longer as it lay at rest.
    told()
    turned(path, old=old, new=new, keep=lambda own: not new or ring.keep(own, new))
    return True

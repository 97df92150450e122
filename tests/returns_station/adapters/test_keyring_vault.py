"""The system's keyring: used where it is real and opens by itself, done without everywhere else."""

import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from returns_station.adapters.key_files import OWN
from returns_station.adapters.keyring_vault import KeyringVault
from tests.returns_station.adapters.test_signing import own, sealed, seals_in


class _Memory(KeyringBackend):
    """A keyring as keyring's own, in memory; `fault` as a system that fails."""

    priority = 5
    fault: Exception | None = None

    def __init__(self) -> None:
        # keyring types all but this.
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.fault:
            raise self.fault
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.fault:
            raise self.fault
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.fault:
            raise self.fault
        del self.kept[service, username]


# As it is named where it opens without asking anybody.
_Memory.__module__ = "keyring.backends.macOS"


@pytest.fixture
def keychain() -> Iterator[_Memory]:
    """A machine with a real keyring."""
    before, ring = keyring.get_keyring(), _Memory()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_that_the_system_s_keyring_keeps_the_key_where_there_is_one(
    tmp_path: Path, keychain: _Memory
) -> None:
    seals = seals_in(tmp_path, KeyringVault())
    seal = sealed(seals)

    assert list(keychain.kept) == [("returns-station", seal.key)]
    assert json.loads((tmp_path / OWN).read_text())["secret"] == ""
    assert sealed(seals_in(tmp_path, KeyringVault())) == seal
    seals.renew()
    assert list(keychain.kept) == [("returns-station", own(seals).id)]


def test_that_a_keyring_that_fails_is_done_without(tmp_path: Path, keychain: _Memory) -> None:
    keychain.fault = OSError("locked")

    seals = seals_in(tmp_path, KeyringVault())

    assert seals.holds(sealed(seals), own(seals))
    assert json.loads((tmp_path / OWN).read_text())["secret"]
    KeyringVault().drop("nothing")


def test_that_a_keyring_that_asks_questions_is_not_asked(tmp_path: Path, keychain: _Memory) -> None:
    class Asking(_Memory):
        __module__ = "keyring.backends.kwallet"

    keyring.set_keyring(Asking())

    seals_in(tmp_path, KeyringVault())

    assert json.loads((tmp_path / OWN).read_text())["secret"]
    assert keychain.kept == {}


def test_that_a_machine_without_a_keyring_says_so_and_nothing_is_kept() -> None:
    vault = KeyringVault()

    assert not vault.put("returns-station-test", "secret")
    assert vault.get("returns-station-test") == ""
    vault.drop("returns-station-test")

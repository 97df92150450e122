"""Secrets at rest: argon2id over a pepper that lies elsewhere, and what happens when it is lost."""

import json
from pathlib import Path

import pytest

from returns_station.adapters.peppers import FILE, Peppers
from returns_station.adapters.secrets import NOW, Cost, PepperedSecrets
from returns_station.desk.people.errors import PepperLostError
from tests.returns_station.adapters.vaults import Ring, no_ring
from tests.staff import CHEAP, OTHER_PIN, PIN


def secrets_in(folder: Path, ring: Ring | None = None, cost: Cost = CHEAP) -> PepperedSecrets:
    return PepperedSecrets(Peppers(folder, ring or no_ring()), cost)


def test_that_a_secret_is_argon2id_and_never_twice_the_same(tmp_path: Path) -> None:
    secrets = secrets_in(tmp_path)
    pepper = secrets.make_pepper()

    kept, again = secrets.keep(PIN, pepper), secrets.keep(PIN, pepper)

    assert kept.startswith(f"{pepper}:$argon2id$v=19$m=8,t=1,p=1$")
    assert kept != again
    assert secrets.holds(kept, PIN)
    assert not secrets.holds(kept, OTHER_PIN)


def test_that_the_work_is_what_rfc_9106_says() -> None:
    assert Cost(passes=3, memory_kib=65_536, lanes=4) == NOW


def test_that_nobody_s_secret_and_a_broken_one_hold_nothing(tmp_path: Path) -> None:
    secrets = secrets_in(tmp_path)
    pepper = secrets.make_pepper()

    assert not secrets.holds("", PIN)
    assert not secrets.holds(f"{pepper}:$argon2id$broken", PIN)


def test_that_a_pepper_lies_in_the_keyring_where_there_is_one(tmp_path: Path) -> None:
    ring = Ring()
    pepper = secrets_in(tmp_path, ring).make_pepper()
    kept = secrets_in(tmp_path, ring).keep(PIN, pepper)

    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8")) == {pepper: ""}
    assert not Peppers(tmp_path, ring).in_file()
    assert secrets_in(tmp_path, ring).holds(kept, PIN)


def test_that_a_pepper_lies_in_a_file_of_its_owner_s_alone_otherwise(tmp_path: Path) -> None:
    pepper = secrets_in(tmp_path).make_pepper()

    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert Peppers(tmp_path, no_ring()).in_file()
    assert secrets_in(tmp_path).has(pepper)


def test_that_a_file_that_others_can_read_is_shut(tmp_path: Path) -> None:
    pepper = secrets_in(tmp_path).make_pepper()
    (tmp_path / FILE).chmod(0o644)

    assert secrets_in(tmp_path).has(pepper)
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("torn", ("", "{", "[]", '{"x": 1}'))
def test_that_a_torn_file_is_a_lost_pepper_and_says_so(tmp_path: Path, torn: str) -> None:
    secrets = secrets_in(tmp_path)
    pepper = secrets.make_pepper()
    kept = secrets.keep(PIN, pepper)
    (tmp_path / FILE).write_text(torn, encoding="utf-8")

    with pytest.raises(PepperLostError):
        secrets_in(tmp_path).holds(kept, PIN)
    with pytest.raises(PepperLostError):
        secrets_in(tmp_path).keep(PIN, pepper)


def test_that_a_shut_keyring_is_told_and_works_again_when_it_opens(tmp_path: Path) -> None:
    ring = Ring()
    kept = secrets_in(tmp_path, ring).keep(PIN, secrets_in(tmp_path, ring).make_pepper())
    secrets = secrets_in(tmp_path, ring)
    ring.is_shut = True
    with pytest.raises(PepperLostError):
        secrets.holds(kept, PIN)
    ring.is_shut = False

    assert secrets.holds(kept, PIN)


def test_that_another_pepper_makes_the_same_pin_unreadable(tmp_path: Path) -> None:
    here, there = secrets_in(tmp_path / "here"), secrets_in(tmp_path / "there")
    kept = here.keep(PIN, here.make_pepper())
    other = there.make_pepper()

    stolen = f"{other}:{kept.partition(':')[2]}"

    assert not there.holds(stolen, PIN)


def test_that_a_join_code_carries_the_pepper_over(tmp_path: Path) -> None:
    here, there = secrets_in(tmp_path / "here"), secrets_in(tmp_path / "there")
    pepper = here.make_pepper()
    kept, code = here.keep(PIN, pepper), here.join_code(pepper)

    there.join(code)

    assert there.named_by(code) == pepper
    assert there.named_by(code[:-1]) == ""
    assert there.holds(kept, PIN)


def test_that_an_older_pepper_still_reads_and_asks_to_be_kept_anew(tmp_path: Path) -> None:
    secrets = secrets_in(tmp_path)
    old = secrets.make_pepper()
    kept = secrets.keep(PIN, old)
    new = secrets.make_pepper()

    assert secrets.holds(kept, PIN)
    assert secrets.is_old(kept, new)
    assert not secrets.is_old(kept, old)
    assert secrets_in(tmp_path, cost=Cost(2, 16, 1)).is_old(kept, old)


def test_that_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")

    with pytest.raises(PepperLostError):
        secrets_in(tmp_path / "taken").make_pepper()

"""The station's key: made once, kept from others, renewed when it is lost, never in the way."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from returns_station.adapters import key_files
from returns_station.adapters.key_files import OWN, OwnKey
from returns_station.adapters.keyring_vault import Vault
from returns_station.adapters.signing import KnownKeys, StationSeals
from returns_station.desk.sealing import StationKey
from returns_station.seal import Seal, seal_in
from tests.builders import kronor
from tests.returns_station.adapters.vaults import Ring, no_ring
from tests.returns_station.test_seal import a_slip

TODAY = date(2026, 11, 26)
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes; a folder's rights hold")


def seals_in(folder: Path, vault: Vault | None = None) -> StationSeals:
    """A station's seals on a machine without a keyring, or with this one."""
    return StationSeals(folder, "Disk 2", lambda: TODAY, vault or no_ring())


def own(seals: StationSeals) -> StationKey:
    """The key that signs."""
    assert seals.own is not None
    return seals.own


def sealed(seals: StationSeals) -> Seal:
    """The seal of a slip."""
    seal = seal_in(seals.seal(a_slip()))
    assert seal is not None
    return seal


def test_that_a_signed_slip_holds_by_its_own_key_alone(tmp_path: Path) -> None:
    ours, theirs = seals_in(tmp_path / "ours"), seals_in(tmp_path / "theirs")

    seal = sealed(ours)

    assert ours.holds(seal, own(ours))
    assert not ours.holds(seal, own(theirs))
    forged = replace(own(theirs), id=seal.key)
    assert not ours.holds(seal, forged)


def test_that_no_fact_can_be_changed_under_a_signature(tmp_path: Path) -> None:
    seals = seals_in(tmp_path)
    seal, key = sealed(seals), own(seals)

    others = (
        replace(seal.facts, number="RS000000013"),
        replace(seal.facts, day=date(2026, 11, 27)),
        replace(seal.facts, total=kronor(4990)),
        replace(seal.facts, total=None),
        replace(seal.facts, digest=bytes(8)),
        replace(seal.facts, practice=True),
    )

    assert not any(seals.holds(replace(seal, facts=facts), key) for facts in others)
    assert not seals.holds(replace(seal, signature=bytes(64)), key)


def test_that_any_changed_letter_of_a_code_is_seen(tmp_path: Path) -> None:
    seals = seals_in(tmp_path)
    text, key = seals.seal(a_slip()), own(seals)

    for at, letter in enumerate(text):
        changed = seal_in(text[:at] + ("B" if letter == "A" else "A") + text[at + 1 :])
        assert changed is None or changed.key != key.id or not seals.holds(changed, key)


def test_that_a_key_is_made_once_and_signs_alike_ever_after(tmp_path: Path) -> None:
    first = seals_in(tmp_path)
    text = first.seal(a_slip())

    again = seals_in(tmp_path)

    assert own(again) == own(first)
    assert again.seal(a_slip()) == text
    assert again.renewed is None


@POSIX
def test_that_nobody_else_can_read_the_key_s_file(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        seals_in(tmp_path)
    finally:
        os.umask(before)

    assert (tmp_path / OWN).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [OWN]


@POSIX
def test_that_a_file_others_could_read_is_shut_and_remembered(tmp_path: Path) -> None:
    seals_in(tmp_path)
    (tmp_path / OWN).chmod(0o644)

    seals_in(tmp_path).seal(a_slip())

    assert (tmp_path / OWN).stat().st_mode & 0o777 == 0o600
    kept = key_files.own_key(tmp_path)
    assert kept is not None
    assert kept.exposed == TODAY.isoformat()


def test_that_a_key_in_the_keyring_is_in_no_file(tmp_path: Path) -> None:
    ring = Ring()
    seals = seals_in(tmp_path, ring)
    seal = sealed(seals)

    assert ring.secrets[own(seals).id] not in (tmp_path / OWN).read_text()
    assert sealed(seals_in(tmp_path, ring)) == seal


def test_that_a_key_lost_with_its_keyring_gives_way_to_a_new_one(tmp_path: Path) -> None:
    before = seals_in(tmp_path, Ring())
    old = sealed(before)

    after = seals_in(tmp_path, no_ring())
    new = sealed(after)

    assert new.key != old.key
    assert after.renewed == own(after)
    assert after.holds(new, own(after))
    # What the old one signed stays true.
    assert after.known(old.key) == own(before)


def test_that_a_new_key_can_be_asked_for(tmp_path: Path) -> None:
    ring = Ring()
    seals = seals_in(tmp_path, ring)
    old = own(seals)

    made = seals.renew()

    assert made == own(seals) == own(seals_in(tmp_path, ring))
    assert made != old
    assert seals.known(old.id) == old
    assert sealed(seals).key == own(seals).id
    assert list(ring.secrets) == [own(seals).id]


@pytest.mark.parametrize("odd", (b"", b"{", b"[]", b'{"id": 1}', b"\xff\xfe", b"null"))
def test_that_a_file_no_one_can_make_sense_of_is_put_aside(tmp_path: Path, odd: bytes) -> None:
    (tmp_path / OWN).write_bytes(odd)

    seals = seals_in(tmp_path)

    assert seals.seal(a_slip())
    assert own(seals) == own(seals_in(tmp_path))
    assert (tmp_path / f"{OWN}.unreadable").read_bytes() == odd


def test_that_a_secret_that_is_not_the_key_s_own_is_not_signed_with(tmp_path: Path) -> None:
    other = seals_in(tmp_path / "other")
    seals_in(tmp_path)
    facts = json.loads((tmp_path / OWN).read_text())
    facts["secret"] = json.loads((tmp_path / "other" / OWN).read_text())["secret"]
    (tmp_path / OWN).write_text(json.dumps(facts))

    seals = seals_in(tmp_path)
    seal = sealed(seals)

    assert seal.key not in (facts["id"], own(other).id)
    assert seals.holds(seal, own(seals))


def test_that_a_folder_that_cannot_be_written_leaves_slips_unsigned(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    seals = seals_in(tmp_path / "file")

    assert seals.own is None
    assert seals.seal(a_slip()) == ""


def test_that_the_first_of_two_that_start_at_once_gives_both_its_key(tmp_path: Path) -> None:
    # The second has looked before the first was done.
    theirs = own(seals_in(tmp_path / "theirs"))
    late = OwnKey(theirs, "0" * 64)
    first = own(seals_in(tmp_path))

    kept = key_files.put_own(tmp_path, late, over=None)

    assert kept is not None
    assert kept.key == first


def test_that_many_stations_that_start_at_once_have_one_key(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from returns_station.adapters.signing import StationSeals\n"
        "sys.stdin.readline()\n"
        "print(StationSeals(Path(sys.argv[1]), 'Disk', lambda: date(2026, 11, 26)).own.id)\n"
    )
    each = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for one in each:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()

    ids = {one.communicate()[0].strip() for one in each}

    assert len(ids) == 1
    assert ids == {own(seals_in(tmp_path)).id}


def test_that_what_a_cut_left_half_done_is_no_key(tmp_path: Path) -> None:
    (tmp_path / f"{OWN}.0badcafe.new").write_text('{"id": "0ba')

    seals = seals_in(tmp_path)

    assert own(seals) == own(seals_in(tmp_path))


def test_that_known_keys_are_enough_to_judge_a_paper(tmp_path: Path) -> None:
    there = seals_in(tmp_path / "there")
    seal = sealed(there)
    key_files.keep_keys(tmp_path / "here", (own(there),))

    here = KnownKeys(tmp_path / "here")

    key = here.known(seal.key)
    assert key == own(there)
    assert here.holds(seal, own(there))
    assert here.seal(a_slip()) == ""


def test_that_a_key_under_another_s_name_is_not_known(tmp_path: Path) -> None:
    theirs = own(seals_in(tmp_path / "theirs"))
    key_files.keep_keys(tmp_path, (replace(theirs, id="00000000"),))

    assert KnownKeys(tmp_path).known("00000000") is None

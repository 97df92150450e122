"""The journal's chain."""

from dataclasses import dataclass, replace

from returns_station.journal import (
    START,
    Entry,
    commitment,
    digest_of,
    entry_after,
    first_broken,
)


@dataclass(frozen=True, slots=True)
class Happened:
    """Something."""

    what: str


def a_chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    last: tuple[int, str] | None = None
    for n in range(length):
        at = f"2026-11-26T13:{n:02}:00+00:00"
        entries.append(entry_after(last, (Happened(f"n{n}"),), at=at, actor="Maja", desk="Disk 2"))
        last = (entries[-1].seq, entries[-1].hash)
    return entries


def test_that_the_first_formula_never_changes() -> None:
    body = '[["Happened",{"what":"åäö"}]]'
    entry = Entry(1, "2026-11-26", "Maja", "Disk 2", body, START, "", "v1")

    assert digest_of(entry) == "4bf81a98dae8d4d50816852ee5f6cf859c8a9347b111aa9a3daf94afda54c978"


def test_that_the_second_formula_never_changes() -> None:
    said = {"at": "2026-11-26", "actor": "Maja", "desk": "Disk 2"}

    entry = entry_after(None, (Happened("åäö"),), **said)
    after = entry_after((1, entry.hash), (Happened("b"),), **said, details="c" * 64)

    assert (entry.previous, entry.formula) == (START, "v2")
    assert entry.body == '[["Happened",{"what":"åäö"}]]'
    assert entry.hash == "1470988d5514b722c93941a3eea617b4347773667c2cce3e96bd84843edc682b"
    assert after.hash == "e8024b64f13d9a4567f4405d2db6da41f440901f21637c339d6392652b2be4b4"
    assert [entry.hash, after.hash] == [digest_of(entry), digest_of(after)]


def test_that_a_commitment_never_changes() -> None:
    assert commitment("00" * 16, '{"note":"åäö"}') == (
        "24eb8ea3918aa026c769ae0b4f890324e2bdd8c92a1f012fae3c8e4e98f1a5b4"
    )


def test_that_an_entry_of_an_unknown_formula_does_not_hold() -> None:
    chain = a_chain(2)

    assert first_broken([chain[0], replace(chain[1], formula="v9")]) == 2


def test_that_a_whole_chain_holds() -> None:
    assert first_broken(a_chain(5)) is None


def test_that_a_changed_entry_is_found_where_it_stands() -> None:
    chain = a_chain(5)
    chain[2] = replace(chain[2], body=chain[2].body.replace("n2", "n9"))

    assert first_broken(chain) == 3


def test_that_a_missing_or_swapped_entry_is_found() -> None:
    chain = a_chain(5)

    assert first_broken([*chain[:1], *chain[2:]]) == 2
    assert first_broken([chain[0], chain[2], chain[1], *chain[3:]]) == 2


def test_that_an_entry_recomputed_alone_breaks_the_next() -> None:
    chain = a_chain(4)
    forged = entry_after(
        (1, chain[0].hash), (Happened("forged"),), at=chain[1].at, actor="Maja", desk="Disk 2"
    )

    assert first_broken([chain[0], forged, *chain[2:]]) == 3

"""The journal's chain."""

from dataclasses import dataclass, replace

from returns_station.journal import START, Entry, entry_after, first_broken


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


def test_that_the_formula_never_changes() -> None:
    entry = entry_after(None, (Happened("åäö"),), at="2026-11-26", actor="Maja", desk="Disk 2")

    assert entry.previous == START
    assert entry.body == '[["Happened",{"what":"åäö"}]]'
    assert entry.hash == "4bf81a98dae8d4d50816852ee5f6cf859c8a9347b111aa9a3daf94afda54c978"


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

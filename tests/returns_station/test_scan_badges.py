"""Badges: told from everything else, and no part of one is ever shown or looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.desk.searching import search
from returns_station.people.badge import (
    badge_from,
    join_code,
    pepper_in,
    recovery_code,
    recovery_in,
)
from returns_station.scan import Badge, Typed, read
from returns_station.scan.badges import holds_badge
from returns_station.scan.crockford import LETTERS

CHANCE = st.binary(min_size=16, max_size=16)
CODE = badge_from(bytes(range(16)))


@given(CHANCE)
def test_that_every_badge_is_read_also_with_caps_lock(chance: bytes) -> None:
    code = badge_from(chance)

    scans = [read(text) for text in (code, code.lower(), f"]Q0{code}\r", f" {code}\t")]

    assert [scan.code for scan in scans if isinstance(scan, Badge)] == [code] * 4
    assert code.isascii()
    assert code.isalnum()
    assert code.isupper()


@given(CHANCE, st.integers(2, 29), st.sampled_from(LETTERS))
def test_that_a_badge_with_a_wrong_letter_opens_nothing_and_is_not_shown(
    chance: bytes, at: int, letter: str
) -> None:
    code = badge_from(chance)
    wrong = code[:at] + letter + code[at + 1 :]

    scan = read(wrong)

    assert isinstance(scan, Badge)
    assert (scan.raw, scan.code) == ("", wrong if wrong == code else "")


@given(CHANCE, st.integers(2, 28))
def test_that_two_letters_swapped_are_seen(chance: bytes, at: int) -> None:
    code = badge_from(chance)
    wrong = code[:at] + code[at + 1] + code[at] + code[at + 2 :]

    scan = read(wrong)

    assert isinstance(scan, Badge)
    assert scan.code == ("" if wrong != code else code)


@pytest.mark.parametrize(
    "torn",
    (CODE[:-1], CODE[1:], CODE[2:], CODE * 2, f"07350012345678{CODE}", f"{CODE}X", f"{CODE}" * 20),
)
def test_that_a_torn_badge_is_never_shown(torn: str) -> None:
    scan = read(torn)

    assert isinstance(scan, Badge)
    assert scan.code == ""
    assert scan.raw == ""
    assert CODE[4:12] not in repr(scan)


def test_that_a_badge_is_in_no_repr() -> None:
    assert CODE not in repr(read(CODE))


@pytest.mark.parametrize(
    "text", ("SB-12", "SB 2041-1187", "550e8400e29b41d4a716446655440000", "Sven Bertilsson")
)
def test_that_what_only_looks_a_little_like_one_is_looked_for(text: str) -> None:
    assert isinstance(read(text), Typed)


@given(st.text(max_size=80))
def test_that_any_text_is_asked_without_a_word(text: str) -> None:
    assert holds_badge(text) in {True, False}


def test_that_the_search_looks_for_no_badge() -> None:
    class Unasked:
        """Views that nobody may ask."""

    hits = search(Unasked(), CODE)  # type: ignore[arg-type] # asking it anything fails

    assert hits.advice is not None
    assert hits.advice.key == "scan.badge"


@given(st.binary(min_size=14, max_size=14))
def test_that_a_code_on_paper_is_read_however_it_is_typed(chance: bytes) -> None:
    code = recovery_code(chance)

    assert recovery_in(code.lower().replace("-", " ")) == code
    assert recovery_in(code.replace("0", "O").replace("1", "l")) == code
    assert recovery_in(code[:-1]) == ""


@given(st.binary(min_size=32, max_size=32))
def test_that_a_join_code_brings_the_pepper_back(pepper: bytes) -> None:
    assert pepper_in(join_code(pepper).lower()) == pepper
    assert pepper_in(join_code(pepper)[1:]) is None

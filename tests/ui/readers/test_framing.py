"""Bytes from a line become scans: joined, cut, never glued to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.scan import Goods, read
from ui.readers.framing import PAUSE_MS, Framing, Heard

EAN = "7310865004703"
LONGEST = 513


def heard(*chunks: bytes, gap_ms: float = 1, framing: Framing | None = None) -> Heard:
    """What comes of these chunks, so long after each other."""
    framing = framing or Framing()
    told = [framing.take(chunk, place * gap_ms) for place, chunk in enumerate(chunks)]
    scans = tuple(scan for one in told for scan in one.scans)
    return Heard(scans, broken=any(one.broken for one in told))


@pytest.mark.parametrize("end", (b"\r", b"\n", b"\r\n", b"\x03", b"\x03\r\n"))
def test_that_a_scan_ends_by_what_scanners_end_it_with(end: bytes) -> None:
    assert heard(EAN.encode() + end) == Heard((EAN,))


def test_that_frames_are_taken_off() -> None:
    assert heard(b"\x02RS000000427\x03\r\n") == Heard(("RS000000427",))


def test_that_partial_writes_are_joined() -> None:
    assert heard(b"731", b"08650", b"04703", b"\r") == Heard((EAN,))


def test_that_two_scans_in_one_write_are_two() -> None:
    assert heard(b"7310865004703\r7310865004703\r") == Heard((EAN, EAN))


def test_that_a_stalled_beginning_is_not_glued_to_the_next_scan() -> None:
    said = heard(b"73108", b"7310865004703\r", gap_ms=PAUSE_MS + 1)

    assert said == Heard((EAN,), broken=True)


def test_that_a_pause_ends_a_scan_only_where_the_scanner_sends_nothing_after_it() -> None:
    patient = Framing(ends_by_pause=True)
    patient.take(EAN.encode(), 0)

    assert patient.wait(PAUSE_MS) == Heard()
    assert patient.wait(PAUSE_MS + 1) == Heard((EAN,))
    assert patient.wait(2 * PAUSE_MS) == Heard()


def test_that_a_frame_that_begins_anew_lets_the_broken_one_go() -> None:
    assert heard(b"\x02731086\x02RS000000427\x03") == Heard(("RS000000427",), broken=True)


def test_that_the_separator_of_a_gs1_code_survives() -> None:
    code = "]C10107310865004703" + "10AB-1\x1d21X1"

    said = heard(code.encode() + b"\r")

    assert said == Heard((code,))
    assert read(said.scans[0]) == Goods("07310865004703", code[3:], serial="X1", batch="AB-1")


def test_that_ten_thousand_letters_cost_no_more_than_is_looked_at() -> None:
    said = heard(b"9" * 10_000 + b"\r" + EAN.encode() + b"\r")

    assert said == Heard(("9" * LONGEST, EAN))


@pytest.mark.parametrize(
    ("data", "text"),
    (("Åsa".encode(), "Åsa"), ("Åsa".encode("latin-1"), "Åsa"), (b"\x00\x1b\x07", "\x00\x1b\x07")),
)
def test_that_letters_of_old_and_new_scanners_are_read(data: bytes, text: str) -> None:
    assert heard(data + b"\r") == Heard((text,))


@given(st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1)))
def test_that_it_never_matters_how_a_line_is_cut(codes: list[str]) -> None:
    line = "".join(f"{code}\r\n" for code in codes).encode()

    whole = heard(line)
    cut = heard(*(line[place : place + 1] for place in range(len(line))))

    assert whole == cut == Heard(tuple(code[:LONGEST] for code in codes))


@given(st.lists(st.binary(max_size=40)))
def test_that_no_bytes_at_all_can_break_it(chunks: list[bytes]) -> None:
    said = heard(*chunks)

    assert all(0 < len(scan) <= LONGEST for scan in said.scans)
    assert not any(mark in scan for scan in said.scans for mark in "\x02\x03\r\n")

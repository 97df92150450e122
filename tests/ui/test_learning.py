"""A scanner is learned from three scans: its prefix, its ending, its pace and its board."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.wedge.learning import KNOWN, Heard, Learned, Stroke, heard_in, learned_from

EAN = "7310865004703"
OTHER = "4006381333931"
ENTER = Stroke(0, "", "", "Enter")
TAB = Stroke(0, "", "", "Tab")
LINE_FEED = Stroke(0, "\n", "\n")
# Where a Swedish board has other letters than the American keys that a scanner presses.
SWEDISH = str.maketrans("~-/_", "½+-?")


def typed(
    code: str, *endings: Stroke, each_ms: int = 2, text: str = "", start: int = 0
) -> tuple[Stroke, ...]:
    """Keys at this pace; `text` is what the system's board makes of them."""
    letters = [Stroke(0, said, meant) for said, meant in zip(text or code, code, strict=True)]
    return tuple(
        Stroke(start + nr * each_ms, stroke.text, stroke.placed, stroke.name)
        for nr, stroke in enumerate((*letters, *endings))
    )


def heard(code: str, *endings: Stroke, each_ms: int = 2, text: str = "") -> Heard:
    (one,) = heard_in(typed(code, *endings, each_ms=each_ms, text=text))
    return one


@pytest.mark.parametrize(
    ("code", "endings", "prefix", "ends_with"),
    (
        (EAN, (ENTER,), "", "enter"),
        (EAN, (TAB,), "", "tab"),
        (EAN, (ENTER, LINE_FEED), "", "enter"),
        (EAN, (), "", "nothing"),
        (f"~{EAN}", (ENTER,), "~", "enter"),
        (f"\x02{EAN}", (ENTER,), "\x02", "enter"),
        (f"\x02{EAN}\x03", (), "\x02", "nothing"),
        (f"AX{EAN}", (TAB,), "AX", "tab"),
        (f"]E0{EAN}", (ENTER,), "", "enter"),
        (f"~]E0{EAN}", (ENTER,), "~", "enter"),
        (f"~{KNOWN}", (ENTER,), "~", "enter"),
        ("#1001", (ENTER,), "", "enter"),
        ("(01)07310865004703", (ENTER,), "", "enter"),
        ("0107310865004703", (ENTER,), "", "enter"),
        ("\x02ABC-1", (ENTER,), "\x02", "enter"),
    ),
)
def test_that_prefix_and_ending_are_learned(
    code: str, endings: tuple[Stroke, ...], prefix: str, ends_with: str
) -> None:
    learned = learned_from((heard(code, *endings),) * 3)

    assert (learned.prefix, learned.ends_with) == (prefix, ends_with)


def test_that_a_prefix_is_what_different_codes_have_in_common() -> None:
    shots = (heard(f"~{EAN}", ENTER), heard("~#1001", ENTER), heard(f"~{KNOWN}", ENTER))

    assert learned_from(shots).prefix == "~"
    assert learned_from((*shots, heard(EAN, ENTER))).prefix == ""


def test_that_endings_that_differ_are_none_to_rely_on() -> None:
    assert learned_from((heard(EAN, ENTER), heard(EAN, TAB))).ends_with == "nothing"


@pytest.mark.parametrize(
    ("placed", "text", "us_keys", "certain"),
    (
        (KNOWN, KNOWN.translate(SWEDISH), True, True),
        (KNOWN.translate(SWEDISH), KNOWN, False, True),
        (EAN, EAN, True, True),
        ("AB-1", "AB+1", True, False),
        (f"~{EAN}", f"½{EAN}", True, False),
    ),
)
def test_that_a_known_code_tells_which_board_the_scanner_types_for(
    placed: str, text: str, *, us_keys: bool, certain: bool
) -> None:
    learned = learned_from((heard(placed, ENTER, text=text),))

    assert (learned.us_keys, learned.certain) == (us_keys, certain)


@pytest.mark.parametrize(("each_ms", "gap_ms"), ((1, 35), (20, 35), (30, 45), (60, 90), (79, 100)))
def test_that_a_slow_scanner_is_given_more_time_and_none_too_much(
    each_ms: int, gap_ms: int
) -> None:
    shot = heard(EAN, ENTER, each_ms=each_ms)

    assert not shot.typed
    assert learned_from((shot,)).gap_ms == gap_ms


def test_that_a_person_is_told_apart() -> None:
    times = [0, 95, 160, 290, 371, 520, 610]
    by_hand = tuple(Stroke(at, letter, letter) for at, letter in zip(times, "anna 12", strict=True))

    assert heard_in(by_hand)[0].typed
    assert heard("123", ENTER).typed
    assert heard(EAN, ENTER, each_ms=200).typed


def test_that_two_scans_at_once_are_two_and_each_is_told_whole() -> None:
    first, second = heard_in((*typed(EAN, ENTER, LINE_FEED), *typed(OTHER, TAB, start=200)))

    assert (first.code(us_keys=True), second.code(us_keys=True)) == (EAN, OTHER)
    assert (first.ends_with, second.ends_with) == ("enter", "tab")
    assert first.took_ms == 28


def test_that_all_that_came_is_shown_by_name() -> None:
    strokes = (*typed("\x02A\x1d"), Stroke(9, "", "", "F5"), ENTER, LINE_FEED)

    (one,) = heard_in(strokes)

    assert one.shown(us_keys=True) == "<Ctrl+B>A<Ctrl+]><F5><Enter><Ctrl+J>"


@given(gaps=st.lists(st.integers(0, 300), min_size=4, max_size=40), ended=st.booleans())
def test_that_whatever_is_heard_is_learned_within_bounds(*, gaps: list[int], ended: bool) -> None:
    times = [sum(gaps[:nr]) for nr in range(len(gaps))]
    strokes = tuple(Stroke(at, "7", "7") for at in times) + ((ENTER,) if ended else ())

    shots = heard_in(strokes)
    learned = learned_from(shots)

    assert isinstance(learned, Learned)
    assert 35 <= learned.gap_ms <= 100
    assert all(after >= before for before, after in pairwise(times))

"""A return told of before: what the code says, and that it never says more than it may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.scan import Announced, Typed, announcement, read

MUG = "04006381333931"
FULL = Announced("2041-1187", (MUG, MUG), ("3",), "wrong_size", "exchange")
LONGEST_GOODS = 9


@pytest.mark.parametrize("page", ("", "https://granlov.example/retur", "https://a.example/?b=c"))
def test_that_what_is_written_is_what_is_read(page: str) -> None:
    assert read(announcement(FULL, page)) == FULL


@given(
    st.text("ABCåäö0123456789-/#&=+%", min_size=1, max_size=20),
    st.integers(0, LONGEST_GOODS),
    st.lists(st.integers(1, 30).map(str), max_size=5),
)
def test_that_any_receipt_comes_through(receipt: str, goods: int, lines: list[str]) -> None:
    told = read(announcement(Announced(receipt, (MUG,) * goods, tuple(lines))))

    assert isinstance(told, Announced)
    assert (told.receipt, told.goods) == (receipt, (MUG,) * goods)
    assert sorted(told.lines) == sorted(lines)


@pytest.mark.parametrize(
    "code",
    (
        "?rs=1",
        "?rs=1&r=",
        "?rs=1&r=1&r=2",
        "?rs=2&r=2041-1187",
        f"?rs=1&r={'9' * 65}",
        "?rs=1&r=2041-1187&g=4006381333932",
        "?rs=1&r=2041-1187&g=4006381333931*99",
        "?rs=1&r=2041-1187" + "&l=1" * 61,
        "http://[?rs=1&r=1",
    ),
)
def test_that_half_a_story_is_no_story(code: str) -> None:
    assert isinstance(read(code), Typed)


def test_that_names_nobody_could_have_are_left_out() -> None:
    told = read("?rs=1&r=2041-1187&w=<b>&o=" + "x" * 90)

    assert told == Announced("2041-1187")


@given(st.text(max_size=200))
def test_that_no_such_code_is_ever_an_error(text: str) -> None:
    told = read("?rs=1&r=2041-1187&" + text)

    assert not isinstance(told, Announced) or told.receipt == "2041-1187"
